// Answers and comments as HTML: on the page, and pushed to open pages. There is no second template.
import { LRUCache } from 'lru-cache'
import { render } from 'preact-render-to-string'
import { postHtml } from '#core/threads/render-items.tsx'
import type { ShownPost } from '#core/threads/shown-post.ts'
import { asciiHtml } from '#platform/text.ts'
import type { Question } from './queries.ts'
import type { ShownAnswer } from './shown.ts'
import { AnswerBar, AnswerMark, CommentsFoot } from './views/AnswerParts.tsx'
import { QuestionState } from './views/State.tsx'

/** The element that holds the comments on an answer, or under 0 those on the question. */
export function commentsId(root: number): string {
  return `comments-${root}`
}

/** Comments, and the way to all of them. `form` is the box to comment in, where it is open here. */
export function commentsHtml(
  question: Question,
  root: number,
  { comments, moreComments }: { comments: ShownPost[]; moreComments: number },
  { lastRead, form = '' }: { lastRead?: number | undefined; form?: string },
): string {
  const items = comments.map((post) => postHtml(post, isNew(post, lastRead))).join('')
  const foot = moreComments > 0 ? render(<CommentsFoot question={question} root={root} more={moreComments} />) : ''
  return `<div class="comments" id="${commentsId(root)}">${items}</div>${foot}${form}`
}

/** One answer with its marks, its words, what can be said of it, and the comments on it. */
export function answerHtml(
  question: Question,
  answer: ShownAnswer,
  about: { lastRead?: number | undefined; form?: string } = {},
): string {
  const { id } = answer.post
  const look = answer.isBest ? 'answer answer-best' : 'answer'
  return (
    `<section class="${look}" id="answer-${id}">${markHtml(question, answer)}${postHtml(answer.post, isNew(answer.post, about.lastRead))}` +
    `${barHtml(question, answer)}${commentsHtml(question, id, answer, about)}</section>`
  )
}

/** The parts of an answer that change: its words, its marks and its buttons. */
export function changedAnswerHtml(question: Question, answer: ShownAnswer): string {
  return postHtml(answer.post) + markHtml(question, answer) + barHtml(question, answer)
}

/** The state in the head of the page. */
export function stateHtml(question: Question): string {
  return asciiHtml(render(<QuestionState question={question} />))
}

// As for posts: what these parts show depends on few things, so one rendering serves many readers. Nothing in them tells the time.
const parts = new LRUCache<string, string>({ maxSize: 4 * 1024 * 1024, sizeCalculation: (html) => html.length + 200 })

function kept(key: string, make: () => string): string {
  const known = parts.get(key)
  if (known !== undefined) return known
  const html = asciiHtml(make())
  parts.set(key, html)
  return html
}

/** Everything that the parts around an answer show. */
function keyOf(question: Question, { post, facts, isBest, isFirst, may }: ShownAnswer): string {
  const flags = [isBest, isFirst, post.removed_at !== null, facts.helped_me, facts.accepted_at !== null].map(Number).join('')
  const buttons = Object.values(may).map(Number).join('')
  const outdated = facts.outdated_at
    ? `${facts.outdated_at.getTime()}/${facts.newer_id}/${facts.outdated_name}/${facts.outdated_note}`
    : ''
  return `${question.id}/${post.id}/${post.number}/${flags}/${buttons}/${facts.helped}/${facts.suggestions}/${outdated}`
}

function markHtml(question: Question, answer: ShownAnswer): string {
  return kept(`mark ${keyOf(question, answer)}`, () => render(<AnswerMark answer={answer} />))
}

function barHtml(question: Question, answer: ShownAnswer): string {
  return kept(`bar ${keyOf(question, answer)}`, () => render(<AnswerBar question={question} answer={answer} />))
}

function isNew(post: ShownPost, lastRead: number | undefined): boolean {
  return lastRead !== undefined && post.number > lastRead
}
