// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type FirstLinksTable = {
  token_hash: Buffer
  at: Generated<Date>
}

export type ProvenAddressesTable = {
  token_hash: Buffer
  address: string
  next: string
  expires_at: Date
}

export type SignInsTable = {
  id: GeneratedAlways<number>
  address: string
  link_hash: Buffer
  browser_hash: Buffer | null
  code_hash: Buffer | null
  next: Generated<string>
  tries: Generated<number>
  at: Generated<Date>
  expires_at: Date
  ended: 'used' | 'newer' | 'tries' | null
}

export type JoinSignIn = {
  first_links: FirstLinksTable
  proven_addresses: ProvenAddressesTable
  sign_ins: SignInsTable
}
