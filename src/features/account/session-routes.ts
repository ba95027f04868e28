// Where a member is signed in, and how to end that.
import { z } from 'zod'
import { found } from '#platform/allow.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { SESSION_COOKIE } from '#platform/http/cookies.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { memberOf } from '#platform/viewer.ts'
import { endOtherSessions, endSession, listSessions } from './queries.ts'
import { SessionsPage } from './views/SessionsPage.tsx'

const when = z.date().transform((date) => date.toISOString())

export const SessionsJson = z.object({
  sessions: z.array(
    z.object({ id: z.number(), device: z.string(), created_at: when, last_used_at: when, is_this_one: z.boolean() }),
  ),
})

export function sessionRoutes(app: App): void {
  app.get(
    '/account/sessions',
    { may: 'member', always: true, json: SessionsJson, summary: 'Where you are signed in' },
    async ({ viewer, db }) => {
      const member = memberOf(viewer)
      const sessions = (await listSessions(db, member.id)).map((one) => ({ ...one, is_this_one: one.id === member.sessionId }))
      return show(SessionsPage, { sessions }, { title: 'Where you are signed in', json: SessionsJson, noindex: true })
    },
  )

  app.post('/account/sessions/:id/end', { may: 'member', always: true }, async ({ viewer, db, params }) => {
    const id = idOf(params.id)
    found((await endSession(db, found(id))) || undefined)
    if (id === memberOf(viewer).sessionId)
      return seeOther('/', { said: 'You are signed out.', cookies: [{ name: SESSION_COOKIE }] })
    return seeOther('/account/sessions', { said: 'That device is signed out.' })
  })

  app.post('/account/sessions/end-others', { may: 'member', always: true }, async ({ viewer, db }) => {
    const ended = await endOtherSessions(db, memberOf(viewer).sessionId)
    const said = ended === 0 ? 'You were signed in nowhere else.' : 'You are signed out everywhere else.'
    return seeOther('/account/sessions', { said })
  })
}
