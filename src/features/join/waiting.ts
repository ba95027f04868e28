// People who asked to join and wait for a steward.
import { sql } from 'kysely'
import { record } from '#core/records/record.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db/connect.ts'
import { publish } from '#platform/jobs.ts'
import { sendMail } from '#platform/mail/send.ts'
import type { Member } from '#platform/viewer.ts'
import { letInMail, turnedAwayMail } from './emails.tsx'

export type WaitingMember = {
  id: number
  name: string
  about: string
  wants_to_learn: string
  could_help: string
  joined_at: Date
  address: string | null
  invited_by: string | null
}

/** Who waits, longest first. Nobody but stewards gets any rows. */
export async function listWaiting(db: Db): Promise<WaitingMember[]> {
  const { rows } = await sql<WaitingMember>`select * from waiting_members()`.execute(db)
  return rows
}

/** Lets somebody in and tells them; false where they do not wait any more. */
export async function letIn(db: Db, config: Config, steward: Member, memberId: number): Promise<boolean> {
  const { rows } = await sql<{ to: string | null }>`select let_in(${memberId}) as to`.execute(db)
  const to = rows[0]?.to
  if (!to) return false
  await record(db, { stewardId: steward.id, act: 'let in', memberId })
  await publish(db, 'member.joined', { memberId })
  await sendMail(db, letInMail(config, { to }))
  return true
}

/** Turns a request down, deletes it, and tells them; false where they do not wait any more. */
export async function turnAway(db: Db, config: Config, steward: Member, memberId: number, reason: string): Promise<boolean> {
  const { rows } = await sql<{ to: string | null }>`select turn_away(${memberId}) as to`.execute(db)
  const to = rows[0]?.to
  if (!to) return false
  await record(db, { stewardId: steward.id, act: 'turn away', reason })
  await sendMail(db, turnedAwayMail(config, { to }))
  return true
}
