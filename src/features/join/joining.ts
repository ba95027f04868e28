// From a proved address to a member.
import { sql } from 'kysely'
import type { z } from 'zod'
import { type NewSession, newSession } from '#core/members/sessions.ts'
import { tellStewards } from '#core/notices/tell.ts'
import type { Db } from '#platform/db/connect.ts'
import { hashToken } from '#platform/db/viewing.ts'
import type { Asked } from '#platform/http/doors.ts'
import { publish } from '#platform/jobs.ts'
import type { FirstForm, WelcomeForm } from './forms.ts'
import { PROVEN_COOKIE } from './sign-in.ts'

/** `may`: an account can be opened now. `waits`: a steward has to let them in. `inviter`: who invited them, by name. */
export type Newcomer = { address: string; next: string; inviter: string | null; may: boolean; waits: boolean }

/** Whoever has proved an address in this browser, and has no account yet. */
export async function findNewcomer(db: Db, { cookies }: Pick<Asked, 'cookies'>): Promise<Newcomer | undefined> {
  const proof = cookies[PROVEN_COOKIE]
  if (!proof) return undefined
  const { rows } = await sql<Newcomer>`select * from look_at_newcomer(${hashToken(proof)})`.execute(db)
  return rows[0]
}

export type Joined = {
  outcome: 'joined' | 'waiting' | 'signed in' | 'conduct' | 'uninvited' | 'none'
  next: string
  session: NewSession
}

/** Opens the account, with a session; or says why not. */
export async function joinCommunity(asked: Asked, form: z.output<typeof WelcomeForm>): Promise<Joined> {
  const session = newSession(asked)
  const { rows } = await sql<{ outcome: Joined['outcome']; member_id: number | null; next: string }>`
    select * from join_community(${hashToken(asked.cookies[PROVEN_COOKIE] ?? '')}, ${form.name}, ${form.about},
      ${form.wants_to_learn}, ${form.could_help}, ${form.version}, ${session.hash}, ${session.device}, ${session.before})`.execute(
    asked.db,
  )
  const { outcome, member_id, next } = rows[0] ?? { outcome: 'none' as const, member_id: null, next: '/' }
  if (outcome === 'joined' && member_id !== null) await publish(asked.db, 'member.joined', { memberId: member_id })
  if (outcome === 'waiting')
    await tellStewards(asked.db, { text: 'Somebody would like to join and waits to be let in.', link: '/stewards/waiting' })
  return { outcome, next, session }
}

export async function isFirstLink(db: Db, token: string): Promise<boolean> {
  const { rows } = await sql<{ good: boolean }>`select look_at_first_link(${hashToken(token)}) as good`.execute(db)
  return rows[0]?.good ?? false
}

/** The first steward comes in; undefined where somebody else has in the meantime. */
export async function comeFirst(asked: Asked, token: string, form: z.output<typeof FirstForm>): Promise<NewSession | undefined> {
  const session = newSession(asked)
  const { rows } = await sql<{ done: boolean }>`
    select take_first_link(${hashToken(token)}, ${form.name}, ${form.address}, ${form.version}, ${session.hash}, ${session.device},
      ${session.before}) as done`.execute(asked.db)
  return rows[0]?.done ? session : undefined
}
