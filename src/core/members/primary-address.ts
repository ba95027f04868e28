// Where mail for a member goes. For jobs, which run as the owner: the wall hides other people's addresses from everybody else.
import type { Db } from '#platform/db/connect.ts'

/** The name and primary address of a member who is let in; undefined for anybody else. */
export async function findPrimaryAddress(owner: Db, memberId: number): Promise<{ name: string; address: string } | undefined> {
  return owner
    .selectFrom('members as m')
    .innerJoin('addresses as a', 'a.member_id', 'm.id')
    .where('m.id', '=', memberId)
    .where('m.state', '=', 'active')
    .where('a.is_primary', '=', true)
    .select(['m.name', 'a.address'])
    .executeTakeFirst()
}
