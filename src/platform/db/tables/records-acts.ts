// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type StewardActsTable = {
  id: GeneratedAlways<number>
  steward_id: number | null
  act: string
  reason: Generated<string>
  space_id: number | null
  thread_id: number | null
  post_id: number | null
  member_id: number | null
  detail: Generated<unknown>
  at: Generated<Date>
}

export type RecordsActs = {
  steward_acts: StewardActsTable
}
