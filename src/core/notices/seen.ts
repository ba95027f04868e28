// Marking notices as seen.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

/**
 * The member has looked at a thread: its notices are seen, all or those up to a post. Mails about the thread may come again
 * from the next post on.
 */
export async function markThreadSeen(db: Db, memberId: number, threadId: number, upToPostId?: number): Promise<void> {
  await db
    .updateTable('notices')
    .set({ seen_at: sql<Date>`now()` })
    .where('member_id', '=', memberId)
    .where('thread_id', '=', threadId)
    .where('seen_at', 'is', null)
    .$if(upToPostId !== undefined, (query) => query.where('post_id', '<=', upToPostId!))
    .execute()
}

/** Marks one notice, with the others about its thread, as seen; undefined where the member has no such notice. */
export async function openNotice(db: Db, memberId: number, id: number | undefined) {
  if (id === undefined) return undefined
  const notice = await db
    .selectFrom('notices')
    .select(['id', 'thread_id', 'post_id', 'link', 'seen_at'])
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  if (!notice) return undefined
  if (notice.thread_id !== null) await markThreadSeen(db, memberId, notice.thread_id)
  await db.updateTable('notices').set({ seen_at: sql<Date>`now()` }).where('id', '=', id).where('seen_at', 'is', null).execute()
  return notice
}

/** Marks all notices as seen, up to and including one: what arrives meanwhile stays new. */
export async function markAllSeen(db: Db, memberId: number, upToId: number): Promise<void> {
  await db
    .updateTable('notices')
    .set({ seen_at: sql<Date>`now()` })
    .where('member_id', '=', memberId)
    .where('id', '<=', upToId)
    .where('seen_at', 'is', null)
    .execute()
}
