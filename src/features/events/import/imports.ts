// Imports that stewards begin, their reports, and the calendars that are followed: read and written as the viewer, through the wall.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import { addJob } from '#platform/jobs.ts'
import type { Taken } from './plan.ts'

export const ITEMS_A_PAGE = 100
const IMPORTS_SHOWN = 30

const columns = [
  'i.id',
  'i.name',
  'i.is_address',
  'i.is_nightly',
  'i.is_dry',
  'i.holds',
  'i.state',
  'i.said',
  'i.at',
  'i.calendar_id',
] as const

/** What stewards brought, the latest first. The nights of calendars stand with these. */
export function listImports(db: Db) {
  return db
    .selectFrom('event_imports as i')
    .where('is_nightly', '=', false)
    .select(columns)
    .orderBy('i.id', 'desc')
    .limit(IMPORTS_SHOWN)
    .execute()
}

export function findImport(db: Db, id: number | undefined) {
  if (id === undefined) return undefined
  return db.selectFrom('event_imports as i').where('i.id', '=', id).select(columns).executeTakeFirst()
}

export type ImportLine = NonNullable<Awaited<ReturnType<typeof findImport>>>

export type Count = { outcome: Taken['outcome']; n: number }

/** How many events came out how. */
export async function countItems(db: Db, importId: number): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select outcome, count(*)::int as n from event_import_items where import_id = ${importId} group by outcome order by n desc`.execute(
    db,
  )
  return rows
}

/** What became of each event, in the order of the file, after one of them; `outcome` is '' for all. One more than a page. */
export function listItems(db: Db, importId: number, { outcome, after }: { outcome: string; after: number }) {
  let query = db.selectFrom('event_import_items').where('import_id', '=', importId).where('position', '>', after)
  if (outcome) query = query.where('outcome', '=', outcome as Taken['outcome'])
  return query
    .select(['position', 'title', 'outcome', 'said', 'event_id'])
    .orderBy('position')
    .limit(ITEMS_A_PAGE + 1)
    .execute()
}

export type ImportItem = Awaited<ReturnType<typeof listItems>>[number]

/** The calendars that are followed, each with its latest report. */
export async function listCalendars(db: Db) {
  return db
    .selectFrom('event_calendars as c')
    .leftJoin('bylines as b', 'b.id', 'c.member_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('event_imports as i')
          .whereRef('i.calendar_id', '=', 'c.id')
          .where('i.is_dry', '=', false)
          .select(['i.id as import_id', 'i.state', 'i.said', 'i.at as asked_at'])
          .orderBy('i.id', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['c.id', 'c.address', 'c.at', 'b.name as host', 'last.import_id', 'last.state', 'last.said', 'last.asked_at'])
    .orderBy('c.id')
    .execute()
}

export type CalendarLine = Awaited<ReturnType<typeof listCalendars>>[number]

export function findCalendar(db: Db, id: number | undefined) {
  if (id === undefined) return undefined
  return db.selectFrom('event_calendars').where('id', '=', id).select(['id', 'address']).executeTakeFirst()
}

/** Brings a file or an address, to be looked at. Gives back the number of its report. */
export async function bring(
  db: Db,
  memberId: number,
  source: { name: string; is_address: boolean; content: Buffer | null },
): Promise<number> {
  const { id } = await db
    .insertInto('event_imports')
    .values({ member_id: memberId, ...source })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addImportJob(db, id)
  return id
}

/** Takes in what was looked at, with the viewer as the host. False where that was done before, or what it held is forgotten. */
export async function takeIn(db: Db, importId: number, memberId: number, calendarId: number | undefined): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('event_imports')
    .set({ is_dry: false, state: 'waiting', member_id: memberId, calendar_id: calendarId ?? null })
    .where('id', '=', importId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await addImportJob(db, importId)
  return true
}

/** Lets a job read it, and take it in where that is asked for. */
export function addImportJob(db: Db, importId: number): Promise<void> {
  return addJob(db, 'events.import', { importId }, { maxAttempts: 3 })
}

/** Follows a calendar from now on. Gives back its number, also where it is followed already. */
export async function follow(db: Db, address: string, memberId: number): Promise<number> {
  await db
    .insertInto('event_calendars')
    .values({ address, member_id: memberId })
    .onConflict((conflict) => conflict.column('address').doNothing())
    .execute()
  const { id } = await db.selectFrom('event_calendars').where('address', '=', address).select('id').executeTakeFirstOrThrow()
  return id
}

/** Ends it. What came from it stays, and so do its reports. */
export async function endFollowing(db: Db, id: number): Promise<void> {
  await db.deleteFrom('event_calendars').where('id', '=', id).execute()
}
