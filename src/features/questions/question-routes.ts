// A question's page, answering and commenting.
import { type Composing, composeAgain, composeFrom, composeFurther } from '#core/composer/composing.ts'
import { findDraft } from '#core/drafts/queries.ts'
import { markThreadSeen } from '#core/notices/seen.ts'
import { postReply } from '#core/threads/actions.ts'
import { mayReply, whyNoReply } from '#core/threads/policy.ts'
import { keepRead } from '#core/threads/write-queries.ts'
import { allow, found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import { readForm } from '#platform/forms.ts'
import { type Answer, seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { once } from '#platform/once.ts'
import { excerpt, plainOf } from '#platform/text.ts'
import { type Member, memberOf, type Viewer } from '#platform/viewer.ts'
import { postAnswer } from './actions.ts'
import { AnswerForm, CommentForm } from './forms.ts'
import { QuestionJson } from './json.ts'
import type { Outline } from './order.ts'
import { mayAnswer, whyNoAnswer } from './policy.ts'
import { findQuestion, listOutline, type Question } from './queries.ts'
import { showQuestion } from './shown.ts'
import { structuredQuestion } from './structured.ts'
import { QuestionPage } from './views/QuestionPage.tsx'

const DESCRIPTION_CHARACTERS = 200

/** The question as the viewer sees it. @throws Refusal 404. */
export async function seenQuestion({ db, params, viewer }: Pick<Asked, 'db' | 'params' | 'viewer'>): Promise<Question> {
  return found(await findQuestion(db, idOf(params.id), viewer.id))
}

/** Where a post stands in its question, whatever page that is today. */
export function placeOfPost(question: { id: number }, postId: number): string {
  return `/questions/${question.id}?post=${postId}#post-${postId}`
}

/** The two boxes of the page: to answer in, and to comment on one post. */
type Boxes = { answering?: Composing; commenting?: Composing & { on: number }; status?: number; outline?: Outline[] }

async function showPage(asked: Asked, question: Question, boxes: Boxes = {}): Promise<Answer> {
  const { db, viewer, query, house } = asked
  const commenting = boxes.commenting ?? (await beginComment(db, viewer, question, idOf(query.reply_to)))
  const answers = mayAnswer(viewer, question, question)
  const draft = answers && !boxes.answering ? beginAnswer(db, viewer, question) : undefined
  const shown = await showQuestion(
    db,
    viewer,
    question,
    {
      page: /^\d{1,4}$/.test(query.page ?? '') ? Number(query.page) : 1,
      post: commenting?.on ?? idOf(query.post),
      all: query.comments === '0' ? 0 : idOf(query.comments),
    },
    boxes.outline,
  )
  if (viewer.id !== undefined) await keepLooking(db, viewer, question)
  const answering = answers ? (boxes.answering ?? (await draft)) : undefined
  const why = whyNoAnswer(question) ?? whyNoReply(viewer, question)
  const canonical = `/questions/${question.id}${shown.page > 1 ? `?page=${shown.page}` : ''}`
  const about = {
    title: question.title,
    json: QuestionJson,
    noRun: question.no_run,
    canonical,
    description: excerpt(plainOf(shown.post?.html ?? ''), DESCRIPTION_CHARACTERS),
    ...(viewer.id === undefined && question.sees === 'everyone'
      ? { structured: structuredQuestion(house.config.url, question, shown) }
      : {}),
    ...(boxes.status ? { status: boxes.status } : {}),
  }
  return show(QuestionPage, { viewer, question, shown, answering, commenting, why }, about)
}

async function beginAnswer(db: Db, viewer: Viewer, question: Question): Promise<Composing> {
  const place = `answer:${question.id}`
  return composeFrom(place, await findDraft(db, memberOf(viewer).id, place))
}

async function beginComment(db: Db, viewer: Viewer, question: Question, on: number | undefined) {
  if (on === undefined || !mayReply(viewer, question)) return undefined
  const place = `comment:${on}`
  const first = { reply_to: String(on) }
  return { ...composeFrom(place, await findDraft(db, memberOf(viewer).id, place), first), on }
}

/** Remembers that the member has seen the question; writes only when there is news. */
async function keepLooking(db: Db, member: Member, question: Question): Promise<void> {
  if (question.last_number > (question.read_number ?? 0)) await keepRead(db, member.id, question.id, question.last_number)
  if (member.unseen > 0) await markThreadSeen(db, member.id, question.id)
}

export function questionRoutes(app: App): void {
  app.get(
    '/questions/:id',
    { may: 'anyone', json: QuestionJson, summary: 'A question with its answers and comments' },
    async (asked) => {
      // Asked together, they take one way to the database and back.
      const [question, outline] = await Promise.all([seenQuestion(asked), listOutline(asked.db, idOf(asked.params.id) ?? 0)])
      return showPage(asked, question, { outline })
    },
  )

  app.get('/questions/:id/unread', { may: 'anyone', fresh: true }, async (asked) => {
    const question = await seenQuestion(asked)
    const next = await asked.db
      .selectFrom('posts')
      .select('id')
      .where('thread_id', '=', question.id)
      .where('number', '>', question.read_number ?? 0)
      .orderBy('number')
      .limit(1)
      .executeTakeFirst()
    return seeOther(next ? placeOfPost(question, next.id) : `/questions/${question.id}`)
  })

  app.post('/questions/:id/answers', { may: 'member', form: AnswerForm, summary: 'Answer a question' }, async (asked) => {
    const { db, viewer, body } = asked
    const question = await seenQuestion(asked)
    const place = `answer:${question.id}`
    const further = mayAnswer(viewer, question, question) ? await composeFurther(asked, place, question.space_id) : undefined
    if (further) return showPage(asked, question, { answering: further, status: further.errors.file ? 422 : 200 })
    const form = readForm(AnswerForm, body)
    if (question.state === 'duplicate') throw new Refusal(409, whyNoAnswer(question)!)
    allow(mayAnswer(viewer, question, question), whyNoReply(viewer, question))
    if (form.errors) return showPage(asked, question, { answering: composeAgain(place, form), status: 422 })
    const author = memberOf(viewer)
    const location = await once(db, author.id, form.data.once, async () => {
      const { postId } = await postAnswer(db, author, question, { ...form.data, draft: place })
      return placeOfPost(question, postId)
    })
    return seeOther(location, { said: answerSaid(viewer, question) })
  })

  app.post(
    '/questions/:id/comments',
    { may: 'member', form: CommentForm, summary: 'Comment on a question or an answer' },
    async (asked) => {
      const { db, viewer, body } = asked
      const question = await seenQuestion(asked)
      const on = idOf(String((body as { reply_to?: unknown } | undefined)?.reply_to ?? '')) ?? 0
      const place = `comment:${on}`
      const further = mayReply(viewer, question) ? await composeFurther(asked, place, question.space_id) : undefined
      if (further) return showPage(asked, question, { commenting: { ...further, on }, status: further.errors.file ? 422 : 200 })
      const form = readForm(CommentForm, body)
      allow(mayReply(viewer, question), whyNoReply(viewer, question))
      if (form.errors) return showPage(asked, question, { commenting: { ...composeAgain(place, form), on }, status: 422 })
      const author = memberOf(viewer)
      const location = await once(db, author.id, form.data.once, async () => {
        const { postId } = await postReply(db, author, question, { ...form.data, draft: place })
        return placeOfPost(question, postId)
      })
      return seeOther(location)
    },
  )
}

/** The first answer to somebody's first question decides whether they stay. */
function answerSaid(viewer: Viewer, question: Question): string {
  const isFirst = question.is_first && question.answers === 0 && question.author_id !== viewer.id
  return isFirst
    ? 'Your answer is posted. It is the first answer to somebody’s first question here: thank you.'
    : 'Your answer is posted. Thank you.'
}
