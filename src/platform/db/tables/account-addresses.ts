// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type AccountCodesTable = {
  id: GeneratedAlways<number>
  member_id: number
  session_id: number
  purpose: 'add' | 'leave'
  address: string
  link_hash: Buffer
  code_hash: Buffer
  tries: Generated<number>
  at: Generated<Date>
  expires_at: Date
}

export type AccountAddresses = {
  account_codes: AccountCodesTable
}
