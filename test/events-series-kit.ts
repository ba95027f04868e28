// What tests of series look at: the dates of one as they stand in the database, and the form of a date filled in as its page gives it.
import { sql } from 'kysely'
import type { Town } from './kit.ts'
import type { Fields, Person } from './person.ts'

export type DateOf = {
  id: number
  title: string
  capacity: number | null
  starts_at: Date
  ends_at: Date
  sequence: number
  link: string | null
  off: boolean
  moved_from: Date | null
  wall: string
  ends: string
}

/** The dates of an event's series as its rule gives them, with what a wall shows in their zone. */
export async function datesOf(town: Town, id: number): Promise<DateOf[]> {
  const { rows } = await sql<DateOf>`
    select e.id, e.title, e.capacity, e.starts_at, e.ends_at, e.sequence, m.link, e.cancelled_at is not null as off, e.moved_from,
      to_char(e.starts_at at time zone e.zone, 'Dy HH24:MI') as wall, to_char(e.ends_at at time zone e.zone, 'Dy HH24:MI') as ends
    from events e left join event_meetings m on m.event_id = e.id
    where e.series_id = (select series_id from events where id = ${id}) order by e.series_at`.execute(town.db)
  return rows
}

export const seriesOf = async (town: Town, id: number) =>
  (
    await sql<{ title: string; ended_at: Date | null }>`
    select s.title, s.ended_at from event_series s join events e on e.series_id = s.id where e.id = ${id}`.execute(town.db)
  ).rows[0]!

/** The form of an event as its page gives it, with something else in it. */
export async function changeEvent(who: Person, id: number, more: Fields) {
  const { text } = await who.get(`/events/${id}/change`)
  const values: Fields = {}
  for (const [input] of text.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1]
    const isChoice = /type="(radio|checkbox)"/.test(input)
    const name = attribute('name')
    if (name && name !== 'q' && (!isChoice || / checked/.test(input))) values[name] = attribute('value') ?? (isChoice ? 'on' : '')
  }
  for (const [, name, body] of text.matchAll(/<textarea[^>]* name="(\w+)"[^>]*>([^<]*)<\/textarea>/g)) values[name!] = body!
  for (const [, name, body] of text.matchAll(/<select[^>]* name="(\w+)"[^>]*>(.*?)<\/select>/gs))
    values[name!] =
      /<option[^>]* selected[^>]* value="([^"]*)"|<option[^>]* value="([^"]*)"[^>]* selected/
        .exec(body!)
        ?.slice(1)
        .find(Boolean) ?? ''
  return who.post(`/events/${id}`, { ...values, ...more })
}
