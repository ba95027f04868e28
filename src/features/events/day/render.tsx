import { render } from 'preact-render-to-string'
import type { Db } from '#platform/db/connect.ts'
import type { Section } from './actions.ts'
import type { Present } from './present.ts'
import { findPad, listAsks, listLinks, listPolls } from './queries.ts'
import { Asks } from './views/Asks.tsx'
import { Links, Pad } from './views/Pad.tsx'
import { Polls } from './views/Polls.tsx'

/** One part of the room as it stands on the page. */
export async function sectionHtml(db: Db, who: Present, what: Section): Promise<string> {
  const { id } = who.event
  if (what === 'pad') return render(<Pad who={who} pad={await findPad(db, id)} />)
  if (what === 'links') return render(<Links who={who} links={await listLinks(db, id)} />)
  if (what === 'asks') return render(<Asks who={who} asks={await listAsks(db, who)} />)
  return render(<Polls who={who} polls={await listPolls(db, who)} />)
}
