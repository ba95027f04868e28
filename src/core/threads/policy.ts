// Who may do what with threads and posts. The wall in the database says the same; these also decide which buttons are drawn.
import { isSteward, mayWrite, type Viewer } from '#platform/viewer.ts'

/**
 * What the policies look at in a thread. `writable` is the database's word on whether the viewer may write in its space, `mask_id` the mask
 * that they wear in it.
 */
export type ThreadFacts = { author_id: number; locked_at: Date | null; writable: boolean; mask_id: number | null }
export type PostFacts = { author_id: number; removed_at: Date | null }

/** Whether the viewer wrote this, under their own name or their mask in this thread. */
export function isOwn(viewer: Viewer, thread: Pick<ThreadFacts, 'mask_id'>, { author_id }: { author_id: number }): boolean {
  return viewer.id !== undefined && (author_id === viewer.id || author_id === thread.mask_id)
}

/** A steward under a mask has no more rights than others: they would give the steward away. */
export function mayReply(viewer: Viewer, thread: ThreadFacts): boolean {
  return mayWrite(viewer) && thread.writable && (thread.locked_at === null || (isSteward(viewer) && thread.mask_id === null))
}

export function mayRename(viewer: Viewer, thread: ThreadFacts): boolean {
  return isSteward(viewer) || (mayReply(viewer, thread) && isOwn(viewer, thread, thread))
}

/** Only the author changes words; a steward can remove them, but never put words into a mouth. */
export function mayEditPost(viewer: Viewer, thread: ThreadFacts, post: PostFacts): boolean {
  return mayReply(viewer, thread) && isOwn(viewer, thread, post) && post.removed_at === null
}

/** One's own words can be taken back even where a thread is locked. */
export function mayRemoveOwnPost(viewer: Viewer, thread: Pick<ThreadFacts, 'mask_id'>, post: PostFacts): boolean {
  return mayWrite(viewer) && isOwn(viewer, thread, post) && post.removed_at === null
}

export function mayReact(viewer: Viewer, post: PostFacts): boolean {
  return mayWrite(viewer) && post.removed_at === null
}

/** Why there is no box to reply in: one sentence, or undefined where there is one. */
export function whyNoReply(viewer: Viewer, thread: ThreadFacts): string | undefined {
  if (mayReply(viewer, thread)) return undefined
  if (viewer.id === undefined) return 'Sign in to reply. Joining is free and open to everybody.'
  if (viewer.waiting) return 'You can reply as soon as a steward has let you in.'
  if (viewer.suspendedUntil) return 'Your account is paused, so you can read but not write for now.'
  if (thread.locked_at) return 'This thread is closed to new replies.'
  return 'This space is read only for you.'
}
