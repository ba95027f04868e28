// Who is in a space that has a list, and who is asked in.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

/** How many people a page of the list shows. */
export const PEOPLE_A_PAGE = 100

/** The people of a space by name, from after a name; one more than a page. */
export async function listPeople(db: Db, spaceId: number, after?: { name: string; id: number }) {
  let query = db
    .selectFrom('space_members as m')
    .innerJoin('bylines as b', 'b.id', 'm.member_id')
    .leftJoin('bylines as i', 'i.id', 'm.invited_by')
    .where('m.space_id', '=', spaceId)
    .where('b.has_left', '=', false)
    .select(['b.id', 'b.name', 'b.role', 'b.has_page', 'b.picture_id', 'm.joined_at', 'm.invited_by', 'i.name as inviter_name'])
  if (after) query = query.where(sql<boolean>`(b.name, b.id) > (${after.name}, ${after.id})`)
  return query
    .orderBy('b.name')
    .orderBy('b.id')
    .limit(PEOPLE_A_PAGE + 1)
    .execute()
}

export type SpacePerson = Awaited<ReturnType<typeof listPeople>>[number]

/** Somebody who is on the list. */
export async function findPersonIn(db: Db, spaceId: number, memberId: number | undefined) {
  return db
    .selectFrom('space_members as m')
    .innerJoin('bylines as b', 'b.id', 'm.member_id')
    .where('m.space_id', '=', spaceId)
    .where('m.member_id', '=', memberId ?? 0)
    .select(['b.id', 'b.name'])
    .executeTakeFirst()
}

export async function countPeople(db: Db, spaceId: number): Promise<number> {
  const row = await db
    .selectFrom('space_members')
    .where('space_id', '=', spaceId)
    .select((eb) => eb.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow()
  return row.people
}

/** Who was asked in by name and has not answered. Those asked by address are not shown: that would tell who has an account. */
export async function listInvited(db: Db, spaceId: number) {
  return db
    .selectFrom('space_invitations as v')
    .innerJoin('bylines as b', 'b.id', 'v.member_id')
    .where('v.space_id', '=', spaceId)
    .where('v.by_address', '=', false)
    .where('b.has_left', '=', false)
    .select(['b.id', 'b.name', 'b.has_page', 'v.invited_by', 'v.at'])
    .orderBy('v.at', 'desc')
    .limit(100)
    .execute()
}

export type Invited = Awaited<ReturnType<typeof listInvited>>[number]

// Enough to choose from; whoever is not among them is found with more of the name.
const MOST_FOUND = 20

/** Members who are not in the space yet. */
function outside(db: Db, spaceId: number) {
  return db
    .selectFrom('members as m')
    .where('m.state', '=', 'active')
    .where('m.id', 'not in', (eb) => eb.selectFrom('space_members as i').where('i.space_id', '=', spaceId).select('i.member_id'))
}

export async function isInvitable(db: Db, spaceId: number, memberId: number): Promise<boolean> {
  return (await outside(db, spaceId).where('m.id', '=', memberId).select('m.id').executeTakeFirst()) !== undefined
}

/** Members with these words in their name or handle who are not in the space yet. */
export async function findInvitable(db: Db, spaceId: number, words: string) {
  const pattern = `%${words.replace(/^@/, '').replace(/[\\%_]/g, '\\$&')}%`
  return outside(db, spaceId)
    .where((eb) => eb.or([eb('m.name', 'ilike', pattern), eb('m.handle', 'ilike', pattern)]))
    .select(['m.id', 'm.name', 'm.about', 'm.picture_id'])
    .orderBy('m.name')
    .orderBy('m.id')
    .limit(MOST_FOUND)
    .execute()
}

export type Invitable = Awaited<ReturnType<typeof findInvitable>>[number]

export type Invitation = { space_id: number; name: string; purpose: string; invited_by: number; inviter: string; at: Date }

/** What the viewer is asked into. */
export async function listMyInvitations(db: Db): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`select * from my_invitations()`.execute(db)
  return rows
}
