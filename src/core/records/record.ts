// Writing down what a steward did, in the transaction that does it.
import type { Db } from '#platform/db/connect.ts'
import type { Act } from './acts.ts'

export type NewRecord = {
  stewardId: number
  act: Act
  reason?: string
  spaceId?: number | undefined
  threadId?: number | undefined
  postId?: number | undefined
  memberId?: number | undefined
  /** Plain facts such as { from: 3, to: 5 }. Never words that a member wrote: all stewards read records, also of spaces not theirs. */
  detail?: Record<string, string | number | boolean | null>
}

/** Adds a record. The wall refuses anybody but the steward who is looking; nobody can change or delete one. */
export async function record(db: Db, one: NewRecord): Promise<void> {
  await db
    .insertInto('steward_acts')
    .values({
      steward_id: one.stewardId,
      act: one.act,
      reason: one.reason ?? '',
      space_id: one.spaceId ?? null,
      thread_id: one.threadId ?? null,
      post_id: one.postId ?? null,
      member_id: one.memberId ?? null,
      detail: one.detail ?? {},
    })
    .execute()
}
