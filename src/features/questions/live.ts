// How new answers and comments reach an open page: with the same template as on the page.
import type { Look } from '#core/threads/live-hub.tsx'
import type { Post } from '#core/threads/post-queries.ts'
import { postHtml } from '#core/threads/render-items.tsx'
import type { ShownPost } from '#core/threads/shown-post.ts'
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import type { Viewer } from '#platform/viewer.ts'
import { type Outline, rootsOf } from './order.ts'
import { findQuestion, listHelped, listOutline, type Question } from './queries.ts'
import { answerHtml, changedAnswerHtml, commentsId, stateHtml } from './render.tsx'
import { answerButtons, asComment, type ShownAnswer } from './shown.ts'

type More = {
  question: Question
  facts: Outline | undefined
  helped: number[]
  root: number
  isFirst: boolean
}

async function read(db: Db, post: Post, house: House): Promise<More | undefined> {
  const question = await findQuestion(db, post.thread_id, undefined)
  if (!question) return undefined
  const outline = await listOutline(db, question.id)
  const facts = outline.find((one) => one.id === post.id && one.is_answer)
  const first = outline.find((one) => one.is_answer && !one.is_removed)?.id
  return {
    question,
    facts,
    helped: facts ? await listHelped(house.database.owner, post.id) : [],
    root: rootsOf(outline).get(post.id) ?? 0,
    isFirst: question.is_first && first === post.id && post.author_id !== question.author_id,
  }
}

/** The answer as this viewer would see it by loading the page. */
function answerOf(
  post: ShownPost,
  viewer: Viewer,
  question: Question,
  { facts, helped, isFirst }: More,
): ShownAnswer | undefined {
  if (!facts) return undefined
  const own = { ...facts, helped_me: viewer.id !== undefined && helped.includes(viewer.id) }
  const may = answerButtons(viewer, question, post)
  return {
    post,
    facts: own,
    isBest: question.best_id === post.id,
    isFirst,
    may,
    comments: [],
    moreComments: 0,
  }
}

/** A new answer goes to the end of the answers, a comment under what it is about; what changes is put in its place by its ids. */
export const questionLook: Look = {
  read,
  item(post, { what, viewer, thread, more }) {
    const known = more as More | undefined
    if (!known) return { html: postHtml(post) }
    const question: Question = { ...known.question, ...thread }
    const answer = answerOf(post, viewer, question, known)
    if (answer && what === 'post') return { html: answerHtml(question, answer) }
    if (answer) return { html: changedAnswerHtml(question, answer) + stateHtml(question) }
    if (post.number === 1) return { html: postHtml(post) + stateHtml(question) }
    return { html: postHtml(asComment(post, known.root || undefined)), into: commentsId(known.root) }
  },
}
