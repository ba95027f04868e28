// Choosing what one gets: signed in, or with the link in a mail.
import type { Db } from '#platform/db/connect.ts'
import { type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer, seeOther, show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { isSteward, memberOf, type Viewer } from '#platform/viewer.ts'
import { ChoicesForm, ChoicesJson, StartThreadForm, StopForm } from './forms.ts'
import { noticeKinds } from './kinds.ts'
import { findMailStop, keepChoice, listChoices, listStoppedThreads, setMailStop, startThreadMails } from './queries.ts'
import { ChoicesPage } from './views/ChoicesPage.tsx'
import { StopPage } from './views/StopPage.tsx'

async function showChoices(db: Db, viewer: Viewer, form?: ReadForm<unknown>): Promise<Answer> {
  const { id } = memberOf(viewer)
  const props = { choices: await listChoices(db, id), stopped: await listStoppedThreads(db, id), isSteward: isSteward(viewer) }
  const about = { title: 'Notices', json: ChoicesJson, ...(form ? { status: 422 } : {}) }
  return show(ChoicesPage, form ? { ...props, form } : props, about)
}

export function choiceRoutes(app: App): void {
  app.get('/account/notices', { may: 'member', json: ChoicesJson, summary: 'What you are told of' }, async ({ viewer, db }) =>
    showChoices(db, viewer),
  )

  // A paused member may still say that they want fewer mails.
  app.post(
    '/account/notices',
    { may: 'member', always: true, form: ChoicesForm, summary: 'Choose what you are told of' },
    async (asked) => {
      const { viewer, db, body } = asked
      const form = readForm(ChoicesForm, body)
      if (form.errors) return showChoices(db, viewer, form)
      for (const kind of noticeKinds) {
        const channel = form.data[kind]
        if (channel && (kind !== 'stewards' || isSteward(viewer))) await keepChoice(db, memberOf(viewer).id, kind, channel)
      }
      return seeOther('/account/notices', { said: 'Your choices are saved.' })
    },
  )

  app.post('/account/notices/start', { may: 'member', always: true, form: StartThreadForm }, async ({ viewer, db, body }) => {
    const form = readForm(StartThreadForm, body)
    if (form.data) await startThreadMails(db, memberOf(viewer).id, form.data.thread)
    return seeOther('/account/notices', { said: 'Mails about that thread come again.' })
  })

  app.get('/notices/stop/:token', { may: 'anyone', fromAnywhere: true, fresh: true }, async ({ db, params }) => {
    const token = params.token ?? ''
    return show(StopPage, { token, stop: await findMailStop(db, token) }, { title: 'Stop mails', noindex: true })
  })

  // Also the one click of a mail program (RFC 8058), which expects no redirect, and brings no cookie, no Origin, or a foreign one.
  app.post('/notices/stop/:token', { may: 'anyone', fromAnywhere: true }, async ({ db, params, body }) => {
    const token = params.token ?? ''
    const { what, stop } = readForm(StopForm, body).data ?? { what: 'this', stop: 'yes' }
    await setMailStop(db, token, { wholeKind: what === 'kind', stop: stop === 'yes' })
    return show(StopPage, { token, stop: await findMailStop(db, token), done: true }, { title: 'Stop mails', noindex: true })
  })
}
