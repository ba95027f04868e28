// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated } from 'kysely'

export type SpaceInvitationsTable = {
  space_id: number
  member_id: number
  invited_by: number
  by_address: Generated<boolean>
  at: Generated<Date>
}

export type SpacesInvitations = {
  space_invitations: SpaceInvitationsTable
}
