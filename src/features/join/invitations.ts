// Invitations: each for one address, which has to be proved before anybody comes in by it.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { hasList } from '#core/spaces/policy.ts'
import { listSpaces } from '#core/spaces/queries.ts'
import type { Db } from '#platform/db/connect.ts'
import { hashToken } from '#platform/db/viewing.ts'
import type { House } from '#platform/house.ts'
import { addJob } from '#platform/jobs.ts'
import { sendMail } from '#platform/mail/send.ts'
import type { Member } from '#platform/viewer.ts'
import { invitationMail, invitedMemberMail } from './emails.tsx'

/** As long as the database keeps an invitation open. */
const INVITATION_DAYS = 14
/** One page: whoever has more open invitations has enough of them. */
const MOST_SHOWN = 200

/** Open invitations that the viewer may see, newest first: one's own; all of them for stewards. */
export function listInvitations(db: Db) {
  return db
    .selectFrom('invitations as i')
    .innerJoin('bylines as b', 'b.id', 'i.invited_by')
    .leftJoin('spaces as s', 's.id', 'i.space_id')
    .select(['i.id', 'i.address', 'i.invited_by', 'b.name as inviter', 's.name as space', 'i.at', 'i.expires_at'])
    .where('i.taken_at', 'is', null)
    .where('i.expires_at', '>', sql<Date>`now()`)
    .orderBy('i.id', 'desc')
    .limit(MOST_SHOWN)
    .execute()
}

export type Invitation = Awaited<ReturnType<typeof listInvitations>>[number]

/** The spaces with a list that the viewer is on, into which they can invite. */
export async function listOwnSpaces(db: Db): Promise<{ id: number; name: string }[]> {
  const spaces = await listSpaces(db)
  return spaces.filter((space) => hasList(space) && space.joined && space.archived_at === null)
}

/** The second press of a button. */
const AGAIN_SECONDS = 30

export type InvitePayload = { invitationId: number }

/**
 * Invites whoever reads an address, in place of an older invitation of the same person's. What happens next is done by a job, so that
 * neither the page nor the time it takes tells whether the address has an account. Twice within a moment is once.
 */
export async function invite(db: Db, inviter: Member, address: string, spaceId: number | undefined): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`invitation ${inviter.id} ${address}`}, 0))`.execute(db)
  const { rows } = await sql`
    select from invitations where address = ${address} and invited_by = ${inviter.id} and taken_at is null
      and space_id is not distinct from ${spaceId ?? null}::bigint and at > now() - make_interval(secs => ${AGAIN_SECONDS})`.execute(
    db,
  )
  if (rows.length > 0) return
  await db
    .deleteFrom('invitations')
    .where('address', '=', address)
    .where('invited_by', '=', inviter.id)
    .where('taken_at', 'is', null)
    .where((eb) => (spaceId === undefined ? eb('space_id', 'is', null) : eb('space_id', '=', spaceId)))
    .execute()
  const { id } = await db
    .insertInto('invitations')
    .values({ address, invited_by: inviter.id, space_id: spaceId ?? null })
    .returning('id')
    .executeTakeFirstOrThrow()
  const payload: InvitePayload = { invitationId: id }
  await addJob(db, 'join.invite', payload)
}

/** Takes an invitation back: one's own, or any for a steward. False where there is none to take back. */
export async function takeBack(db: Db, id: number | undefined): Promise<boolean> {
  const gone = await db
    .deleteFrom('invitations')
    .where('id', '=', id ?? 0)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** Writes the mail of an invitation. The token is made here, so that it is in the mail and nowhere else. */
export async function inviteJob({ database, config }: House, { invitationId }: InvitePayload): Promise<void> {
  await database.owner.transaction().execute(async (db) => {
    const invitation = await db
      .selectFrom('invitations as i')
      .innerJoin('members as m', 'm.id', 'i.invited_by')
      .leftJoin('spaces as s', 's.id', 'i.space_id')
      .leftJoin('addresses as a', 'a.address', 'i.address')
      .where('i.id', '=', invitationId)
      .where('i.taken_at', 'is', null)
      .select(['i.address', 'm.name as inviter', 's.name as space', 'i.space_id', 'a.member_id'])
      .executeTakeFirst()
    if (!invitation) return
    const { address: to, inviter, space } = invitation
    if (invitation.member_id !== null) {
      // Into a space they are asked by the spaces themselves, which tell them so.
      if (invitation.space_id === null) await sendMail(db, invitedMemberMail(config, { to, inviter }))
      return
    }
    const token = randomBytes(32).toString('base64url')
    await db
      .updateTable('invitations')
      .set({ token_hash: hashToken(token) })
      .where('id', '=', invitationId)
      .execute()
    await sendMail(db, invitationMail(config, { to, inviter, space: space ?? undefined, token, days: INVITATION_DAYS }))
  })
}

export type ShownInvitation = { address: string; inviter: string; space: string | null }

/** What the link of an invitation shows; undefined for one that is over, used, or taken back. */
export async function lookAtInvitation(db: Db, token: string): Promise<ShownInvitation | undefined> {
  const { rows } = await sql<ShownInvitation>`select * from look_at_invitation(${hashToken(token)})`.execute(db)
  return rows[0]
}

/** What is over, every night. */
export async function forgetJob({ database }: House): Promise<void> {
  await sql`select forget_sign_ins(), forget_invitations()`.execute(database.owner)
}
