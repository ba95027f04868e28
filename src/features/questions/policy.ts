// Who may do what with questions. The wall in the database says the same; these also decide which buttons are drawn.
import { isOwn, mayReply, type ThreadFacts } from '#core/threads/policy.ts'
import { isSteward, mayWrite, type Viewer } from '#platform/viewer.ts'

export type QuestionState = 'open' | 'answered' | 'solved' | 'duplicate' | 'stale'
type QuestionFacts = { state: QuestionState }
type AnswerFacts = { author_id: number; removed_at: Date | null }

export function isAsker(viewer: Viewer, thread: ThreadFacts): boolean {
  return isOwn(viewer, thread, thread)
}

/** A question that repeats another is closed: its answers belong to the other one. */
export function mayAnswer(viewer: Viewer, thread: ThreadFacts, question: QuestionFacts): boolean {
  return mayReply(viewer, thread) && question.state !== 'duplicate'
}

/** Accepting, tagging, closing as a duplicate: the asker, or a steward. */
export function maySteer(viewer: Viewer, thread: ThreadFacts): boolean {
  return mayReply(viewer, thread) && (isAsker(viewer, thread) || isSteward(viewer))
}

export function mayAccept(viewer: Viewer, thread: ThreadFacts, answer: AnswerFacts): boolean {
  return maySteer(viewer, thread) && answer.removed_at === null
}

/** Nobody's own answer helps them "too". */
export function maySayHelped(viewer: Viewer, thread: ThreadFacts, answer: AnswerFacts): boolean {
  return mayWrite(viewer) && answer.removed_at === null && !isOwn(viewer, thread, answer)
}

/** Whoever writes here: in ten years, the author and the asker may be long gone. */
export function mayMarkOutdated(viewer: Viewer, thread: ThreadFacts, answer: AnswerFacts): boolean {
  return mayReply(viewer, thread) && answer.removed_at === null
}

/** A comment becomes an answer, or an answer a comment. */
export function maySort(viewer: Viewer, thread: ThreadFacts, post: AnswerFacts & { number: number }): boolean {
  return (
    post.number > 1 &&
    post.removed_at === null &&
    mayReply(viewer, thread) &&
    (isOwn(viewer, thread, post) || maySteer(viewer, thread))
  )
}

/** A thread, or one post of it, becomes a question: by the author of the post, or a steward. */
export function mayMakeQuestion(
  viewer: Viewer,
  thread: ThreadFacts & { shown_at: string; merged_into: number | null },
  post: AnswerFacts,
): boolean {
  return (
    mayReply(viewer, thread) &&
    thread.shown_at === 'threads' &&
    thread.merged_into === null &&
    post.removed_at === null &&
    (isOwn(viewer, thread, post) || isSteward(viewer))
  )
}

/** Somebody says that an old question still matters to them. */
export function mayReopen(viewer: Viewer, thread: ThreadFacts, question: QuestionFacts): boolean {
  return mayReply(viewer, thread) && question.state === 'stale'
}

/** Why there is no box to answer in, beyond what is true for any thread. */
export function whyNoAnswer(question: QuestionFacts): string | undefined {
  return question.state === 'duplicate'
    ? 'This question is closed, because it repeats another one. Answers belong there.'
    : undefined
}
