// Somebody has left: their places go to the next, what they took on is open again, and events go on without their name.
import type { House } from '#platform/house.ts'
import { offerDue } from './place-jobs.ts'

/** Listens to `member.left`. Twice is the same as once. */
export async function letGo(house: House, { memberId }: { memberId: number }): Promise<void> {
  const { owner } = house.database
  await owner.updateTable('event_parts').set({ member_id: null, brings: '' }).where('member_id', '=', memberId).execute()
  // What nobody picked up yet leaves with whoever offered it.
  await owner.deleteFrom('event_proposals').where('member_id', '=', memberId).where('picked_at', 'is', null).execute()
  await owner.updateTable('event_proposals').set({ member_id: null }).where('member_id', '=', memberId).execute()
  await owner.deleteFrom('event_papers').where('member_id', '=', memberId).where('decided_at', 'is', null).execute()
  await owner.updateTable('event_papers').set({ member_id: null }).where('member_id', '=', memberId).execute()
  await owner.deleteFrom('event_scores').where('member_id', '=', memberId).execute()
  await owner.deleteFrom('event_committee').where('member_id', '=', memberId).execute()
  await owner.deleteFrom('event_proposal_fans').where('member_id', '=', memberId).execute()
  await owner.deleteFrom('event_feeds').where('member_id', '=', memberId).execute()
  await offerDue(house)
}
