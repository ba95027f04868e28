// Following a tag: what carries it comes as a notice.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import { findBySlugs, type KeptTag } from './keep.ts'
import { tagSlug } from './read.ts'

/** A tag by its key or any word for it; compare `slug` and redirect. Undefined where nobody has used it. */
export async function findTag(db: Db, text: string): Promise<KeptTag | undefined> {
  const slug = tagSlug(text)
  return slug === '' ? undefined : (await findBySlugs(db, [slug])).get(slug)
}

/** Whether the viewer meets this tag anywhere. One that is used only behind a wall looks as if nobody had used it. */
export async function isTagSeen(db: Db, tagId: number): Promise<boolean> {
  const { rows } = await sql<{ seen: boolean }>`select tag_is_seen(${tagId}) as seen`.execute(db)
  return rows[0]?.seen ?? false
}

export async function setTagFollow(db: Db, memberId: number, tagId: number, follow: boolean): Promise<void> {
  if (!follow) {
    await db.deleteFrom('tag_follows').where('member_id', '=', memberId).where('tag_id', '=', tagId).execute()
    return
  }
  await db
    .insertInto('tag_follows')
    .values({ member_id: memberId, tag_id: tagId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The tags that a member follows, by name. */
export function listFollowedTags(db: Db, memberId: number): Promise<KeptTag[]> {
  return db
    .selectFrom('tag_follows as f')
    .innerJoin('tags as g', 'g.id', 'f.tag_id')
    .where('f.member_id', '=', memberId)
    .select(['g.id', 'g.slug', 'g.name'])
    .orderBy('g.name')
    .execute()
}
