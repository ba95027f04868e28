// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type InvitationsTable = {
  id: GeneratedAlways<number>
  address: string
  token_hash: Buffer | null
  invited_by: number
  space_id: number | null
  at: Generated<Date>
  expires_at: Generated<Date>
  taken_by: number | null
  taken_at: Date | null
}

export type JoinJoining = {
  invitations: InvitationsTable
}
