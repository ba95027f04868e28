// Puts the invented events into the database: a series, single events, one in person, one that is called off, and some that are over.
import { sql } from 'kysely'
import { renderMarkdown } from '#core/markdown/render.ts'
import { datesOf, ruleOf } from '#features/events/repeat.ts'
import { keepSubjects } from '#features/events/subjects.ts'
import { momentOf } from '#features/events/times.ts'
import type { Db } from '#platform/db/connect.ts'
import { coffee, type DemoEvent, runningOrder, single } from './events.ts'
import { addCall, addParts, addProposals, addRecord, addTheDay } from './fill-event-days.ts'
import { DAY, type Ids, idOf } from './fill-posts.ts'

const ZONE = 'Europe/London'
const HOUR = 3_600_000

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
}

/** The same, and on a working day whose next one is too. */
function workday(days: number): string {
  const weekday = new Date(Date.now() + days * DAY).getUTCDay()
  return dayFromNow(days + ((weekday === 5 ? 3 : 0) + (weekday === 6 ? 2 : 0) + (weekday === 0 ? 1 : 0)))
}

/** The next Thursday, three weeks back: so that some dates of the series are over. */
function firstThursday(): string {
  const today = new Date()
  return dayFromNow(((11 - today.getUTCDay()) % 7) - 42)
}

export async function fillEvents(db: Db, ids: Ids): Promise<void> {
  for (const event of single) await addEvents(db, ids, event, [momentOf(workday(event.inDays), event.at, ZONE) as Date], null)
  const day = firstThursday()
  const first_local = `${day}T10:00`
  const rule = ruleOf('fortnightly', day)
  const { id } = await db
    .insertInto('event_series')
    .values({
      ...{ title: coffee.title, rule, first_local, minutes: 60, zone: ZONE, clock: '10:00', clock_zone: ZONE },
      created_by: idOf(ids, 'hanna'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addEvents(
    db,
    ids,
    { ...coffee, inDays: 0, at: '10:00', hours: 1 },
    datesOf(rule, first_local, ZONE, { now: new Date() }),
    id,
  )
  const next = await db
    .selectFrom('events')
    .where('series_id', '=', id)
    .where('starts_at', '>', new Date())
    .orderBy('starts_at')
    .select(['id', 'starts_at'])
    .limit(1)
    .executeTakeFirstOrThrow()
  await addParts(db, ids, next.id, runningOrder)
  await addTheDay(db, ids, next.id)
  // The year end moves one date by a day, as it does.
  await sql`
    update events set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day', moved_from = starts_at, is_special = true, sequence = 1, title = ${`${coffee.title}: bring a chart`}
    where id = (select id from events where series_id = ${id} and starts_at > ${next.starts_at} order by starts_at limit 1)`.execute(
    db,
  )
  await addProposals(db, ids)
}

async function addEvents(db: Db, ids: Ids, event: DemoEvent, dates: Date[], seriesId: number | null): Promise<void> {
  const { title, kind, hosts, hours, place = 'online', address = '', access = '', level = 'all', bring = '', body, off } = event
  const { html } = await renderMarkdown(body)
  const rows = await db
    .insertInto('events')
    .values(
      dates.map((at) => ({
        ...{ title, kind, place, address, access, level, bring, body, html, zone: ZONE, invented: true },
        ...{
          series_id: seriesId,
          series_at: seriesId === null ? null : at,
          starts_at: at,
          ends_at: new Date(at.getTime() + hours * HOUR),
        },
        ...{ is_recorded: event.recorded ?? false, has_captions: event.captions ?? false, created_by: idOf(ids, hosts[0]!) },
        capacity: event.places ?? null,
        ...(off ? { cancelled_at: new Date(), cancelled_why: off, sequence: 1 } : {}),
      })),
    )
    .returning('id')
    .execute()
  await db
    .insertInto('event_hosts')
    .values(rows.flatMap((row) => hosts.map((key, position) => ({ event_id: row.id, member_id: idOf(ids, key), position }))))
    .execute()
  const eventIds = rows.map((row) => row.id)
  if (event.tags) await keepSubjects(db, eventIds, event.tags)
  if (event.parts) await addParts(db, ids, eventIds[0]!, event.parts)
  if (event.callUntil) await addCall(db, ids, eventIds[0]!, event.callUntil)
  await addPlaces(db, ids, eventIds[0]!, event)
  if (event.record) await addRecord(db, eventIds[0]!, event.record)
}

/** Those who come, and those who wait; where it is over, those who came. */
async function addPlaces(db: Db, ids: Ids, eventId: number, { coming = [], places, inDays }: DemoEvent): Promise<void> {
  if (coming.length === 0) return
  await db
    .insertInto('event_places')
    .values(
      coming.map((key, at) => ({
        event_id: eventId,
        member_id: idOf(ids, key),
        state: at < (places ?? coming.length) ? ('going' as const) : ('waiting' as const),
        ...(inDays < 0 ? { came_at: new Date(Date.now() + inDays * DAY), agrees: true } : {}),
      })),
    )
    .execute()
}
