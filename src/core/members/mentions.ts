// Who is meant by @somebody, and who is offered while one types.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

export type Mentioned = { id: number; name: string }

/** How many people are offered while one types a name. */
const OFFERED = 8

/** Members with these handles (lower case) who may see the space; others stay plain text, so that nobody learns who is there. */
export async function findMentioned(db: Db, handles: string[], spaceId: number): Promise<Map<string, Mentioned>> {
  if (handles.length === 0) return new Map()
  const rows = await db
    .selectFrom('members as m')
    .where('m.handle', 'in', handles)
    .where('m.state', '=', 'active')
    .where(maySee(spaceId))
    .select(['m.id', 'm.name', 'm.handle'])
    .execute()
  return new Map(rows.map(({ id, name, handle }) => [handle, { id, name }]))
}

/** Members whose name or handle has a word that begins with `text`; with a space, only those who may see it. */
export async function suggestMembers(db: Db, text: string, spaceId: number | undefined) {
  const begin = `${text
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  let query = db
    .selectFrom('members as m')
    .where('m.state', '=', 'active')
    .where((eb) =>
      eb.or([
        eb(sql<string>`lower(m.name)`, 'like', begin),
        eb(sql<string>`lower(m.name)`, 'like', `% ${begin}`),
        eb('m.handle', 'like', begin),
      ]),
    )
    .select(['m.id', 'm.name', 'm.handle'])
  if (spaceId !== undefined) query = query.where(maySee(spaceId))
  return query.orderBy(sql`m.name collate english`).limit(OFFERED).execute()
}

const maySee = (spaceId: number) => sql<boolean>`m.id in (select members_who_see(${spaceId}, array[m.id]))`
