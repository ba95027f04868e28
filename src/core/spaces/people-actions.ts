// Coming into spaces that have a list of people, and leaving them.
import { sql } from 'kysely'
import { record } from '#core/records/record.ts'
import type { Db } from '#platform/db/connect.ts'
import { addJob } from '#platform/jobs.ts'
import type { Member } from '#platform/viewer.ts'
import { isInvitable } from './people-queries.ts'
import { deletePerson } from './write-queries.ts'

/** Asks a member in by name. They are told, and come in when they say yes. Asking twice is asking once. False for nobody that can be asked. */
export async function inviteMember(db: Db, inviter: Member, spaceId: number, memberId: number): Promise<boolean> {
  if (!(await isInvitable(db, spaceId, memberId))) return false
  const asked = await db
    .insertInto('space_invitations')
    .values({ space_id: spaceId, member_id: memberId, invited_by: inviter.id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (asked.numInsertedOrUpdatedRows) await addJob(db, 'spaces.invite', { spaceId, inviterId: inviter.id, memberId })
  return true
}

/**
 * Asks in whoever has an address. The look-up happens in a job, so that neither the page nor the time it takes tells whether
 * anybody has it.
 */
export async function inviteAddress(db: Db, inviter: Member, spaceId: number, address: string): Promise<void> {
  await addJob(db, 'spaces.invite', { spaceId, inviterId: inviter.id, address: address.toLowerCase() })
}

/** Takes back an invitation that one gave. */
export async function takeBackInvitation(db: Db, inviter: Member, spaceId: number, memberId: number): Promise<void> {
  await db
    .deleteFrom('space_invitations')
    .where('space_id', '=', spaceId)
    .where('member_id', '=', memberId)
    .where('invited_by', '=', inviter.id)
    .execute()
}

/** Comes in where one is invited by somebody who is still there; false otherwise. */
export async function acceptInvitation(db: Db, spaceId: number): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select accept_invitation(${spaceId}) as done`.execute(db)
  return rows[0]?.done ?? false
}

export async function declineInvitation(db: Db, member: Member, spaceId: number): Promise<void> {
  await db.deleteFrom('space_invitations').where('space_id', '=', spaceId).where('member_id', '=', member.id).execute()
}

/** Leaves a space; what one wrote stays. */
export async function leaveSpace(db: Db, member: Member, spaceId: number): Promise<void> {
  await deletePerson(db, spaceId, member.id)
  await db.deleteFrom('space_follows').where('space_id', '=', spaceId).where('member_id', '=', member.id).execute()
}

/** A steward takes a person off the list of a space that both are in. */
export async function takeOut(db: Db, steward: Member, spaceId: number, memberId: number, reason: string): Promise<void> {
  if (!(await deletePerson(db, spaceId, memberId))) return
  await record(db, { stewardId: steward.id, act: 'take out', reason, spaceId, memberId })
}

/** A steward comes into an invited space uninvited. Its people can read that, and why, on its list. */
export async function stepIn(db: Db, steward: Member, spaceId: number, reason: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select step_in(${spaceId}) as done`.execute(db)
  if (!rows[0]?.done) return false
  await record(db, { stewardId: steward.id, act: 'step in', reason, spaceId })
  return true
}
