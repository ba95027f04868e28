// Tags of members, read through the wall.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { TagKind } from './keep.ts'

export type MemberTag = { id: number; member_id: number; kind: TagKind; slug: string; name: string }

/** The tags of these members, in their own order. */
export async function listMemberTags(db: Db, memberIds: number[]): Promise<MemberTag[]> {
  if (memberIds.length === 0) return []
  return db
    .selectFrom('member_tags as m')
    .innerJoin('tags as t', 't.id', 'm.tag_id')
    .where('m.member_id', 'in', memberIds)
    .select(['t.id', 'm.member_id', 'm.kind', 't.slug', 't.name'])
    .orderBy('m.position')
    .execute()
}

/** What a tag is called; undefined where nobody has named it. */
export async function findTagName(db: Db, slug: string): Promise<string | undefined> {
  return (await db.selectFrom('tags').where('slug', '=', slug).select('name').executeTakeFirst())?.name
}

/** The skills that most members have, for the list beside the directory. `members` counts those whom the viewer sees. */
export async function listCommonSkills(db: Db, most: number): Promise<{ slug: string; name: string; members: number }[]> {
  // Counted before it is joined: the wall is then asked once about all members, and not once for each of their tags.
  const { rows } = await sql<{ slug: string; name: string; members: number }>`
    with counted as materialized (
      select tag_id, count(*)::int as members from member_tags where kind = 'skill' group by tag_id
    )
    select t.slug, t.name, c.members
    from counted c join tags t on t.id = c.tag_id
    order by c.members desc, t.name collate english
    limit ${most}`.execute(db)
  return rows
}
