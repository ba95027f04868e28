// What events show on pages that all share.
import type { Db } from '#platform/db/connect.ts'
import { LinkButton } from '#platform/layout/buttons.tsx'
import { Card } from '#platform/layout/pieces.tsx'
import { markEvents } from './places.ts'
import { listComing } from './queries.ts'
import { EventLines } from './views/EventLines.tsx'

const ON_HOME = 3

/** What is on, on the home page. */
export async function homeSlot(db: Db) {
  const events = await listComing(db, { isOn: true }, new Date(), undefined, ON_HOME)
  if (events.length === 0) return undefined
  return (
    <Card title="What is on" more={{ href: '/events', label: 'All events' }}>
      <EventLines events={await markEvents(db, events)} label="Events" />
    </Card>
  )
}

/** In a space: what is on there. */
export function spaceSlot({ slug }: { slug: string }) {
  return (
    <LinkButton key="events" kind="quiet" href={`/events?space=${slug}`}>
      Events here
    </LinkButton>
  )
}
