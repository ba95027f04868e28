// All that is asked of the table of mails. Jobs change it; stewards read how mails fare, never their words.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Mail } from '#platform/mail/message.ts'

/** Longer than any try may take: a mail whose job has died is taken up again after this. */
const TAKEN_MINUTES = 5
/** A mail overdue by so much has lost its job. */
const OVERDUE_MINUTES = 10
const MAILS_A_SWEEP = 500

export type TakenMail = Mail & { kind: string; tries: number; until: Date; to_shown: string }

/** Takes a mail for one try; undefined where another job has it, or where it is done. */
export async function takeMail(db: Db, id: string): Promise<TakenMail | undefined> {
  const { rows } = await sql<TakenMail>`
    update mails set state = 'sending', tries = tries + 1, next_at = now() + make_interval(mins => ${TAKEN_MINUTES})
    where id = ${id} and (state = 'waiting' or (state = 'sending' and next_at < now()))
    returning id, kind, to_address, to_shown, from_name, subject, text, html, headers, calendar, at, tries, until`.execute(db)
  return rows[0]
}

const nothingLeft = { text: null, html: null, headers: '{}', calendar: null }

/** The mail has left: nothing of it stays but that it went. */
export async function markSent(db: Db, id: string): Promise<void> {
  await db
    .updateTable('mails')
    .set({ ...nothingLeft, subject: '', state: 'sent', error: null, done_at: new Date() })
    .where('id', '=', id)
    .execute()
}

/** The mail lies in the outbox. Subject and text stay for stewards, because nobody gets it otherwise. */
export async function markKept(db: Db, id: string): Promise<void> {
  await db
    .updateTable('mails')
    .set({ html: null, headers: '{}', calendar: null, state: 'kept', error: null, done_at: new Date() })
    .where('id', '=', id)
    .execute()
}

export async function markFailed(db: Db, id: string, error: string): Promise<void> {
  await db
    .updateTable('mails')
    .set({ ...nothingLeft, subject: '', state: 'failed', error, done_at: new Date() })
    .where('id', '=', id)
    .execute()
}

export async function markWaiting(db: Db, id: string, error: string, nextAt: Date): Promise<void> {
  await db.updateTable('mails').set({ state: 'waiting', error, next_at: nextAt }).where('id', '=', id).execute()
}

/** Mails that should have been tried long ago: their jobs were lost with a process that was killed. */
export async function listOverdue(db: Db): Promise<{ id: string }[]> {
  return db
    .selectFrom('mails')
    .select('id')
    .where('state', 'in', ['waiting', 'sending'])
    .where('next_at', '<', sql<Date>`now() - make_interval(mins => ${OVERDUE_MINUTES})`)
    .orderBy('next_at')
    .limit(MAILS_A_SWEEP)
    .execute()
}

export async function deleteDone(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('mails').where('done_at', '<', before).execute()
}

export const MAILS_A_PAGE = 30

function shown(db: Db) {
  return db
    .selectFrom('mails')
    .select(['id', 'kind', 'to_shown', 'state', 'error', 'tries', 'at', 'next_at', 'until', 'done_at'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
}

/** Mails that the server did not take, given up or still tried, the newest first. */
export function listTroubled(db: Db) {
  return shown(db).where('error', 'is not', null).where('state', '<>', 'sent').limit(MAILS_A_PAGE).execute()
}

export type ShownMail = Awaited<ReturnType<typeof listTroubled>>[number]

export type MailKey = { at: Date; id: string }

/** All mails, the newest first; one more than a page, to see whether more follow. */
export function listMails(db: Db, key: MailKey | undefined): Promise<ShownMail[]> {
  const query = key ? shown(db).where(sql<boolean>`(at, id) < (${key.at}::timestamptz, ${key.id}::uuid)`) : shown(db)
  return query.limit(MAILS_A_PAGE + 1).execute()
}

/** How many mails wait for another try, or were given up since a moment. */
export async function countTroubled(db: Db, since: Date): Promise<number> {
  const { n } = await db
    .selectFrom('mails')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('error', 'is not', null)
    .where((eb) => eb.or([eb('state', 'in', ['waiting', 'sending']), eb.and([eb('state', '=', 'failed'), eb('at', '>', since)])]))
    .executeTakeFirstOrThrow()
  return n
}

export type KeptMail = { id: string; to_address: string; subject: string; text: string; at: Date }

/** The mails of the outbox with their words, for stewards. */
export async function listKept(db: Db, before: Date | undefined, most: number): Promise<KeptMail[]> {
  const { rows } = await sql<KeptMail>`select * from kept_mails(${before ?? null}::timestamptz, ${most})`.execute(db)
  return rows
}

/** Sends one waiting mail, or all of them, now. Gives back how many. */
export async function tryAgain(db: Db, id: string | undefined): Promise<number> {
  const { rows } = await sql<{ n: number }>`select try_mails_again(${id ?? null}::uuid) as n`.execute(db)
  return rows[0]?.n ?? 0
}
