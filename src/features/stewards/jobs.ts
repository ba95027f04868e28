import { findPrimaryAddress } from '#core/members/primary-address.ts'
import { shortDate } from '#platform/dates.ts'
import type { House } from '#platform/house.ts'
import { sendMail } from '#platform/mail/send.ts'
import { PAUSED_FOR_GOOD } from '#platform/viewer.ts'
import { liftedMail, pausedMail, roleMail } from './emails.tsx'

/** Tells a member that their writing is paused, for how long, and why. */
export async function tellPausedJob(
  { database, config }: House,
  payload: { memberId: number; until: string; reason: string },
): Promise<void> {
  const to = await findPrimaryAddress(database.owner, payload.memberId)
  if (!to) return
  const until = new Date(payload.until)
  const shown = until < PAUSED_FOR_GOOD ? shortDate(until) : undefined
  await sendMail(database.owner, pausedMail(config, { to: to.address, until: shown, reason: payload.reason }))
}

export async function tellLiftedJob({ database, config }: House, payload: { memberId: number }): Promise<void> {
  const to = await findPrimaryAddress(database.owner, payload.memberId)
  if (to) await sendMail(database.owner, liftedMail(config, { to: to.address }))
}

export async function tellRoleJob(
  { database, config }: House,
  payload: { memberId: number; role: 'member' | 'steward' },
): Promise<void> {
  const to = await findPrimaryAddress(database.owner, payload.memberId)
  if (to) await sendMail(database.owner, roleMail(config, { to: to.address, role: payload.role }))
}
