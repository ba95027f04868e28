// Signing in by mail: what is asked, what is sent, and what becomes of a link or a code. The checks are in the database.
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { enterWith, newSession } from '#core/members/sessions.ts'
import type { Db } from '#platform/db/connect.ts'
import { hashToken } from '#platform/db/viewing.ts'
import type { House } from '#platform/house.ts'
import { type SeeOtherAnswer, seeOther } from '#platform/http/answers.ts'
import type { Asked } from '#platform/http/doors.ts'
import { sendMail } from '#platform/mail/send.ts'
import { type ForWhom, signInMail } from './emails.tsx'
import { readNext } from './forms.ts'

/** The key of the browser that asked: a code counts only together with it. */
export const ASKED_COOKIE = 'hearth_asked'
/** The proof of an address that has no account yet. */
export const PROVEN_COOKIE = 'hearth_proven'

/** As long as the database keeps a code (`ask_sign_in`). */
export const CODE_MINUTES = 15
// Longer than a code lives, so that a late one can be told kindly and sent again without typing the address.
const ASKED_SECONDS = 86_400
const PROVEN_SECONDS = 2 * 3600

/** What can be wrong with a link or a code. */
export type WrongState = 'wrong' | 'late' | 'used' | 'newer' | 'tries' | 'none' | 'uninvited'

/** Sends a mail with a link and a code, whoever the address belongs to; gives back the key for the browser's cookie. */
export async function askSignIn(db: Db, { config }: House, address: string, next: string): Promise<string> {
  const key = newToken()
  const token = newToken()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const { rows } = await sql<{ whom: ForWhom }>`
    select ask_sign_in(${address}, ${hashToken(token)}, ${hashCode(key, code)}, ${hashToken(key)}, ${next}) as whom`.execute(db)
  const until = new Date(Date.now() + CODE_MINUTES * 60_000)
  await sendMail(db, signInMail(config, { to: address, token, code, until, whom: rows[0]?.whom ?? 'uninvited' }))
  return key
}

/** Sends the browser on to the page for the code. */
export function lookInMail(key: string): SeeOtherAnswer {
  return seeOther('/sign-in/code', { cookies: [{ name: ASKED_COOKIE, value: key, maxAge: ASKED_SECONDS }] })
}

export type AskedSignIn = { address: string; next: string; state: 'open' | WrongState }

/** What this browser asked for last; undefined where it has not asked. */
export async function findAsked(db: Db, { cookies }: Pick<Asked, 'cookies'>): Promise<AskedSignIn | undefined> {
  const key = cookies[ASKED_COOKIE]
  if (!key) return undefined
  const { rows } = await sql<AskedSignIn>`select * from asked_sign_in(${hashToken(key)})`.execute(db)
  return rows[0]
}

export type LookedAt = { address: string; next: string; state: 'open' | WrongState; same_browser: boolean; has_account: boolean }

/** What a link is for; undefined for one that never was. */
export async function lookAtLink(db: Db, { cookies }: Pick<Asked, 'cookies'>, token: string): Promise<LookedAt | undefined> {
  const key = cookies[ASKED_COOKIE]
  const { rows } = await sql<LookedAt>`
    select * from look_at_sign_in(${hashToken(token)}, ${key ? hashToken(key) : null})`.execute(db)
  return rows[0]
}

type Outcome = { outcome: 'signed in' | 'newcomer' | WrongState; next: string }

/** Signs in by six digits, or says what is wrong with them. */
export async function takeCode(asked: Asked, code: string): Promise<SeeOtherAnswer | WrongState> {
  const key = asked.cookies[ASKED_COOKIE]
  if (!key) return 'none'
  return goIn(asked, ({ hash, device, before, proof }) =>
    sql<Outcome>`
      select * from take_code(${hashToken(key)}, ${hashCode(key, code)}, ${hash}, ${device}, ${proof}, ${before})`.execute(
      asked.db,
    ),
  )
}

/** Signs in by the link of a mail, or says what is wrong with it. */
export async function takeLink(asked: Asked, token: string): Promise<SeeOtherAnswer | WrongState> {
  return goIn(asked, ({ hash, device, before, proof }) =>
    sql<Outcome>`select * from take_link(${hashToken(token)}, ${hash}, ${device}, ${proof}, ${before})`.execute(asked.db),
  )
}

type Secrets = ReturnType<typeof newSession> & { proof: Buffer }

async function goIn(
  asked: Asked,
  take: (secrets: Secrets) => Promise<{ rows: Outcome[] }>,
): Promise<SeeOtherAnswer | WrongState> {
  const session = newSession(asked)
  const proof = newToken()
  const { rows } = await take({ ...session, proof: hashToken(proof) })
  const { outcome, next } = rows[0] ?? { outcome: 'none', next: '/' }
  if (outcome === 'signed in') return enterWith(asked, session, readNext(next), { gone: [ASKED_COOKIE, PROVEN_COOKIE] })
  if (outcome !== 'newcomer') return outcome
  return seeOther('/join/welcome', {
    cookies: [{ name: PROVEN_COOKIE, value: proof, maxAge: PROVEN_SECONDS }, { name: ASKED_COOKIE }],
  })
}

function newToken(): string {
  return randomBytes(32).toString('base64url')
}

function hashCode(key: string, code: string): Buffer {
  return createHash('sha256').update(`${key}:${code}`).digest()
}
