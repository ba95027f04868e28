// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated } from 'kysely'

export type ErasedMembersTable = {
  member_id: number
  joined_at: Date
  words_removed: boolean
  at: Generated<Date>
}

export type AccountLeaving = {
  erased_members: ErasedMembersTable
}
