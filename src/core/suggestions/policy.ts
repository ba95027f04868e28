// Who suggests a change, and who answers. The wall in the database says the same.
import { isOwn, mayEditPost, mayReply, type PostFacts, type ThreadFacts } from '#core/threads/policy.ts'
import { isTalk } from '#core/threads/queries.ts'
import { isSteward, type Viewer } from '#platform/viewer.ts'

/** For words that are meant to last, such as answers, and not for talk; never for one's own. */
export function maySuggest(viewer: Viewer, thread: ThreadFacts & { shown_at: string }, post: PostFacts): boolean {
  return !isTalk(thread) && mayReply(viewer, thread) && !isOwn(viewer, thread, post) && post.removed_at === null
}

/** Only the author changes words: taking a suggestion is an edit. */
export function mayAnswer(viewer: Viewer, thread: ThreadFacts, post: PostFacts): boolean {
  return mayEditPost(viewer, thread, post)
}

export function mayWithdraw(viewer: Viewer, thread: ThreadFacts, suggestion: { author_id: number; state: string }): boolean {
  return suggestion.state === 'open' && isOwn(viewer, thread, suggestion)
}

/** What breaks the code of conduct need not wait for the author of the post. */
export function mayRemove(viewer: Viewer, thread: ThreadFacts, suggestion: { author_id: number; state: string }): boolean {
  return suggestion.state === 'open' && isSteward(viewer) && !isOwn(viewer, thread, suggestion)
}
