// Coming along: one's own place, how many come, and for hosts who. What changes is decided by functions in the database, one at a time.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'

export type PlaceState = 'going' | 'waiting' | 'offered'

export type Places = {
  going: number
  waiting: number
  mine: { state: PlaceState; offered_until: Date | null; ahead: number } | undefined
}

/** How many come and wait, and what the viewer has; `ahead` counts those before them in the line. */
export async function findPlaces(db: Db, eventId: number, viewerId: number | undefined): Promise<Places> {
  const { rows } = await sql<{ going: number; waiting: number }>`select * from event_counts(${eventId})`.execute(db)
  const counts = rows[0] ?? { going: 0, waiting: 0 }
  if (viewerId === undefined) return { ...counts, mine: undefined }
  const mine = await db
    .selectFrom('event_places')
    .where('event_id', '=', eventId)
    .where('member_id', '=', viewerId)
    .select(['state', 'offered_until'])
    .select(sql<number>`waiting_ahead(${eventId})`.as('ahead'))
    .executeTakeFirst()
  return { ...counts, mine: mine && { ...mine, state: mine.state as PlaceState } }
}

export type Coming = { id: number; name: string; state: PlaceState; isFirst: boolean }

/** Who comes and who waits, for hosts: in the order in which they came. */
export async function listComingPeople(db: Db, eventId: number): Promise<Coming[]> {
  const rows = await db
    .selectFrom('event_places as p')
    .innerJoin('bylines as b', 'b.id', 'p.member_id')
    .where('p.event_id', '=', eventId)
    .orderBy(sql`p.state = 'waiting'`)
    .orderBy('p.line')
    .select(['b.id', 'b.name', 'p.state'])
    .select(sql<boolean>`is_first_time(p.member_id, p.event_id)`.as('isFirst'))
    .execute()
  return rows.map((row) => ({ ...row, state: row.state as PlaceState }))
}

/** The viewer comes along or waits; 'over' where it is too late, 'no' where they may not. */
export async function comeAlong(db: Db, eventId: number): Promise<PlaceState | 'over' | 'no'> {
  const { rows } = await sql<{ state: PlaceState | 'over' | 'no' }>`select come_along(${eventId}) as state`.execute(db)
  return rows[0]!.state
}

/** The viewer steps back, and the place goes to the next. False where they had none. */
export async function stepBack(db: Db, eventId: number): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`select step_back(${eventId}) as was`.execute(db)
  return rows[0]!.was
}

/** Tells those who come of a change, and gives free places to those who wait. */
export async function tellComing(db: Db, eventId: number, what: string): Promise<void> {
  await sql`select tell_coming(${eventId}, ${what})`.execute(db)
  await sql`select settle_places(${eventId})`.execute(db)
}

/** Every few minutes: places that nobody took in time, and those of members who left, go to the next. May run twice. */
export async function offerDue({ database }: House): Promise<void> {
  await sql`
    select offer_places(e.id) from events e
    where e.starts_at > now() and e.cancelled_at is null
      and exists (select from event_places p where p.event_id = e.id and p.state in ('waiting', 'offered'))`.execute(
    database.owner,
  )
}
