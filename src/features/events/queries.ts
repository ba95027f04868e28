// Events, read through the wall and written as the viewer.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Reserve } from './coming-fields.ts'
import type { Kind, Level } from './forms.ts'
import type { Language } from './languages.ts'
import { MOST_DATES } from './repeat.ts'

export const EVENTS_A_PAGE = 30
/** A calendar program asks for everything each time: two years back and what is planned. */
export const MOST_IN_CALENDAR = 1000
const CALENDAR_BACK_DAYS = 730
/** Nobody comes to more in the years ahead. */
const MOST_OF_MINE = 200

export type Host = { id: number; name: string }

const hosts = sql<Host[]>`(
  select coalesce(json_agg(json_build_object('id', h.member_id, 'name', b.name) order by h.position, h.member_id), '[]')
  from event_hosts h join bylines b on b.id = h.member_id where h.event_id = e.id)`

const subjects = sql<{ slug: string; name: string }[]>`(
  select coalesce(json_agg(json_build_object('slug', g.slug, 'name', g.name) order by t.position), '[]')
  from event_tags t join tags g on g.id = t.tag_id where t.event_id = e.id)`

/** The parts of an event, as calendars tell them; null where it has none. */
const outline = sql<{ after: number; title: string; room: string; by: string }[] | null>`(
  select json_agg(json_build_object('after', p.after_minutes, 'title', p.title, 'room', p.room, 'by', concat_ws(', ', nullif(b.name, ''), nullif(p.speakers, '')))
    order by p.after_minutes, p.room, p.id) from event_parts p left join bylines b on b.id = p.member_id where p.event_id = e.id)`

/** What was kept of an event and is out. */
const kept = sql<'recording' | 'notes' | null>`(
  select case when r.recording_url <> '' then 'recording' else 'notes' end from event_records r
  where r.event_id = e.id and r.published_at is not null)`

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
      'e.language',
      'e.moved_from',
    ])
    .select(['e.created_at', 'e.capacity', 'e.is_special', 's.rule', 's.title as series_title'])
    .select(kept.as('kept'))
    .select(hosts.as('hosts'))
}

export type EventLine = Awaited<ReturnType<ReturnType<typeof events>['execute']>>[number]

/** Events with all their words. */
function wholeEvents(db: Db) {
  return events(db)
    .select([
      'e.body',
      'e.html',
      'e.address',
      'e.access',
      'e.bring',
      'e.counts_minutes',
      'e.core_only',
      'e.core_why',
      'e.questions',
    ])
    .leftJoin('spaces as sp', 'sp.id', 'e.space_id')
    .select(['e.space_id', 'e.created_by', 'sp.slug as space_slug', 'sp.name as space'])
    .select(sql<Reserve[]>`e.reserves`.as('reserves'))
    .select([subjects.as('subjects'), outline.as('outline')])
}

/** One event with all its words. */
export async function findEvent(db: Db, id: number | undefined) {
  return id === undefined ? undefined : wholeEvents(db).where('e.id', '=', id).executeTakeFirst()
}

export type Event = NonNullable<Awaited<ReturnType<typeof findEvent>>>

export type Filter = {
  /** What is not called off. */
  isOn?: true
  kind?: Kind | undefined
  place?: 'online' | 'in person' | undefined
  level?: Level | undefined
  language?: Language | undefined
  tagId?: number | undefined
  spaceId?: number | undefined
  seriesId?: number | undefined
}
export type Key = { at: Date; id: number }

function chosen(db: Db, { isOn, kind, place, level, language, tagId, spaceId, seriesId }: Filter) {
  let query = events(db)
  if (isOn) query = query.where('e.cancelled_at', 'is', null)
  if (kind) query = query.where('e.kind', '=', kind)
  if (place) query = query.where('e.place', 'in', [place, 'both'])
  // What is for everybody is for beginners too.
  if (level) query = query.where('e.level', 'in', [level, 'all'])
  if (language) query = query.where('e.language', '=', language)
  if (tagId) query = query.where('e.id', 'in', (eb) => eb.selectFrom('event_tags').where('tag_id', '=', tagId).select('event_id'))
  if (spaceId) query = query.where('e.space_id', '=', spaceId)
  if (seriesId) query = query.where('e.series_id', '=', seriesId)
  return query
}

/**
 * A series shows its next dates in lists; all of them stand in months and calendars. Called-off ones take no place of others, and of a
 * series that has ended the next one says so for all.
 */
const DATES_OF_SERIES = 3
const isNext = (now: Date) => sql<boolean>`(e.series_id is null or (
  select count(*) filter (where x.cancelled_at is null or s.ended_at is not null) from events x
  where x.series_id = e.series_id and x.ends_at >= ${now} and x.starts_at < e.starts_at)
    < case when s.ended_at is not null and e.cancelled_at is not null then 1 else ${DATES_OF_SERIES}::int end)`

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
  ...(['id', 'title', 'kind', 'html', 'starts_at', 'ends_at', 'zone', 'place', 'address'] as const),
  ...(['sequence', 'created_at', 'changed_at', 'cancelled_at', 'cancelled_why'] as const),
] as const
export type CalendarEvent = Pick<Event, (typeof inCalendar)[number] | 'outline'>
/** An event as it was last changed. */
export type EventVersion = Pick<Event, 'id' | 'sequence' | 'changed_at'>

