// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type EventArrivalsTable = {
  event_id: number
  calendar_id: number | null
  had_host: Generated<boolean>
  wrote: unknown
}

export type EventCalendarsTable = {
  id: GeneratedAlways<number>
  address: string
  member_id: number | null
  at: Generated<Date>
}

export type EventImportItemsTable = {
  import_id: number
  position: number
  title: string
  outcome: 'new' | 'changed' | 'the same' | 'left alone' | 'called off' | 'refused'
  said: Generated<string[]>
  event_id: number | null
}

export type EventImportsTable = {
  id: GeneratedAlways<number>
  member_id: number | null
  calendar_id: number | null
  is_nightly: Generated<boolean>
  name: string
  is_address: boolean
  content: Buffer | null
  arrived: string | null
  holds: Generated<boolean>
  is_dry: Generated<boolean>
  state: Generated<'waiting' | 'done' | 'failed'>
  said: Generated<string>
  at: Generated<Date>
  ended_at: Date | null
}

export type EventsImports = {
  event_arrivals: EventArrivalsTable
  event_calendars: EventCalendarsTable
  event_import_items: EventImportItemsTable
  event_imports: EventImportsTable
}
