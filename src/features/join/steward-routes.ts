// What stewards decide about joining: how people join, and who of those that wait comes in.
import { z } from 'zod'
import { record } from '#core/records/record.ts'
import { allow, found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { AskPage } from '#platform/layout/AskPage.tsx'
import { joiningChoice, keepChoice, readChoice } from '#platform/settings.ts'
import { cleanText } from '#platform/text.ts'
import { memberOf } from '#platform/viewer.ts'
import { JoiningForm } from './forms.ts'
import { invitingChoice, mayDecideOnJoining } from './policy.ts'
import { JoiningPage } from './views/JoiningPage.tsx'
import { WaitingPage } from './views/WaitingPage.tsx'
import { letIn, listWaiting, turnAway, type WaitingMember } from './waiting.ts'

const REASON_CHARACTERS = 1000
const ReasonForm = z.object({
  reason: z
    .string()
    .optional()
    .transform((text) => cleanText(text ?? '').trim())
    .refine((text) => text.length <= REASON_CHARACTERS, 'Say it in 1,000 characters at most.'),
})

const GONE = 'They do not wait any more: another steward was faster, or they changed their mind.'

async function showJoining(db: Db, form: ReadForm<unknown>) {
  const status = form.errors && Object.keys(form.errors).length > 0 ? 422 : 200
  return show(JoiningPage, { form, waiting: (await listWaiting(db)).length }, { title: 'Joining', status, noindex: true })
}

function askTurnAway(person: WaitingMember, form: ReadForm<unknown> = emptyForm()) {
  const props = {
    title: `Decline the request of ${person.name}?`,
    text: 'They get a kind mail without your reason, and what they wrote about themselves is deleted. They can ask again.',
    action: `/stewards/waiting/${person.id}/decline`,
    button: 'Decline the request',
    back: '/stewards/waiting',
    reasonHint: 'Kept in the records for other stewards. You can leave it empty.',
    form,
  }
  const status = form.errors && Object.keys(form.errors).length > 0 ? 422 : 200
  return show(AskPage, props, { title: 'Decline a request', status, noindex: true })
}

export function stewardRoutes(app: App): void {
  const { config } = app.house

  app.get('/stewards/joining', { may: 'steward' }, async ({ db }) => {
    const values = { joining: await readChoice(db, joiningChoice), inviting: await readChoice(db, invitingChoice) }
    return showJoining(db, emptyForm(values))
  })

  app.post('/stewards/joining', { may: 'steward', form: JoiningForm }, async ({ viewer, db, body }) => {
    allow(mayDecideOnJoining(viewer))
    const form = readForm(JoiningForm, body)
    if (!form.data) return showJoining(db, form)
    await keepChoice(db, joiningChoice, form.data.joining)
    await keepChoice(db, invitingChoice, form.data.inviting)
    await record(db, { stewardId: memberOf(viewer).id, act: 'settings', detail: form.data })
    return seeOther('/stewards/joining', { said: 'Saved. It counts from now on.' })
  })

  app.get('/stewards/waiting', { may: 'steward' }, async ({ db }) =>
    show(WaitingPage, { people: await listWaiting(db) }, { title: 'Waiting to be let in', noindex: true }),
  )

  app.post('/stewards/waiting/:id', { may: 'steward', summary: 'Let somebody in' }, async ({ viewer, db, params }) => {
    allow(mayDecideOnJoining(viewer))
    const done = await letIn(db, config, memberOf(viewer), idOf(params.id) ?? 0)
    return seeOther('/stewards/waiting', { said: done ? 'They are in, and are told by mail.' : GONE })
  })

  app.get('/stewards/waiting/:id/decline', { may: 'steward' }, async ({ db, params }) => {
    const person = (await listWaiting(db)).find((one) => one.id === idOf(params.id))
    return askTurnAway(found(person))
  })

  app.post('/stewards/waiting/:id/decline', { may: 'steward', form: ReasonForm }, async ({ viewer, db, params, body }) => {
    allow(mayDecideOnJoining(viewer))
    const person = (await listWaiting(db)).find((one) => one.id === idOf(params.id))
    if (!person) return seeOther('/stewards/waiting', { said: GONE })
    const form = readForm(ReasonForm, body)
    if (!form.data) return askTurnAway(person, form)
    const done = await turnAway(db, config, memberOf(viewer), person.id, form.data.reason)
    return seeOther('/stewards/waiting', { said: done ? 'The request is declined and deleted. They are told by mail.' : GONE })
  })
}
