// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type MailsTable = {
  id: string
  kind: string
  to_address: string
  to_shown: GeneratedAlways<string>
  from_name: string | null
  subject: string
  text: string | null
  html: string | null
  headers: Generated<unknown>
  state: Generated<'waiting' | 'sending' | 'sent' | 'kept' | 'failed'>
  error: string | null
  tries: Generated<number>
  at: Generated<Date>
  next_at: Generated<Date>
  until: Generated<Date>
  done_at: Date | null
  unlisted: Generated<boolean>
  calendar: string | null
}

export type MailMails = {
  mails: MailsTable
}
