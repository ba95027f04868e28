// Which acts of a steward a thread allows. The functions in the database check the same again.
import { mayWriteIn, type SpaceFacts, widensWhenMoved } from '#core/spaces/policy.ts'
import { isSteward, type Viewer } from '#platform/viewer.ts'
import { isTalk } from './queries.ts'

/** The thread is one that the viewer sees: a steward has no say in a space that is not theirs. */
export function maySteward(viewer: Viewer): boolean {
  return isSteward(viewer)
}

type Place = SpaceFacts & { id: number }

/** Into a space in which the steward may write, and where the thread is not yet. */
export function mayMoveTo(viewer: Viewer, from: { id: number }, to: Place): boolean {
  return isSteward(viewer) && to.id !== from.id && mayWriteIn(viewer, to)
}

/** Merging writes into the thread that takes the other in. */
export function mayMergeInto(
  viewer: Viewer,
  source: { id: number; shown_at: string },
  target: { id: number; merged_into: number | null; writable: boolean; shown_at: string },
): boolean {
  return (
    isSteward(viewer) &&
    target.id !== source.id &&
    target.merged_into === null &&
    target.writable &&
    isTalk(source) &&
    isTalk(target)
  )
}

/** Threads with an order of their own, such as questions, are neither merged nor split. */
export function maySplit(viewer: Viewer, thread: { writable: boolean; merged_into: number | null; shown_at: string }): boolean {
  return isSteward(viewer) && thread.writable && thread.merged_into === null && isTalk(thread)
}

export function mayRemovePost(viewer: Viewer, post: { removed_at: Date | null }): boolean {
  return isSteward(viewer) && post.removed_at === null
}

/** Whether people who do not see a thread where it is would see it there: then a steward has to say that they mean it. */
export function wouldWiden(from: { id: number; sees: Place['sees'] }, to: Place): boolean {
  return widensWhenMoved(from, to)
}
