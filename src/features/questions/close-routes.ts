// What the asker and stewards say of a whole question: it was asked before, it still matters, these are its tags.
import { record } from '#core/records/record.ts'
import { allow } from '#platform/allow.ts'
import { emptyForm, formMistake, type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer, seeOther, show } from '#platform/http/answers.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import { isSteward, memberOf, type Viewer } from '#platform/viewer.ts'
import { closeAsDuplicate, keepQuestionTags, reopen } from './actions.ts'
import { DuplicateForm, TagsForm } from './forms.ts'
import { isAsker, mayReopen, maySteer } from './policy.ts'
import { findQuestion, listSimilar, type Question } from './queries.ts'
import { seenQuestion } from './question-routes.ts'
import { DuplicatePage } from './views/DuplicatePage.tsx'
import { TagsPage } from './views/TagsPage.tsx'

const NOT_YOURS = 'Only whoever asked, or a steward, can change that.'
const SIMILAR_SHOWN = 5

/** A question that the viewer may steer. @throws Refusal 404, 403. */
async function steered(asked: Asked): Promise<Question> {
  const question = await seenQuestion(asked)
  allow(maySteer(asked.viewer, question), NOT_YOURS)
  return question
}

/** A steward who acts for somebody else leaves a record; whoever asked under a mask acts as the asker, and nothing else. */
async function recordIfSteward(asked: Asked, question: Question, detail: Record<string, string | number | null>): Promise<void> {
  if (!isSteward(asked.viewer) || isAsker(asked.viewer, question)) return
  const stewardId = memberOf(asked.viewer).id
  await record(asked.db, { stewardId, act: 'close question', spaceId: question.space_id, threadId: question.id, detail })
}

async function showDuplicate(asked: Asked, question: Question, form: ReadForm<unknown> = emptyForm()): Promise<Answer> {
  const similar = await listSimilar(asked.db, question.title, SIMILAR_SHOWN, question.id)
  const isWrong = Object.keys(form.errors ?? {}).length > 0
  return show(DuplicatePage, { question, similar, form }, { title: 'Asked before', ...(isWrong ? { status: 422 } : {}) })
}

function showTags(question: Question, form: ReadForm<unknown>, status = 200): Answer {
  return show(TagsPage, { question, form }, { title: 'Change tags', status })
}

/** What is wrong with closing a question in favour of this other one. */
function mistakeIn(question: Question, original: Question | undefined): string | undefined {
  if (!original) return 'There is no question with this address or number that you can see.'
  if (original.id === question.id) return 'That is this question itself.'
  if (original.duplicate_of === question.id) return 'That question is closed in favour of this one. Open it again first.'
  return undefined
}

async function findOriginal(asked: Asked, viewer: Viewer, id: number): Promise<Question | undefined> {
  const found = await findQuestion(asked.db, id, viewer.id)
  // Whoever closes in favour of a closed question means the one where the answers are.
  return found?.duplicate_of ? ((await findQuestion(asked.db, found.duplicate_of, viewer.id)) ?? found) : found
}

export function closeRoutes(app: App): void {
  app.get('/questions/:id/duplicate', { may: 'member' }, async (asked) => showDuplicate(asked, await steered(asked)))

  app.post(
    '/questions/:id/duplicate',
    { may: 'member', form: DuplicateForm, summary: 'Close a question because it was asked before' },
    async (asked) => {
      const question = await steered(asked)
      const form = readForm(DuplicateForm, asked.body)
      if (form.errors) return showDuplicate(asked, question, form)
      const original = await findOriginal(asked, asked.viewer, form.data.of)
      const of = mistakeIn(question, original)
      if (of || !original) return showDuplicate(asked, question, formMistake(form, { of: of ?? '' }))
      await closeAsDuplicate(asked.db, question, original.id)
      await recordIfSteward(asked, question, { duplicateOf: original.id })
      return seeOther(`/questions/${question.id}`, { said: 'The question is closed, and leads to the other one.' })
    },
  )

  app.post('/questions/:id/open', { may: 'member', summary: 'Open a question again that was closed' }, async (asked) => {
    const question = await steered(asked)
    await closeAsDuplicate(asked.db, question, null)
    await recordIfSteward(asked, question, { duplicateOf: null })
    return seeOther(`/questions/${question.id}`, { said: 'The question is open again.' })
  })

  app.post('/questions/:id/still-open', { may: 'member', summary: 'Say that a stale question still matters' }, async (asked) => {
    const question = await seenQuestion(asked)
    if (question.state !== 'stale') return seeOther(`/questions/${question.id}`)
    allow(mayReopen(asked.viewer, question, question))
    await reopen(asked.db, question)
    return seeOther(`/questions/${question.id}`, {
      said: 'It waits for an answer again, and people who can help are asked anew.',
    })
  })

  app.get('/questions/:id/tags', { may: 'member' }, async (asked) => {
    const question = await steered(asked)
    return showTags(question, emptyForm({ tags: question.tags.map((tag) => tag.name).join(', ') }))
  })

  app.post('/questions/:id/tags', { may: 'member', form: TagsForm, summary: 'Change the tags of a question' }, async (asked) => {
    const question = await steered(asked)
    const form = readForm(TagsForm, asked.body)
    if (form.errors) return showTags(question, form, 422)
    await keepQuestionTags(asked.db, question, form.data.tags)
    return seeOther(`/questions/${question.id}`, { said: 'The tags are changed.' })
  })
}
