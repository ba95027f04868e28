// A post as one viewer sees it: its words, its reactions, and which buttons stand under it.
import { isSteward, type Viewer } from '#platform/viewer.ts'
import { type ReactionKind, reactionKinds } from './forms.ts'
import { isOwn, mayEditPost, mayReact, mayRemoveOwnPost, mayReply, type ThreadFacts } from './policy.ts'
import type { Post, ReactionCount } from './post-queries.ts'
import { isTalk, threadHref } from './queries.ts'

export type ShownReaction = { kind: ReactionKind; count: number; mine: boolean }
export type PostButtons = { reply: boolean; edit: boolean; remove: boolean; react: boolean; steward: boolean; question: boolean }
/** `place` is the address of its thread. */
export type ShownPost = Post & { place: string; reactions: ShownReaction[]; may: PostButtons }

/** Which buttons a post has for a viewer. */
export function buttonsOf(viewer: Viewer, thread: ThreadFacts & { shown_at: string }, post: Post): PostButtons {
  const there = post.removed_at === null
  return {
    reply: there && mayReply(viewer, thread),
    edit: mayEditPost(viewer, thread, post),
    remove: mayRemoveOwnPost(viewer, thread, post),
    react: mayReact(viewer, post),
    steward: there && isSteward(viewer) && !isOwn(viewer, thread, post),
    question: there && isTalk(thread) && mayReply(viewer, thread) && (isOwn(viewer, thread, post) || isSteward(viewer)),
  }
}

/** Puts posts together with their reactions, in the order of the set. */
export function showPosts(
  viewer: Viewer,
  thread: ThreadFacts & { id: number; shown_at: string },
  posts: Post[],
  counts: ReactionCount[],
): ShownPost[] {
  const ofPost = Map.groupBy(counts, (one) => one.post_id)
  return posts.map((post) => ({
    ...post,
    place: threadHref(thread),
    reactions: inOrder(ofPost.get(post.id) ?? []),
    may: buttonsOf(viewer, thread, post),
  }))
}

function inOrder(counts: ReactionCount[]): ShownReaction[] {
  return reactionKinds.flatMap((kind) => {
    const one = counts.find((count) => count.kind === kind)
    return one ? [{ kind, count: one.count, mine: one.mine }] : []
  })
}
