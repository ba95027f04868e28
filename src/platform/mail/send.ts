// Sending a mail: a row and a job in the present transaction. It leaves the house if, and only if, the change is kept.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../db/connect.ts'
import { cleanLine, cleanText } from '../text.ts'

export type NewMail = {
  /** One address, without a name, at most 254 characters. */
  to: string
  subject: string
  /** The same words twice: see `mailText` and `mailHtml`. */
  text: string
  html: string
  /** Further headers, such as List-Unsubscribe. */
  headers?: Record<string, string>
  /** Who the mail seems to come from, beside the community's own address. The community's name otherwise. */
  fromName?: string
  /** What stewards see of it, such as "sign-in". The subject and the words are not shown to them. */
  kind?: string
  /** A calendar file (RFC 5545) that goes along, such as an invitation: its METHOD says what programs do with it. */
  calendar?: string
  /** After this moment it is of no use and no longer tried, such as the end of a sign-in code. Three days otherwise. */
  until?: Date
  /** On no steward's list: that this person gets this mail is itself a secret. */
  unlisted?: boolean
}

const SUBJECT_CHARACTERS = 300
const FROM_CHARACTERS = 120
const HEADER_CHARACTERS = 1000

const address = z.email().max(254)

/** Whether mail can be sent to this: one plain address, as `sendMail` takes it. */
export function isAddress(text: string): boolean {
  return address.safeParse(text).success
}

/** Adds a mail and the job that sends it, in one statement. @throws when `to` is no single address: check it in the form. */
export async function sendMail(db: Db, mail: NewMail): Promise<void> {
  if (!isAddress(mail.to)) throw new Error('A mail needs one plain address in "to".')
  const id = randomUUID()
  const headers = JSON.stringify(cleanHeaders(mail.headers ?? {}))
  const fromName = mail.fromName === undefined ? null : cleanLine(mail.fromName).slice(0, FROM_CHARACTERS)
  await sql`
    with mail as (
      insert into mails (id, kind, to_address, from_name, subject, text, html, headers, calendar, unlisted, until)
      values (${id}, ${mail.kind ?? 'other'}, ${mail.to}, ${fromName}, ${cleanLine(mail.subject).slice(0, SUBJECT_CHARACTERS)},
        ${cleanText(mail.text)}, ${cleanText(mail.html)}, ${headers}::text::jsonb, ${mail.calendar ?? null}, ${mail.unlisted ?? false},
        coalesce(${mail.until ?? null}::timestamptz, now() + interval '3 days'))
    )
    select add_job('mail.send', ${JSON.stringify({ id })}::text::json, job_key => ${`mail:${id}`})`.execute(db)
}

/** Line ends in a value would begin a header of the sender's choice. */
function cleanHeaders(headers: Record<string, string>): Record<string, string> {
  const clean: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[A-Za-z][A-Za-z-]{0,60}$/.test(name)) throw new Error(`${name} is not the name of a mail header.`)
    clean[name] = cleanLine(value).slice(0, HEADER_CHARACTERS)
  }
  return clean
}
