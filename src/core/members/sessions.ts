// A session: a random token in a cookie, its hash in the database. Every way of signing in ends here.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { hashToken } from '#platform/db/viewing.ts'
import { type Cookie, ownPath, type SeeOtherAnswer, seeOther } from '#platform/http/answers.ts'
import { PARKED_COOKIE, SESSION_COOKIE } from '#platform/http/cookies.ts'
import type { Asked } from '#platform/http/doors.ts'
import { adoptParkedForm } from '#platform/http/park-form.ts'
import { deviceOf } from './device.ts'

/** As long as the row lives (`open_session` in the database): half a year after signing in, used or not. */
const SESSION_SECONDS = 180 * 86_400

/** A session that is about to begin. `before` is the one that this browser had, which ends: no token outlives a sign-in. */
export type NewSession = { token: string; hash: Buffer; device: string; before: Buffer | null }

/** Makes the token of a session; a function in the database keeps its hash. Always a fresh one, so that nobody can plant theirs. */
export function newSession({ cookies, request }: Pick<Asked, 'cookies' | 'request'>): NewSession {
  const token = randomBytes(32).toString('base64url')
  const before = cookies[SESSION_COOKIE]
  return {
    token,
    hash: hashToken(token),
    device: deviceOf(request.headers['user-agent']),
    before: before ? hashToken(before) : null,
  }
}

/** After the database has opened a session: what was being written comes back as a draft, and the browser goes on to `next`. */
export async function enterWith(
  { db, cookies }: Asked,
  session: NewSession,
  next: string,
  { said, gone = [] }: { said?: string; gone?: string[] } = {},
): Promise<SeeOtherAnswer> {
  const parked = cookies[PARKED_COOKIE]
  await adoptParkedForm(db, parked)
  const ended: Cookie[] = [...gone, ...(parked ? [PARKED_COOKIE] : [])].map((name) => ({ name }))
  return seeOther(ownPath(next), {
    ...(said ? { said } : {}),
    cookies: [{ name: SESSION_COOKIE, value: session.token, maxAge: SESSION_SECONDS }, ...ended],
  })
}

/**
 * Signs a member in whose passkey was checked, and leads to `next`, a path of ours. Undefined for somebody who has left.
 * Call it for nobody whose proof was not checked in this very request.
 */
export async function signInChecked(asked: Asked, memberId: number, next: string): Promise<SeeOtherAnswer | undefined> {
  const session = newSession(asked)
  const { rows } = await sql<{ done: boolean }>`
    select start_session(${memberId}, ${session.hash}, ${session.device}, ${session.before}) as done`.execute(asked.db)
  return rows[0]?.done ? enterWith(asked, session, next) : undefined
}
