// A question's page as one viewer sees it: laid out, with what stands under each answer.
import { maySuggest } from '#core/suggestions/policy.ts'
import { listPostsById, listReactions } from '#core/threads/post-queries.ts'
import { type ShownPost, showPosts } from '#core/threads/shown-post.ts'
import type { Db } from '#platform/db/connect.ts'
import type { Viewer } from '#platform/viewer.ts'
import { type Asked, type Laid, layOut, type Outline } from './order.ts'
import { mayAccept, mayMarkOutdated, maySayHelped, maySort } from './policy.ts'
import { listOutline, type Question } from './queries.ts'

export type AnswerButtons = { accept: boolean; helped: boolean; outdated: boolean; sort: boolean; suggest: boolean }

export type ShownAnswer = {
  post: ShownPost
  facts: Outline
  isBest: boolean
  /** The first answer to somebody's first question. */
  isFirst: boolean
  may: AnswerButtons
  comments: ShownPost[]
  moreComments: number
}

export type ShownQuestion = {
  /** The question itself; undefined where the space has forgotten it. */
  post: ShownPost | undefined
  comments: ShownPost[]
  moreComments: number
  answers: ShownAnswer[]
  page: number
  pages: number
  total: number
}

/** Which buttons an answer has for a viewer. */
export function answerButtons(viewer: Viewer, question: Question, post: ShownPost): AnswerButtons {
  return {
    accept: mayAccept(viewer, question, post),
    helped: maySayHelped(viewer, question, post),
    outdated: mayMarkOutdated(viewer, question, post),
    sort: maySort(viewer, question, post),
    suggest: maySuggest(viewer, question, post),
  }
}

/** Reads and lays out one page of a question. `known` is its outline where that was read already. */
export async function showQuestion(
  db: Db,
  viewer: Viewer,
  question: Question,
  asked: Asked,
  known?: Outline[],
): Promise<ShownQuestion> {
  const outline = known ?? (await listOutline(db, question.id))
  const laid = layOut(outline, question.best_id, asked)
  const ids = [...(laid.question ? [laid.question] : []), ...laid.answers, ...[...laid.comments.values()].flat()]
  const [posts, counts] = await Promise.all([listPostsById(db, ids), listReactions(db, ids, viewer.id)])
  const shown = new Map(showPosts(viewer, question, posts, counts).map((post) => [post.id, post]))
  const facts = new Map(outline.map((one) => [one.id, one]))
  const firstAnswer = outline.find((one) => one.is_answer && !one.is_removed)?.id
  const answers = laid.answers.flatMap((id): ShownAnswer[] => {
    const [post, own] = [shown.get(id), facts.get(id)]
    if (!post || !own) return []
    const isFirst = question.is_first && id === firstAnswer && post.author_id !== question.author_id
    const about = {
      facts: own,
      isBest: id === question.best_id,
      isFirst,
      may: answerButtons(viewer, question, post),
    }
    return [{ post, ...about, ...commentsUnder(laid, shown, id) }]
  })
  const { page, pages, total } = laid
  const post = laid.question === undefined ? undefined : shown.get(laid.question)
  return { post, ...commentsUnder(laid, shown, 0), answers, page, pages, total }
}

function commentsUnder(laid: Laid, shown: Map<number, ShownPost>, key: number) {
  const comments = (laid.comments.get(key) ?? []).flatMap((id) => {
    const post = shown.get(id)
    return post ? [asComment(post, key === 0 ? laid.question : key)] : []
  })
  return { comments, moreComments: laid.more.get(key) ?? 0 }
}

/** A comment stands under what it is about, so that need not be said again. */
export function asComment(post: ShownPost, root: number | undefined): ShownPost {
  return post.reply_to === root ? { ...post, reply_to: null, reply_to_number: null, reply_to_name: null } : post
}
