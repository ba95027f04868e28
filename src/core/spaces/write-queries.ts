// The statements that change spaces.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Memory } from './memory.ts'
import type { Sees, Writes } from './policy.ts'

export type SpaceValues = {
  name: string
  purpose: string
  norms: string
  norms_html: string
  sees: Sees
  writes: Writes
  memory: Memory
  masks: boolean
  no_run: boolean
  slug: string
}

/** Puts a new space after all others. */
export function insertSpace(db: Db, values: SpaceValues) {
  return db
    .insertInto('spaces')
    .values({ ...values, position: sql<number>`(select coalesce(max(position), 0) + 1 from spaces)` })
    .returning(['id', 'slug'])
    .executeTakeFirstOrThrow()
}

export async function updateSpace(
  db: Db,
  id: number,
  values: Partial<SpaceValues> & { archived_at?: Date | null },
): Promise<void> {
  await db.updateTable('spaces').set(values).where('id', '=', id).execute()
}

/** Gives spaces these places, in this order. */
export async function updatePositions(db: Db, ids: number[]): Promise<void> {
  await sql`
    update spaces s set position = o.position
    from unnest(${ids}::bigint[]) with ordinality as o (id, position)
    where s.id = o.id and s.position <> o.position`.execute(db)
}

/** Keeps an address that the space no longer has, so that it leads on; forgets one that it has again. */
export async function keepOldSlug(db: Db, spaceId: number, old: string, now: string): Promise<void> {
  await db.deleteFrom('space_slugs').where('slug', '=', now).where('space_id', '=', spaceId).execute()
  await db
    .insertInto('space_slugs')
    .values({ slug: old, space_id: spaceId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Follows or mutes a space for a member; undefined goes back to neither. */
export async function setSpaceFollow(
  db: Db,
  memberId: number,
  spaceId: number,
  level: 'follow' | 'mute' | undefined,
): Promise<void> {
  if (!level) {
    await db.deleteFrom('space_follows').where('member_id', '=', memberId).where('space_id', '=', spaceId).execute()
    return
  }
  await db
    .insertInto('space_follows')
    .values({ member_id: memberId, space_id: spaceId, level })
    .onConflict((conflict) => conflict.columns(['member_id', 'space_id']).doUpdateSet({ level }))
    .execute()
}

/** Puts everybody on the list who has written in the space under their own name: whoever wears a mask is not given away by a list. */
export async function listWriters(db: Db, spaceId: number, stewardId: number): Promise<void> {
  await sql`
    insert into space_members (space_id, member_id, invited_by)
    select distinct p.space_id, p.author_id, ${stewardId}::bigint
    from posts p join bylines b on b.id = p.author_id and not b.has_left and not b.is_mask
    where p.space_id = ${spaceId}
    on conflict do nothing`.execute(db)
}

/** Takes a person off the list. */
export async function deletePerson(db: Db, spaceId: number, memberId: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('space_members')
    .where('space_id', '=', spaceId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
