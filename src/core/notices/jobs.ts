// Notices that become mails. What a mail says is read as the member who gets it, through the same wall as their pages.
import { asMember } from '#platform/db/viewing.ts'
import type { House } from '#platform/house.ts'
import { type NewMail, sendMail } from '#platform/mail/send.ts'
import { linkMail, postMail } from './emails.tsx'
import type { NoticeKind } from './kinds.ts'
import {
  deleteOldNotices,
  dropMail,
  findMailedPost,
  isNoticeSeen,
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

/** Mails what is told in one sentence with a link, such as what waits for stewards. */
export async function mailLink(house: House, about: { link: string; kind?: NoticeKind }): Promise<void> {
  const { database } = house
  for (const notice of await listToMail(database.owner, { kind: 'stewards', ...about }))
    if (!(await asMember(database, notice.member_id, (db) => isNoticeSeen(db, notice.id))))
      await dropMail(database.owner, notice.id)
    else await mailOnce(house, notice, (token) => linkMail(house.config, notice, token))
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
