// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type PasskeyChallengesTable = {
  challenge_hash: Buffer
  member_id: number | null
  user_handle: Buffer | null
  expires_at: Date
}

export type PasskeysTable = {
  id: GeneratedAlways<number>
  member_id: number
  credential_id: string
  public_key: Buffer
  counter: Generated<number>
  transports: Generated<string[]>
  user_handle: Buffer
  name: string
  created_at: Generated<Date>
  last_used_at: Date | null
}

export type AccountPasskeys = {
  passkey_challenges: PasskeyChallengesTable
  passkeys: PasskeysTable
}
