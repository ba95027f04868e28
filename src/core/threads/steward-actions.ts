// What stewards do with threads and posts. Each leaves a record with its reason, in the same transaction.
import { record } from '#core/records/record.ts'
import { reindexThread } from '#core/search/entries.ts'
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import type { Member } from '#platform/viewer.ts'
import { removePost } from './actions.ts'
import { forgetNoticesOfPost, mergeThreadRows, moveThreadRows, setLocked, setPinned, splitThreadRows } from './steward-queries.ts'

type Thread = { id: number; space_id: number }

const TOO_LATE = 'Somebody has just changed this thread. Open it again and see whether it is still to be done.'

/** Keeps a thread at the top of its space, or lets it sink again. Doing it twice is doing it once. */
export async function pinThread(db: Db, steward: Member, thread: Thread, pinned: boolean, reason: string): Promise<void> {
  if (!(await setPinned(db, thread.id, pinned))) return
  await record(db, {
    stewardId: steward.id,
    act: pinned ? 'pin' : 'unpin',
    reason,
    spaceId: thread.space_id,
    threadId: thread.id,
  })
}

/** Closes a thread to new replies, or opens it again. */
export async function lockThread(db: Db, steward: Member, thread: Thread, locked: boolean, reason: string): Promise<void> {
  if (!(await setLocked(db, thread.id, locked))) return
  await record(db, {
    stewardId: steward.id,
    act: locked ? 'lock' : 'unlock',
    reason,
    spaceId: thread.space_id,
    threadId: thread.id,
  })
}

/**
 * Moves a thread with everything in it: posts, earlier versions, reactions, files, notices and search entries.
 * Whoever does not see the new space no longer follows the thread and keeps no notice of it.
 * @throws Refusal 409 where the database says no: the thread was moved or merged meanwhile, or the steward may not write there.
 */
export async function moveThread(db: Db, steward: Member, thread: Thread, to: { id: number }, reason: string): Promise<void> {
  if (!(await moveThreadRows(db, thread.id, to.id))) throw new Refusal(409, TOO_LATE)
  await reindexThread(db, thread.id)
  const detail = { from: thread.space_id, to: to.id }
  await record(db, { stewardId: steward.id, act: 'move', reason, spaceId: to.id, threadId: thread.id, detail })
}

/** Makes a new thread of some posts, numbered from 1; the first post always stays. Gives the new thread's identity. @throws Refusal 409. */
export async function splitThread(
  db: Db,
  steward: Member,
  thread: Thread,
  form: { title: string; posts: number[]; reason: string },
): Promise<number> {
  const made = await splitThreadRows(db, thread.id, form.posts, form.title)
  if (made === undefined) throw new Refusal(409, TOO_LATE)
  await reindexThread(db, made)
  const { reason } = form
  await record(db, {
    stewardId: steward.id,
    act: 'split',
    reason,
    spaceId: thread.space_id,
    threadId: thread.id,
    detail: { made },
  })
  return made
}

/** Puts the posts of a thread among those of another, by time. The old address leads to the new one. @throws Refusal 409. */
export async function mergeThread(db: Db, steward: Member, source: Thread, target: Thread, reason: string): Promise<void> {
  if (!(await mergeThreadRows(db, source.id, target.id))) throw new Refusal(409, TOO_LATE)
  await reindexThread(db, target.id)
  const detail = { merged: source.id, from: source.space_id }
  await record(db, { stewardId: steward.id, act: 'merge', reason, spaceId: target.space_id, threadId: target.id, detail })
}

/** Takes somebody's words away, everywhere and at once. A grey line stays. */
export async function removePostAsSteward(
  db: Db,
  steward: Member,
  post: { id: number; thread_id: number; space_id: number; author_id: number },
  reason: string,
): Promise<void> {
  if (!(await removePost(db, post, 'steward'))) return
  await forgetNoticesOfPost(db, post.id)
  const about = { spaceId: post.space_id, threadId: post.thread_id, postId: post.id, memberId: post.author_id }
  await record(db, { stewardId: steward.id, act: 'remove post', reason, ...about })
}
