// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type EventHostsTable = {
  event_id: number
  member_id: number
  position: Generated<number>
}

export type EventSeriesTable = {
  id: GeneratedAlways<number>
  title: string
  rule: string
  first_local: string
  minutes: number
  zone: string
  created_by: number | null
  created_at: Generated<Date>
  shift_days: Generated<number>
  clock: string
  clock_zone: string
  ended_at: Date | null
  arrived_as: string | null
  left_out: Generated<Date[]>
}

export type EventsTable = {
  id: GeneratedAlways<number>
  series_id: number | null
  series_at: Date | null
  title: string
  kind: 'coffee and code' | 'webinar' | 'workshop' | 'course' | 'conference' | 'meet-up'
  body: Generated<string>
  html: Generated<string>
  starts_at: Date
  ends_at: Date
  zone: string
  place: 'online' | 'in person' | 'both'
  address: Generated<string>
  access: Generated<string>
  level: Generated<'all' | 'beginners' | 'some experience' | 'experienced'>
  bring: Generated<string>
  is_recorded: Generated<boolean>
  has_captions: Generated<boolean>
  sees: Generated<'everyone' | 'members'>
  sequence: Generated<number>
  changed_at: Generated<Date>
  cancelled_at: Date | null
  cancelled_why: Generated<string>
  created_by: number | null
  created_at: Generated<Date>
  invented: Generated<boolean>
  arrived_as: string | null
  capacity: number | null
  core_only: Generated<boolean>
  core_why: Generated<string>
  questions: Generated<string[]>
  reserves: Generated<unknown>
  space_id: number | null
  language: Generated<string>
  moved_from: Date | null
  is_special: Generated<boolean>
  counts_minutes: number | null
}

export type Events = {
  event_hosts: EventHostsTable
  event_series: EventSeriesTable
  events: EventsTable
}
