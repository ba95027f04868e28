// Takes events in: each once, however often it comes.
import { renderMarkdown } from '#core/markdown/render.ts'
import { sureFindIn } from '#core/patient-data/refuse.ts'
import type { House } from '#platform/house.ts'
import { cleanLine, cleanText } from '#platform/text.ts'
import { sayWhen } from '../times.ts'
import type { Arrived, Refused } from './arrived.ts'

export type Taken = { title: string; outcome: 'new' | 'here already' | 'refused'; said: string[] }

/** Keeps what can be kept; with `isDry` it only says what it would do. */
export async function keepArrived(house: House, events: (Arrived | Refused)[], isDry: boolean): Promise<Taken[]> {
  const taken: Taken[] = []
  for (const event of events)
    taken.push(
      'why' in event ? { title: event.title, outcome: 'refused', said: [event.why] } : await keepOne(house, event, isDry),
    )
  return taken
}

async function keepOne({ database }: House, event: Arrived, isDry: boolean): Promise<Taken> {
  const title = cleanLine(event.title).slice(0, 150)
  const body = cleanText(event.body).slice(0, 20_000)
  const patientData = sureFindIn([title, body, event.address])
  if (patientData) return { title: '(title left out)', outcome: 'refused', said: [patientData] }
  const said = [sayWhen(event), ...event.assumed]
  const known = await database.owner.selectFrom('events').select('id').where('arrived_as', '=', event.key).executeTakeFirst()
  if (known) return { title, outcome: 'here already', said }
  if (isDry) return { title, outcome: 'new', said }
  const { kind, starts_at, ends_at, zone, place, address, cancelled, key } = event
  const { html } = await renderMarkdown(body)
  await database.owner
    .insertInto('events')
    .values({
      ...{ title, kind, body, html, starts_at, ends_at, zone, place, address: cleanLine(address), arrived_as: key },
      ...(cancelled ? { cancelled_at: new Date(), cancelled_why: 'It was called off where it came from.' } : {}),
    })
    .onConflict((conflict) => conflict.column('arrived_as').doNothing())
    .execute()
  return { title, outcome: 'new', said }
}
