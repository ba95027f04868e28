// Events, read through the wall and written as the viewer.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Reserve } from './coming-fields.ts'
import type { Kind } from './forms.ts'

export const EVENTS_A_PAGE = 30
/** A calendar program asks for everything each time: two years back and what is planned. */
export const MOST_IN_CALENDAR = 1000
const CALENDAR_BACK_DAYS = 730

export type Host = { id: number; name: string }

const hosts = sql<Host[]>`(
  select coalesce(json_agg(json_build_object('id', h.member_id, 'name', b.name) order by h.position, h.member_id), '[]')
  from event_hosts h join bylines b on b.id = h.member_id where h.event_id = e.id)`

function events(db: Db) {
  return db
    .selectFrom('events as e')
    .leftJoin('event_series as s', 's.id', 'e.series_id')
    .select([
      'e.id',
      'e.series_id',
      'e.series_at',
      'e.title',
      'e.kind',
      'e.starts_at',
      'e.ends_at',
      'e.zone',
      'e.place',
      'e.level',
    ])
    .select([
      'e.is_recorded',
      'e.has_captions',
      'e.sees',
      'e.cancelled_at',
      'e.cancelled_why',
      'e.sequence',
      'e.changed_at',
      'e.invented',
    ])
    .select(['e.created_at', 'e.capacity', 's.rule'])
    .select(hosts.as('hosts'))
}

export type EventLine = Awaited<ReturnType<ReturnType<typeof events>['execute']>>[number]

/** One event with all its words. */
export async function findEvent(db: Db, id: number | undefined) {
  if (id === undefined) return undefined
  return events(db)
    .select(['e.body', 'e.html', 'e.address', 'e.access', 'e.bring', 'e.core_only', 'e.core_why', 'e.questions'])
    .select(sql<Reserve[]>`e.reserves`.as('reserves'))
    .where('e.id', '=', id)
    .executeTakeFirst()
}

export type Event = NonNullable<Awaited<ReturnType<typeof findEvent>>>

export type Filter = { kind?: Kind | undefined; place?: 'online' | 'in person' | undefined }
export type Key = { at: Date; id: number }

function chosen(db: Db, { kind, place }: Filter) {
  let query = events(db)
  if (kind) query = query.where('e.kind', '=', kind)
  if (place) query = query.where('e.place', 'in', [place, 'both'])
  return query
}

/** A series shows its next dates in lists; all of them stand in months and calendars. */
const DATES_OF_SERIES = 3
const isNext = (now: Date) => sql<boolean>`(e.series_id is null or (
  select count(*) from events x where x.series_id = e.series_id and x.ends_at >= ${now} and x.starts_at < e.starts_at) < ${DATES_OF_SERIES})`

/** What is on now and comes, the next first, of each series the next dates; after a key, the page behind it. One more than a page. */
export function listComing(db: Db, filter: Filter, now: Date, after?: Key, most = EVENTS_A_PAGE + 1): Promise<EventLine[]> {
  let query = chosen(db, filter).where('e.ends_at', '>=', now).where(isNext(now))
  if (after) query = query.where(sql<boolean>`(e.starts_at, e.id) > (${after.at}, ${after.id})`)
  return query.orderBy('e.starts_at').orderBy('e.id').limit(most).execute()
}

/** What is over, the latest first. */
export function listPast(db: Db, filter: Filter, now: Date, before?: Key): Promise<EventLine[]> {
  let query = chosen(db, filter).where('e.ends_at', '<', now)
  if (before) query = query.where(sql<boolean>`(e.starts_at, e.id) < (${before.at}, ${before.id})`)
  return query
    .orderBy('e.starts_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(EVENTS_A_PAGE + 1)
    .execute()
}

/** What touches a stretch of time, in order. */
export function listBetween(db: Db, filter: Filter, from: Date, to: Date): Promise<EventLine[]> {
  return chosen(db, filter)
    .where('e.starts_at', '<', to)
    .where('e.ends_at', '>', from)
    .orderBy('e.starts_at')
    .orderBy('e.id')
    .limit(MOST_IN_CALENDAR)
    .execute()
}

/** What a calendar program shows of an event. Hosts are not in it: a thousand events would ask a thousand times who they are. */
const inCalendar = [
  ...(['id', 'title', 'kind', 'html', 'starts_at', 'ends_at', 'place', 'address'] as const),
  ...(['sequence', 'created_at', 'changed_at', 'cancelled_at', 'cancelled_why'] as const),
] as const
export type CalendarEvent = Pick<Event, (typeof inCalendar)[number]>

/** For calendar programs, with descriptions: one series, or all. */
export function listForCalendar(db: Db, seriesId: number | undefined, now: Date): Promise<CalendarEvent[]> {
  let query = db
    .selectFrom('events')
    .select(inCalendar)
    .where('ends_at', '>', new Date(now.getTime() - CALENDAR_BACK_DAYS * 86_400_000))
  if (seriesId !== undefined) query = query.where('series_id', '=', seriesId)
  return query.orderBy('starts_at').orderBy('id').limit(MOST_IN_CALENDAR).execute()
}

/** The dates of a series from one of its events on. */
export function listLater(db: Db, seriesId: number, from: Date): Promise<EventLine[]> {
  return events(db).where('e.series_id', '=', seriesId).where('e.starts_at', '>=', from).orderBy('e.starts_at').execute()
}
