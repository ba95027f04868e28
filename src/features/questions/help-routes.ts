// The queue of questions that wait, for people who like to help.
import { z } from 'zod'
import { keepChoice, listChoices } from '#core/notices/queries.ts'
import { listMemberTags } from '#core/tags/queries.ts'
import { readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { memberOf } from '#platform/viewer.ts'
import { AskMeForm } from './forms.ts'
import { QuestionListJson } from './json.ts'
import { listWaiting, QUESTIONS_A_PAGE, type QueueKey } from './list-queries.ts'
import { HelpPage } from './views/HelpPage.tsx'

const keyParam = z.string().regex(/^\d{1,15}-\d{1,15}$/)

function readKey(text: string | undefined): QueueKey | undefined {
  if (!keyParam.safeParse(text).success) return undefined
  const [at, id] = text!.split('-').map(Number) as [number, number]
  return { at: new Date(at), id }
}

export function helpRoutes(app: App): void {
  app.get(
    '/questions/help',
    { may: 'member', json: QuestionListJson, summary: 'Open questions, the longest wait first' },
    async ({ db, viewer, query }) => {
      const { id } = memberOf(viewer)
      const skills = (await listMemberTags(db, [id])).filter((tag) => tag.kind === 'skill')
      const all = query.tags === 'all' || skills.length === 0
      const tagIds = all ? undefined : skills.map((tag) => tag.id)
      const lines = await listWaiting(db, id, { tagIds, after: readKey(query.after) })
      const questions = lines.slice(0, QUESTIONS_A_PAGE)
      const last = questions.at(-1)
      const next = lines.length > QUESTIONS_A_PAGE && last ? `${last.waiting_since.getTime()}-${last.id}` : undefined
      const asks = (await listChoices(db, id)).help !== 'off'
      const props = { questions, next, skills, all, asks, isFirst: !query.after }
      return show(HelpPage, props, { title: 'Help somebody', json: QuestionListJson, noindex: true })
    },
  )

  app.post(
    '/questions/help',
    { may: 'member', form: AskMeForm, summary: 'Be asked to help with questions that wait, or not' },
    async ({ db, viewer, body }) => {
      const form = readForm(AskMeForm, body)
      if (!form.data) return seeOther('/questions/help')
      const ask = form.data.ask === 'yes'
      await keepChoice(db, memberOf(viewer).id, 'help', ask ? 'mail' : 'off')
      const said = ask
        ? 'You are asked at most twice a week, when a question that you could answer has waited for a day.'
        : 'Nobody asks you any more. You can still help here whenever you like.'
      return seeOther('/questions/help', { said })
    },
  )
}
