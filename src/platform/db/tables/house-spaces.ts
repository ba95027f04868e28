// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type SpaceFollowsTable = {
  member_id: number
  space_id: number
  level: 'follow' | 'mute'
}

export type SpaceMembersTable = {
  space_id: number
  member_id: number
  invited_by: number | null
  joined_at: Generated<Date>
}

export type SpaceSlugsTable = {
  slug: string
  space_id: number
  at: Generated<Date>
}

export type SpacesTable = {
  id: GeneratedAlways<number>
  slug: string
  name: string
  purpose: Generated<string>
  norms: Generated<string>
  sees: Generated<'everyone' | 'members' | 'invited'>
  writes: Generated<'members' | 'invited' | 'stewards'>
  memory: Generated<'for ever' | 'year' | '90 days' | 'week'>
  position: Generated<number>
  archived_at: Date | null
  created_at: Generated<Date>
  norms_html: Generated<string>
  masks: Generated<boolean>
  no_run: Generated<boolean>
}

export type HouseSpaces = {
  space_follows: SpaceFollowsTable
  space_members: SpaceMembersTable
  space_slugs: SpaceSlugsTable
  spaces: SpacesTable
}
