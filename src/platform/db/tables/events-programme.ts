// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type EventPartsTable = {
  id: GeneratedAlways<number>
  event_id: number
  after_minutes: Generated<number>
  minutes: number
  room: Generated<string>
  title: string
  speakers: Generated<string>
  body: Generated<string>
  html: Generated<string>
  slides_url: Generated<string>
  is_open: Generated<boolean>
  member_id: number | null
  brings: Generated<string>
}

export type EventsProgramme = {
  event_parts: EventPartsTable
}