/** For calendar programs, what comes first, then what was last: one series, a space, one's own (those one hosts or goes to), or all. */
export function listForCalendar(
  db: Db,
  { seriesId, spaceId, memberId }: { seriesId?: number | undefined; spaceId?: number | undefined; memberId?: number | undefined },
  now: Date,
): Promise<EventVersion[]> {
  let query = db
    .selectFrom('events as e')
    .select(['id', 'sequence', 'changed_at'])
    .where('ends_at', '>', new Date(now.getTime() - CALENDAR_BACK_DAYS * 86_400_000))
  if (seriesId !== undefined) query = query.where('series_id', '=', seriesId)
  if (spaceId !== undefined) query = query.where('space_id', '=', spaceId)
  if (memberId !== undefined) query = query.where('id', 'in', idsOf(memberId, ['going']))
  return query
    .orderBy(sql`e.ends_at < ${now}`)
    .orderBy(sql`abs(extract(epoch from e.starts_at - ${now}::timestamptz))`)
    .orderBy('id')
    .limit(MOST_IN_CALENDAR)
    .execute()
}

/** Events as calendar programs show them, with descriptions, in any order. */
export function findForCalendar(db: Db, ids: number[]): Promise<CalendarEvent[]> {
  if (ids.length === 0) return Promise.resolve([])
  return db.selectFrom('events as e').select(inCalendar).select(outline.as('outline')).where('id', 'in', ids).execute()
}

/** What a member hosts or has a place at, and in some of these states. */
function idsOf(memberId: number, states: string[]) {
  return sql<number>`(
    select event_id from event_hosts where member_id = ${memberId}
    union select event_id from event_places where member_id = ${memberId} and state = any (${states}))`
}

/** What the viewer hosts, comes to or waits for, and how; the next first. */
export function listMine(db: Db, memberId: number, now: Date) {
  return (
    events(db)
      .leftJoin('event_places as p', (join) => join.onRef('p.event_id', '=', 'e.id').on('p.member_id', '=', memberId))
      .where('e.id', 'in', idsOf(memberId, ['going', 'waiting', 'offered']))
      .where('e.ends_at', '>=', now)
      // Of a series that one hosts, the next dates are enough.
      .where((eb) => eb.or([eb('p.state', 'is not', null), isNext(now)]))
      .select('p.state')
      .orderBy('e.starts_at')
      .orderBy('e.id')
      .limit(MOST_OF_MINE)
      .execute()
  )
}

/** What a member hosts that comes, the next first. */
export function listHosted(
  db: Db,
  memberId: number,
  now: Date,
  most: number,
): Promise<Pick<EventLine, 'id' | 'title' | 'starts_at' | 'ends_at' | 'zone'>[]> {
  return db
    .selectFrom('events as e')
    .innerJoin('event_hosts as h', 'h.event_id', 'e.id')
    .where('h.member_id', '=', memberId)
    .where('e.ends_at', '>', now)
    .where('e.cancelled_at', 'is', null)
    .orderBy('e.starts_at')
    .limit(most)
    .select(['e.id', 'e.title', 'e.starts_at', 'e.ends_at', 'e.zone'])
    .execute()
}

/** What changed last of what comes or was since a moment, for feeds: of each series the next dates, and every one that was moved or called off by itself. */
export async function listChanged(db: Db, filter: Filter, since: Date, now: Date, most: number) {
  const isApart = sql<boolean>`(e.cancelled_at is not null and s.ended_at is null or e.moved_from is not null and e.is_special)`
  return chosen(db, filter)
    .select(['e.html', 'e.address'])
    .where('e.ends_at', '>=', since)
    .where((eb) => eb.or([isNext(now), isApart]))
    .orderBy('e.changed_at', 'desc')
    .orderBy('e.id')
    .limit(most)
    .execute()
}

/** The dates of a series that come, the next first. */
export function listDates(db: Db, seriesId: number, now: Date): Promise<EventLine[]> {
  return events(db)
    .where('e.series_id', '=', seriesId)
    .where('e.ends_at', '>=', now)
    .orderBy('e.starts_at')
    .limit(MOST_DATES)
    .execute()
}

/** The dates of a series that its rule gives after one of them, wherever they were moved. */
export function listLater(db: Db, { series_id, series_at }: Event): Promise<Event[]> {
  if (series_id === null || series_at === null) return Promise.resolve([])
  return wholeEvents(db)
    .where('e.series_id', '=', series_id)
    .where('e.series_at', '>', series_at)
    .orderBy('e.series_at')
    .execute()
}

/** The date that the next ones are like: the latest of which nothing was changed by itself, or the latest of all. */
export function findPattern(db: Db, seriesId: number): Promise<Event | undefined> {
  return wholeEvents(db)
    .where('e.series_id', '=', seriesId)
    .where('e.series_at', 'is not', null)
    .orderBy('e.is_special')
    .orderBy('e.series_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
