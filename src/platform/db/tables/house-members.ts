// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type AddressesTable = {
  id: GeneratedAlways<number>
  member_id: number
  address: string
  is_primary: Generated<boolean>
  verified_at: Generated<Date>
}

export type AttemptsTable = {
  id: GeneratedAlways<number>
  kind: string
  key_hash: Buffer
  at: Generated<Date>
}

export type BylinesTable = {
  id: GeneratedAlways<number>
  name: GeneratedAlways<string>
  role: GeneratedAlways<string>
  has_left: GeneratedAlways<boolean>
  has_page: GeneratedAlways<boolean>
  picture_id: GeneratedAlways<number | null>
  is_mask: GeneratedAlways<boolean>
}

export type DraftsTable = {
  member_id: number
  place: string
  fields: unknown
  updated_at: Generated<Date>
}

export type MembersTable = {
  id: GeneratedAlways<number>
  name: string
  pronouns: Generated<string>
  about: Generated<string>
  wants_to_learn: Generated<string>
  could_help: Generated<string>
  links: Generated<string[]>
  seen_by: Generated<'members' | 'everyone'>
  role: Generated<'member' | 'steward'>
  state: Generated<'waiting' | 'active' | 'left' | 'mask'>
  suspended_until: Date | null
  picture_id: number | null
  joined_at: Generated<Date>
  invented: Generated<boolean>
  handle: Generated<string>
}

export type ParkedFormsTable = {
  key_hash: Buffer
  place: string
  fields: unknown
  at: Generated<Date>
}

export type SessionsTable = {
  id: GeneratedAlways<number>
  member_id: number
  token_hash: Buffer
  device: Generated<string>
  created_at: Generated<Date>
  last_used_at: Generated<Date>
  expires_at: Date
}

export type SettingsTable = {
  key: string
  value: unknown
  changed_at: Generated<Date>
}

export type SubmissionsTable = {
  member_id: number
  key: string
  location: Generated<string>
  at: Generated<Date>
}

export type HouseMembers = {
  addresses: AddressesTable
  attempts: AttemptsTable
  bylines: BylinesTable
  drafts: DraftsTable
  members: MembersTable
  parked_forms: ParkedFormsTable
  sessions: SessionsTable
  settings: SettingsTable
  submissions: SubmissionsTable
}
