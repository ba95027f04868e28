// Events that came before, and which of those that come now is which.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import { type Arrived, dayOfKey, keyOf, whatOfKey } from './arrived.ts'
import type { Written } from './compare.ts'

/** What is here under the keys of these events, or is another date of the same: with what an import wrote last of it. */
export async function listKnown(db: Db, events: Arrived[]) {
  const keys = events.map(({ key }) => key)
  const whats = [...new Set(keys.flatMap((key) => whatOfKey(key) ?? []))]
  const uids = uidsOf(events)
  return db
    .selectFrom('events as e')
    .leftJoin('event_series as s', 's.id', 'e.series_id')
    .leftJoin('event_arrivals as a', 'a.event_id', 'e.id')
    .leftJoin('event_meetings as m', 'm.event_id', 'e.id')
    .where((eb) =>
      eb.or([
        sql<boolean>`e.arrived_as = any (${[...keys, ...uids]})`,
        sql<boolean>`regexp_replace(e.arrived_as, ' \\d{4}-\\d{2}-\\d{2}([T ]\\S*)?$', '') = any (${whats})`,
        sql<boolean>`s.arrived_as = any (${uids})`,
      ]),
    )
    .select(['e.id', 'e.arrived_as', 'e.series_id', 'e.series_at', 'e.title', 'e.kind', 'e.body', 'e.starts_at', 'e.ends_at'])
    .select(['e.zone', 'e.place', 'e.address', 'e.cancelled_at', 'e.sequence', 'e.moved_from', 's.arrived_as as series_key'])
    .select(['m.link', 'm.passcode'])
    .select(sql<Written | null>`a.wrote`.as('wrote'))
    .select(sql<boolean>`exists (select from event_hosts h where h.event_id = e.id)`.as('has_hosts'))
    .orderBy('e.id')
    .execute()
}

export type Known = Awaited<ReturnType<typeof listKnown>>[number]

const uidsOf = (events: Arrived[]) => [...new Set(events.flatMap(({ repeats }) => (repeats ? [keyOf(repeats.uid)] : [])))]

/** The keys of those that repeat and whose series somebody ended here. */
export async function listEnded(db: Db, events: Arrived[]): Promise<Set<string | null>> {
  const rows = await db
    .selectFrom('event_series')
    .where(sql<boolean>`arrived_as = any (${uidsOf(events)})`)
    .where('ended_at', 'is not', null)
    .select('arrived_as')
    .execute()
  return new Set(rows.map(({ arrived_as }) => arrived_as))
}

/** Which known event each is, and known dates that are to come and are not there any more. */
export function matchAll(events: Arrived[], known: Known[], now: Date): { same: Map<Arrived, Known>; gone: Known[] } {
  const keys = new Set(events.map(({ key }) => key))
  const byKey = new Map(known.map((one) => [one.arrived_as, one]))
  const free = new Set(known)
  const same = new Map<Arrived, Known>()
  const pair = (event: Arrived, one: Known | undefined) => {
    if (!one || !free.delete(one)) return
    same.set(event, one)
  }
  for (const event of events) pair(event, byKey.get(event.key))
  // Moved within its day; or a date that was made here by the rule, before its calendar told of it; or one event that now repeats.
  const byDay = Map.groupBy(
    [...free].filter(({ arrived_as }) => arrived_as !== null && !keys.has(arrived_as)),
    ({ arrived_as }) => dayOfKey(arrived_as ?? ''),
  )
  const bySeries = new Map([...free].map((one) => [`${one.series_key} ${one.series_at?.getTime()}`, one]))
  for (const event of events) {
    if (same.has(event)) continue
    const day = dayOfKey(event.key)
    pair(event, day === undefined ? undefined : byDay.get(day)?.find((one) => free.has(one)))
    if (!event.repeats || same.has(event)) continue
    const uid = keyOf(event.repeats.uid)
    pair(event, bySeries.get(`${uid} ${event.series_at?.getTime()}`))
    const single = byKey.get(uid)
    if (!same.has(event) && single?.starts_at.getTime() === event.starts_at.getTime()) pair(event, single)
  }
  return { same, gone: goneOf(events, free, now) }
}

/** Of events that repeat, dates that came before, are to come, and that their calendar does not have now. */
function goneOf(events: Arrived[], free: Set<Known>, now: Date): Known[] {
  const upTo = new Map(events.flatMap(({ repeats }) => (repeats ? [[keyOf(repeats.uid), repeats.upTo] as const] : [])))
  return [...free].filter(({ arrived_as, series_key, series_at, starts_at, cancelled_at }) => {
    const end = upTo.get(series_key ?? whatOfKey(arrived_as ?? '') ?? '')
    return end !== undefined && cancelled_at === null && starts_at > now && (series_at ?? starts_at) <= end
  })
}
