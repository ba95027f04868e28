// Skills and interests for a member's own export.
import type { Db } from '#platform/db/connect.ts'
import type { Exported } from '#platform/feature.ts'
import { listFollowedTags } from './follow.ts'
import { listMemberTags } from './queries.ts'

export async function exportTags(db: Db, memberId: number): Promise<Exported[]> {
  const tags = await listMemberTags(db, [memberId])
  const named = (kind: string) => tags.filter((tag) => tag.kind === kind).map((tag) => tag.name)
  return [
    {
      name: 'skills-and-interests',
      data: {
        skills: named('skill'),
        interests: named('interest'),
        tagsFollowed: (await listFollowedTags(db, memberId)).map((tag) => tag.name),
      },
    },
  ]
}
