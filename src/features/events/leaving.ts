// Somebody has left: their places go to the next, what they took on is open again, and events go on without their name.
import type { House } from '#platform/house.ts'
import { offerDue } from './place-jobs.ts'

/** Listens to `member.left`. Twice is the same as once. */
export async function letGo(house: House, { memberId }: { memberId: number }): Promise<void> {
  const { owner } = house.database
  await owner.updateTable('event_parts').set({ member_id: null, brings: '' }).where('member_id', '=', memberId).execute()
  await owner.deleteFrom('event_feeds').where('member_id', '=', memberId).execute()
  await offerDue(house)
}
