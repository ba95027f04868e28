import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

export type TownNumbers = {
  members: number
  joined_this_month: number
  posts_this_week: number
  writers_this_week: number
  unanswered: number
}

/** How the community does, over all spaces: sums only. Undefined for anybody but a steward. */
export async function findTownNumbers(db: Db): Promise<TownNumbers | undefined> {
  const { rows } = await sql<TownNumbers>`select * from town_numbers()`.execute(db)
  return rows[0]
}

/** A member as the page for stewards shows them. */
export async function findPerson(db: Db, id: number | undefined) {
  if (id === undefined) return undefined
  return db
    .selectFrom('members')
    .where('id', '=', id)
    .where('state', '=', 'active')
    .select(['id', 'name', 'role', 'suspended_until', 'joined_at', 'picture_id'])
    .executeTakeFirst()
}

export type StewardedPerson = NonNullable<Awaited<ReturnType<typeof findPerson>>>

export async function countStewards(db: Db): Promise<number> {
  const row = await db
    .selectFrom('members')
    .where('role', '=', 'steward')
    .where('state', '=', 'active')
    .select((eb) => eb.fn.countAll<number>().as('stewards'))
    .executeTakeFirstOrThrow()
  return row.stewards
}

/** Who runs the community. */
export function listStewards(db: Db) {
  return db
    .selectFrom('members')
    .where('role', '=', 'steward')
    .where('state', '=', 'active')
    .select(['id', 'name', 'picture_id', 'suspended_until'])
    .orderBy('name')
    .limit(200)
    .execute()
}

/** Members who cannot write for now. */
export function listPaused(db: Db) {
  return db
    .selectFrom('members')
    .where('state', '=', 'active')
    .where('suspended_until', '>', new Date())
    .select(['id', 'name', 'suspended_until'])
    .orderBy('suspended_until')
    .limit(100)
    .execute()
}

/** Pauses a member's writing, or ends a pause with null; false where the database says no. */
export async function setSuspended(db: Db, memberId: number, until: Date | null): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select suspend_member(${memberId}, ${until}::timestamptz) as done`.execute(db)
  return rows[0]?.done ?? false
}

export async function setRole(db: Db, memberId: number, role: 'member' | 'steward'): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select give_role(${memberId}, ${role}) as done`.execute(db)
  return rows[0]?.done ?? false
}
