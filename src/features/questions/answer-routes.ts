// What is said of an answer: it solved it, it helped, it is out of date, it is rather a comment.
import { record } from '#core/records/record.ts'
import { findPost } from '#core/threads/post-queries.ts'
import { allow, found } from '#platform/allow.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer as Reply, seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { isSteward, memberOf } from '#platform/viewer.ts'
import { acceptAnswer, markOutdated, sayHelped, sortPost } from './actions.ts'
import { AcceptForm, HelpedForm, OutdatedForm, SortForm } from './forms.ts'
import { isAsker, mayAccept, mayMarkOutdated, maySayHelped, maySort } from './policy.ts'
import { type Answer, findAnswer, listOtherAnswers, listOutline, type Question } from './queries.ts'
import { placeOfPost, seenQuestion } from './question-routes.ts'
import { OutdatedPage } from './views/OutdatedPage.tsx'

type Seen = { question: Question; answer: Answer }

/** An answer to this question, as the viewer sees both. @throws Refusal 404. */
async function seenAnswer(asked: Asked): Promise<Seen> {
  const question = await seenQuestion(asked)
  return { question, answer: found(await findAnswer(asked.db, question.id, idOf(asked.params.post))) }
}

const ONLY_ASKER = 'Only whoever asked, or a steward, can say which answer solved it.'
const acceptedSaid = {
  yes: 'Marked as solved. Thank you for coming back to say so.',
  best: 'This is the best answer now.',
  no: 'It is no longer marked as a solution.',
}

export function answerRoutes(app: App): void {
  app.post(
    '/questions/:id/answers/:post/accept',
    { may: 'member', form: AcceptForm, summary: 'Say that an answer solved the question, or did not' },
    async (asked) => {
      const { question, answer } = await seenAnswer(asked)
      allow(mayAccept(asked.viewer, question, answer), ONLY_ASKER)
      const form = readForm(AcceptForm, asked.body)
      if (!form.data) return seeOther(placeOfPost(question, answer.post_id))
      await acceptAnswer(asked.db, question, answer.post_id, form.data.accepted)
      // Whoever asked under a mask acts as the asker, and nothing else: a record would name them.
      if (isSteward(asked.viewer) && !isAsker(asked.viewer, question)) {
        const stewardId = memberOf(asked.viewer).id
        const detail = { accepted: form.data.accepted }
        await record(asked.db, {
          stewardId,
          act: 'accept answer',
          spaceId: question.space_id,
          threadId: question.id,
          postId: answer.post_id,
          detail,
        })
      }
      return seeOther(placeOfPost(question, answer.post_id), { said: acceptedSaid[form.data.accepted] })
    },
  )

  app.post(
    '/questions/:id/answers/:post/helped',
    { may: 'member', form: HelpedForm, summary: 'Say that an answer helped you too, or take it back' },
    async (asked) => {
      const { question, answer } = await seenAnswer(asked)
      allow(maySayHelped(asked.viewer, question, answer), 'This is your own answer.')
      const form = readForm(HelpedForm, asked.body)
      if (form.data) await sayHelped(asked.db, memberOf(asked.viewer), question, answer.post_id, form.data.helped === 'yes')
      return seeOther(placeOfPost(question, answer.post_id))
    },
  )

  app.get('/questions/:id/answers/:post/outdated', { may: 'member' }, async (asked) =>
    showOutdated(asked, await seenAnswer(asked)),
  )

  app.post(
    '/questions/:id/answers/:post/outdated',
    { may: 'member', form: OutdatedForm, summary: 'Say that an answer is out of date, or is not' },
    async (asked) => {
      const seen = await seenAnswer(asked)
      const { question, answer } = seen
      allow(mayMarkOutdated(asked.viewer, question, answer), 'Only members who may write here can say so.')
      const form = readForm(OutdatedForm, asked.body)
      if (form.errors) return showOutdated(asked, seen, form)
      await markOutdated(asked.db, question, answer.post_id, form.data)
      const said =
        form.data.outdated === 'yes' ? 'The answer is marked as out of date.' : 'The answer is no longer marked as out of date.'
      return seeOther(placeOfPost(question, answer.post_id), { said })
    },
  )

  app.post(
    '/questions/:id/posts/:post/sort',
    { may: 'member', form: SortForm, summary: 'Make a comment an answer, or an answer a comment' },
    async (asked) => {
      const question = await seenQuestion(asked)
      const post = found(await findPost(asked.db, idOf(asked.params.post)))
      found(post.thread_id === question.id ? post : undefined)
      allow(maySort(asked.viewer, question, post), 'Only its author, whoever asked, or a steward can do that.')
      const form = readForm(SortForm, asked.body)
      if (form.data) await sortPost(asked.db, question, post.id, form.data.as)
      return seeOther(placeOfPost(question, post.id))
    },
  )
}

async function showOutdated(asked: Asked, { question, answer }: Seen, form: ReadForm<unknown> = emptyForm()): Promise<Reply> {
  allow(mayMarkOutdated(asked.viewer, question, answer), 'Only members who may write here can say so.')
  const outline = await listOutline(asked.db, question.id)
  const isOutdated = outline.some((one) => one.id === answer.post_id && one.outdated_at !== null)
  const others = await listOtherAnswers(asked.db, question.id, answer.post_id)
  const isWrong = Object.keys(form.errors ?? {}).length > 0
  const props = { question, answer, isOutdated, others, form }
  return show(OutdatedPage, props, { title: 'Out of date', ...(isWrong ? { status: 422 } : {}) })
}
