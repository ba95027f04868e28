// The parts of an event, in their order.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

function parts(db: Db) {
  return db
    .selectFrom('event_parts as p')
    .innerJoin('events as e', 'e.id', 'p.event_id')
    .leftJoin('bylines as b', 'b.id', 'p.member_id')
    .select(['p.id', 'p.event_id', 'p.minutes', 'p.room', 'p.title', 'p.speakers', 'p.body', 'p.html', 'p.slides_url'])
    .select(['p.is_open', 'p.member_id', 'p.brings', 'p.after_minutes', 'b.name as member'])
    .select(sql<Date>`e.starts_at + make_interval(mins => p.after_minutes)`.as('starts_at'))
    .orderBy('p.event_id')
    .orderBy('p.after_minutes')
    .orderBy('p.room')
    .orderBy('p.id')
}

export type Part = Awaited<ReturnType<ReturnType<typeof parts>['execute']>>[number]

/** A programme has no more parts than this. */
export const MOST_PARTS = 300

export function listParts(db: Db, eventId: number): Promise<Part[]> {
  return parts(db).where('p.event_id', '=', eventId).limit(MOST_PARTS).execute()
}

export function findPart(db: Db, eventId: number, id: number | undefined): Promise<Part | undefined> {
  if (id === undefined) return Promise.resolve(undefined)
  return parts(db).where('p.event_id', '=', eventId).where('p.id', '=', id).executeTakeFirst()
}

/** The latest date before an event in its series that has parts, where there is one. */
export function findLastTime(db: Db, event: { series_id: number | null; starts_at: Date }): Promise<{ id: number } | undefined> {
  if (event.series_id === null) return Promise.resolve(undefined)
  return db
    .selectFrom('events as e')
    .where('e.series_id', '=', event.series_id)
    .where('e.starts_at', '<', event.starts_at)
    .where((eb) => eb.exists(eb.selectFrom('event_parts as p').whereRef('p.event_id', '=', 'e.id').select('p.id')))
    .orderBy('e.starts_at', 'desc')
    .select('e.id')
    .executeTakeFirst()
}
