// Tags of members, read through the wall.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { TagKind } from './keep.ts'

export type MemberTag = { member_id: number; kind: TagKind; slug: string; name: string }

/** The tags of these members, in their own order. */
export async function listMemberTags(db: Db, memberIds: number[]): Promise<MemberTag[]> {
  if (memberIds.length === 0) return []
  return db
    .selectFrom('member_tags as m')
    .innerJoin('tags as t', 't.id', 'm.tag_id')
    .where('m.member_id', 'in', memberIds)
    .select(['m.member_id', 'm.kind', 't.slug', 't.name'])
    .orderBy('m.position')
    .execute()
}

/** The skills that most members have, for the list beside the directory. */
export async function listCommonSkills(db: Db, most: number): Promise<{ slug: string; name: string; members: number }[]> {
  const { rows } = await sql<{ slug: string; name: string; members: number }>`
    select t.slug, t.name, count(*)::int as members
    from member_tags m join tags t on t.id = m.tag_id
    where m.kind = 'skill'
    group by t.id
    order by members desc, t.name collate english
    limit ${most}`.execute(db)
  return rows
}
