// Mail leaves the house here, tried again with growing pauses until the server takes it or it is of no use any more.
import { errorText } from '#platform/errors.ts'
import type { House } from '#platform/house.ts'
import { addJob } from '#platform/jobs.ts'
import { messageOf } from '#platform/mail/message.ts'
import { clearOutbox, keepInOutbox } from '#platform/mail/outbox.ts'
import { type Failure, sendBySmtp } from '#platform/mail/smtp.ts'
import { cleanLine } from '#platform/text.ts'
import { tellStewards } from '../notices/tell.ts'
import { deleteDone, listOverdue, markFailed, markKept, markSent, markWaiting, type TakenMail, takeMail } from './queries.ts'

const MINUTE_MS = 60_000
/** Pauses between tries, in minutes: quick at first, for servers that turn strangers away once; some three days in all. */
const PAUSES = [1, 4, 10, 30, 60, 180, 360, 720, 1440, 1440]
/** Stewards hear of a mail server in trouble at the third failure, after five minutes: before that it often mends itself. */
const TRIES_UNTIL_TOLD = 3
const ERROR_CHARACTERS = 500
const KEPT_DAYS = 30

/**
 * Tries to send one mail. It is taken before and marked after in transactions of their own, so a server that hangs holds no connection to
 * the database, and a job that runs twice sends once. Only a crash between the server's "yes" and the mark can send a mail twice.
 */
export async function sendOne(house: House, { id }: { id: string }): Promise<void> {
  const { config, database } = house
  const mail = await takeMail(database.owner, id)
  if (!mail) return
  if (mail.until < new Date()) return giveUp(house, mail, 'It could not be sent in time.')
  if (!config.smtpUrl) return keep(house, mail)
  const failure = await sendBySmtp(config.smtpUrl, messageOf(config, mail))
  if (!failure) return markSent(database.owner, mail.id)
  await tryLater(house, mail, failure)
}

async function keep(house: House, mail: TakenMail): Promise<void> {
  try {
    await keepInOutbox(house.config.dataDir, mail, messageOf(house.config, mail))
  } catch (error) {
    return tryLater(house, mail, { forGood: false, says: `The outbox could not be written: ${errorText(error)}` })
  }
  await markKept(house.database.owner, mail.id)
}

async function tryLater(house: House, mail: TakenMail, { forGood, says }: Failure): Promise<void> {
  const error = cleanLine(says).replaceAll(mail.to_address, mail.to_shown).slice(0, ERROR_CHARACTERS)
  const pause = PAUSES[mail.tries - 1]
  const nextAt = new Date(Date.now() + (pause ?? 0) * MINUTE_MS)
  if (forGood || pause === undefined || nextAt > mail.until) return giveUp(house, mail, error)
  await house.database.owner.transaction().execute(async (db) => {
    await markWaiting(db, mail.id, error, nextAt)
    await addJob(db, 'mail.send', { id: mail.id }, { runAt: nextAt, key: `mail:${mail.id}` })
    if (mail.tries >= TRIES_UNTIL_TOLD) await tell(db)
  })
  house.log.info('mail.later', { kind: mail.kind, tries: mail.tries })
}

async function giveUp(house: House, mail: TakenMail, error: string): Promise<void> {
  await house.database.owner.transaction().execute(async (db) => {
    await markFailed(db, mail.id, error)
    await tell(db)
  })
  house.log.warn('mail.failed', { kind: mail.kind, tries: mail.tries })
}

/** Never by mail: mail is what fails. */
function tell(db: Parameters<typeof tellStewards>[0]): Promise<void> {
  return tellStewards(db, {
    text: 'Some mail could not be sent. See what the mail server says.',
    link: '/stewards/mail',
    mail: false,
  })
}

/** Gives a job back to mails that lost theirs. */
export async function sweep({ database }: House): Promise<void> {
  for (const { id } of await listOverdue(database.owner)) await addJob(database.owner, 'mail.send', { id }, { key: `mail:${id}` })
}

/** Forgets mails, and files of the outbox, a month after they were done. */
export async function forget({ database, config }: House): Promise<void> {
  const before = new Date(Date.now() - KEPT_DAYS * 24 * 60 * MINUTE_MS)
  await deleteDone(database.owner, before)
  await clearOutbox(config.dataDir, before)
}
