import type { Db } from '#platform/db/connect.ts'
import type { Exported } from '#platform/feature.ts'

/** The spaces that a member is in by invitation, follows or mutes, for their own export; only those that they see. */
export async function exportSpaces(db: Db, memberId: number): Promise<Exported[]> {
  const within = await db
    .selectFrom('space_members as m')
    .innerJoin('spaces as s', 's.id', 'm.space_id')
    .select(['s.name', 'm.joined_at'])
    .where('m.member_id', '=', memberId)
    .orderBy('s.id')
    .execute()
  const follows = await db
    .selectFrom('space_follows as f')
    .innerJoin('spaces as s', 's.id', 'f.space_id')
    .select(['s.name', 'f.level'])
    .where('f.member_id', '=', memberId)
    .orderBy('s.id')
    .execute()
  return [
    {
      name: 'spaces',
      data: {
        invitedInto: within.map((one) => ({ space: one.name, since: one.joined_at })),
        choices: follows.map((one) => ({ space: one.name, choice: one.level })),
      },
    },
  ]
}
