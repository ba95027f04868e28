// What happens after the answer: asking people in, telling them that their space was opened, forgetting every night.
import { findPrimaryAddress } from '#core/members/primary-address.ts'
import { forgetOld } from '#core/threads/forget.ts'
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import { sendMail } from '#platform/mail/send.ts'
import { invitationMail, openedMail } from './emails.tsx'
import { seesNames } from './policy.ts'

// An invitation that nobody answered for so long is no longer meant.
const INVITATION_DAYS = 60

export type InvitePayload = { spaceId: number; inviterId: number; memberId?: number; address?: string }

/** Asks a member in, found by identity or address, and tells them. Does nothing where there is nobody to ask. */
export async function inviteJob({ database, config }: House, payload: InvitePayload): Promise<void> {
  await database.owner.transaction().execute(async (db) => {
    const invited = payload.memberId ?? (await findMemberByAddress(db, payload.address ?? ''))
    const inviter = await findInviter(db, payload)
    if (invited === undefined || !inviter || (await isIn(db, payload.spaceId, invited))) return
    if (payload.memberId === undefined && !(await insertInvitation(db, payload, invited))) return
    const to = await findPrimaryAddress(db, invited)
    if (to) await sendMail(db, invitationMail(config, { to: to.address, inviter: inviter.name, space: inviter.space }))
  })
}

/** One who has an address and is let in. */
async function findMemberByAddress(db: Db, address: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('addresses as a')
    .innerJoin('members as m', 'm.id', 'a.member_id')
    .where('a.address', '=', address)
    .where('m.state', '=', 'active')
    .select('m.id')
    .executeTakeFirst()
  return row?.id
}

/** Whoever asks, if they are still in the space and may write. */
async function findInviter(db: Db, { spaceId, inviterId }: InvitePayload) {
  return db
    .selectFrom('space_members as i')
    .innerJoin('members as m', 'm.id', 'i.member_id')
    .innerJoin('spaces as s', 's.id', 'i.space_id')
    .where('i.space_id', '=', spaceId)
    .where('i.member_id', '=', inviterId)
    .where('m.state', '=', 'active')
    .where((eb) => eb.or([eb('m.suspended_until', 'is', null), eb('m.suspended_until', '<', new Date())]))
    .select(['m.name', 's.name as space'])
    .executeTakeFirst()
}

async function isIn(db: Db, spaceId: number, memberId: number): Promise<boolean> {
  const row = await db
    .selectFrom('space_members')
    .where('space_id', '=', spaceId)
    .where('member_id', '=', memberId)
    .select('member_id')
    .executeTakeFirst()
  return row !== undefined
}

/** False where they are asked in already. */
async function insertInvitation(db: Db, { spaceId, inviterId }: InvitePayload, memberId: number): Promise<boolean> {
  const made = await db
    .insertInto('space_invitations')
    .values({ space_id: spaceId, member_id: memberId, invited_by: inviterId, by_address: true })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export type OpenedPayload = { spaceId: number; stewardId: number; wasInvited: boolean }

/** Tells the people of a space by mail that it was opened: a private conversation is never made public silently. */
export async function tellOpenedJob({ database, config }: House, payload: OpenedPayload): Promise<void> {
  await database.owner.transaction().execute(async (db) => {
    const space = await db
      .selectFrom('spaces')
      .where('id', '=', payload.spaceId)
      .select(['name', 'slug', 'sees'])
      .executeTakeFirst()
    const steward = await db.selectFrom('bylines').where('id', '=', payload.stewardId).select('name').executeTakeFirst()
    if (!space || space.sees === 'invited') return
    const opened = { space: space.name, slug: space.slug, seenBy: seesNames[space.sees], steward: steward?.name || 'A steward' }
    for (const address of await listAddressesConcerned(db, payload))
      await sendMail(db, openedMail(config, { to: address, ...opened }))
  })
}

/** Those on the list of an invited space, and whoever has written there. */
async function listAddressesConcerned(db: Db, { spaceId, stewardId, wasInvited }: OpenedPayload): Promise<string[]> {
  const rows = await db
    .selectFrom('addresses as a')
    .innerJoin('members as m', 'm.id', 'a.member_id')
    .where('a.is_primary', '=', true)
    .where('m.state', '=', 'active')
    .where('m.id', '<>', stewardId)
    .where((eb) =>
      eb.or([
        eb(
          'm.id',
          'in',
          eb.selectFrom('posts').where('space_id', '=', spaceId).where('removed_at', 'is', null).select('author_id'),
        ),
        ...(wasInvited
          ? [eb('m.id', 'in', eb.selectFrom('space_members').where('space_id', '=', spaceId).select('member_id'))]
          : []),
      ]),
    )
    .select('a.address')
    .execute()
  return rows.map((row) => row.address)
}

/** Every night: deletes what is past the memory of its space, and invitations that nobody answered. */
export async function forgetJob({ database, log }: House): Promise<void> {
  const now = new Date()
  const forgotten = await forgetOld(database.owner, now)
  const old = new Date(now.getTime() - INVITATION_DAYS * 86_400_000)
  await database.owner.deleteFrom('space_invitations').where('at', '<', old).execute()
  if (forgotten.posts > 0) log.info('spaces.forgotten', forgotten)
}
