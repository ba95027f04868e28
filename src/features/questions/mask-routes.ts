// Looking behind the mask of a question: asking, another steward's answer, and the reasons for the wearer.
import { z } from 'zod'
import { answerMaskCase, askBehindMask, findBehindMask, listMaskCases } from '#core/masks/cases.ts'
import { reasonField } from '#core/spaces/forms.ts'
import { found } from '#platform/allow.ts'
import { emptyForm, idField, type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer, seeOther, show } from '#platform/http/answers.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import { memberOf } from '#platform/viewer.ts'
import type { Question } from './queries.ts'
import { seenQuestion } from './question-routes.ts'
import { MaskPage } from './views/MaskPage.tsx'
import { MaskReasonsPage } from './views/MaskReasonsPage.tsx'

const AskForm = z.object({ reason: reasonField })
const AnswerForm = z.object({ reason: reasonField, case_id: idField, agree: z.enum(['yes', 'no'], 'Agree or refuse.') })

/** A question under a mask. @throws Refusal 404 for any other. */
async function maskedQuestion(asked: Asked): Promise<Question> {
  const question = await seenQuestion(asked)
  return found(question.asker_is_mask ? question : undefined)
}

async function showMask(asked: Asked, question: Question, form: ReadForm<unknown> = emptyForm()): Promise<Answer> {
  const { db, viewer } = asked
  const cases = await listMaskCases(db, question.id)
  const [latest] = cases
  const behind = latest?.answer === 'agreed' ? await findBehindMask(db, latest.id) : undefined
  const isWrong = Object.keys(form.errors ?? {}).length > 0
  const props = { viewer: memberOf(viewer), question, cases, behind, form }
  return show(MaskPage, props, { title: 'About this mask', noindex: true, ...(isWrong ? { status: 422 } : {}) })
}

export function maskRoutes(app: App): void {
  app.get('/questions/:id/mask', { may: 'steward' }, async (asked) => showMask(asked, await maskedQuestion(asked)))

  app.post(
    '/questions/:id/mask',
    { may: 'steward', form: AskForm, summary: 'Ask another steward to look behind a mask' },
    async (asked) => {
      const question = await maskedQuestion(asked)
      const form = readForm(AskForm, asked.body)
      if (form.errors) return showMask(asked, question, form)
      await askBehindMask(asked.db, memberOf(asked.viewer), question, form.data.reason)
      return seeOther(`/questions/${question.id}/mask`, { said: 'Asked. Another steward has to agree.' })
    },
  )

  app.post(
    '/questions/:id/mask/answer',
    { may: 'steward', form: AnswerForm, summary: 'Agree to look behind a mask, or refuse' },
    async (asked) => {
      const question = await maskedQuestion(asked)
      const form = readForm(AnswerForm, asked.body)
      if (form.errors) return showMask(asked, question, form)
      const { case_id: caseId, agree, reason } = form.data
      await answerMaskCase(asked.db, memberOf(asked.viewer), question, { caseId, agree: agree === 'yes', reason })
      const said = agree === 'yes' ? 'You both see now who it is. They are told.' : 'The mask stays on.'
      return seeOther(`/questions/${question.id}/mask`, { said })
    },
  )

  app.get('/questions/:id/mask-reasons', { may: 'member', always: true }, async (asked) => {
    const question = await maskedQuestion(asked)
    found(question.mask_id ?? undefined)
    const cases = (await listMaskCases(asked.db, question.id)).filter((one) => one.answer === 'agreed')
    found(cases[0])
    return show(MaskReasonsPage, { question, cases }, { title: 'Why stewards looked behind your mask', noindex: true })
  })
}
