// Taking everything with you, and leaving.
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import { emptyForm, formMistake, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, sendBody, show } from '#platform/http/answers.ts'
import { SESSION_COOKIE } from '#platform/http/cookies.ts'
import type { App } from '#platform/http/doors.ts'
import { countTry } from '#platform/limits.ts'
import { type Member, memberOf } from '#platform/viewer.ts'
import { askCode, takeLeaveCode } from './codes.ts'
import { mailLeaveCode } from './emails.tsx'
import { gatherExports, zipOf } from './export.ts'
import { CodeForm, LeaveForm } from './forms.ts'
import { leave, type Words } from './leaving.ts'
import { isFresh } from './policy.ts'
import { findWaitingCode, listAddresses, listSessions } from './queries.ts'
import { LeavePage } from './views/LeavePage.tsx'
import { LeaveSurePage } from './views/LeaveSurePage.tsx'

/** Each is some work for the database; nobody needs more. */
const EXPORTS = { kind: 'export', most: 10, minutes: 60 }
const CODES = { kind: 'leave.code', most: 5, minutes: 60 }

const LAST_STEWARD =
  'You are the only steward, and somebody has to keep this place. Make another member a steward first; then you can leave.'
const WRONG = 'That code does not fit. It may be older than 15 minutes, or a newer one was sent. Ask for a new one.'

export function leaveRoutes(app: App): void {
  const { house } = app
  const { name } = house.config

  async function showSure(db: Db, member: Member, words: Words, form: ReadForm<unknown> = emptyForm()) {
    const codeSentTo = (await findWaitingCode(db, member.id, 'leave'))?.address
    const status = Object.keys(form.errors ?? {}).length > 0 ? 422 : 200
    const props = { words, form, needsCode: !(await isFreshMember(db, member)), codeSentTo }
    return show(LeaveSurePage, props, { title: 'Leave for good', status, noindex: true })
  }

  app.get('/account/leave', { may: 'member', always: true }, async () =>
    show(LeavePage, { name, form: emptyForm() }, { title: 'Your data and leaving', noindex: true }),
  )

  app.get('/account/leave/export', { may: 'member', always: true, reads: false }, async ({ viewer, db }) => {
    const member = memberOf(viewer)
    await countTry(db, EXPORTS, String(member.id))
    const parts = await gatherExports(db, house, member)
    return sendBody('application/zip', zipOf(name, parts), {
      headers: { 'content-disposition': 'attachment; filename="what-is-mine.zip"', 'cache-control': 'no-store' },
    })
  })

  app.get('/account/leave/sure', { may: 'member', always: true }, async ({ viewer, db, query }) => {
    const form = readForm(LeaveForm, query)
    if (form.data) return showSure(db, memberOf(viewer), form.data.words)
    return show(LeavePage, { name, form }, { title: 'Your data and leaving', status: 422, noindex: true })
  })

  app.post('/account/leave/code', { may: 'member', always: true }, async ({ viewer, db, body }) => {
    const member = memberOf(viewer)
    const words = readForm(LeaveForm, body).data?.words ?? 'keep'
    const [primary] = await listAddresses(db, member.id)
    if (!primary) throw new Refusal(409, 'There is no address to send a code to. Ask a steward.')
    await countTry(db, CODES, String(member.id))
    await mailLeaveCode(db, house, primary.address, await askCode(db, member, 'leave', primary.address))
    return seeOther(`/account/leave/sure?words=${words}`, { said: `A code is on its way to ${primary.address}.` })
  })

  app.post('/account/leave', { may: 'member', always: true, form: LeaveForm }, async ({ viewer, db, body }) => {
    const member = memberOf(viewer)
    const form = readForm(LeaveForm, body)
    if (!form.data) return show(LeavePage, { name, form }, { title: 'Your data and leaving', status: 422, noindex: true })
    const { words } = form.data
    if (!(await isFreshMember(db, member))) {
      const code = readForm(CodeForm, body)
      if (!code.data) return showSure(db, member, words, code)
      if (!(await takeLeaveCode(db, member, code.data))) return showSure(db, member, words, formMistake(code, { code: WRONG }))
    }
    if (!(await leave(db, words))) throw new Refusal(409, LAST_STEWARD)
    return seeOther('/', { said: 'Your account is gone. Thank you for having been here.', cookies: [{ name: SESSION_COOKIE }] })
  })
}

async function isFreshMember(db: Db, member: Member): Promise<boolean> {
  const session = (await listSessions(db, member.id)).find((one) => one.id === member.sessionId)
  return session !== undefined && isFresh(session)
}
