// Notices that become mails. What a mail says is read as the member who gets it, through the same wall as their pages.
import { asMember } from '#platform/db/viewing.ts'
import type { House } from '#platform/house.ts'
import { type NewMail, sendMail } from '#platform/mail/send.ts'
import { postMail, stewardMail } from './emails.tsx'
import {
  deleteOldNotices,
  dropMail,
  findMailedPost,
  listToMail,
  type MailNotice,
  stopTokenFor,
  takeForMail,
} from './mail-queries.ts'

const DAY_MS = 86_400_000
/** What happened more than a year ago is no news; the threads themselves stay as long as their space remembers. */
const KEPT_DAYS = 365

/** Mails the notices of one post. Each member's mail is kept or not in a transaction of its own, so a job that runs again mails the rest. */
export async function mailPost(house: House, { postId }: { postId: number }): Promise<void> {
  const { config, database } = house
  for (const notice of await listToMail(database.owner, { postId })) {
    const post = await asMember(database, notice.member_id, (db) => findMailedPost(db, postId))
    if (post) await mailOnce(house, notice, (token) => postMail(config, notice, post, token))
    else await dropMail(database.owner, notice.id)
  }
}

/** Mails stewards what waits for them under one link. */
export async function mailStewards(house: House, { link }: { link: string }): Promise<void> {
  for (const notice of await listToMail(house.database.owner, { link }))
    await mailOnce(house, notice, (token) => stewardMail(house.config, notice, token))
}

async function mailOnce({ database }: House, notice: MailNotice, write: (token: string) => NewMail): Promise<void> {
  await database.owner.transaction().execute(async (db) => {
    const token = await stopTokenFor(db, notice)
    if (token && (await takeForMail(db, notice))) await sendMail(db, write(token))
  })
}

export async function forgetNotices({ database }: House): Promise<void> {
  await deleteOldNotices(database.owner, new Date(Date.now() - KEPT_DAYS * DAY_MS))
}
