// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type EventCertificatesTable = {
  id: GeneratedAlways<number>
  code: string
  event_id: number | null
  member_id: number | null
  place_id: number | null
  name: string
  title: string
  kind: string
  starts_at: Date
  zone: string
  minutes: number
  made_at: Generated<Date>
}

export type EventCuesTable = {
  event_id: number
  position: number
  starts_ms: number
  words: string
  found: GeneratedAlways<string>
}

export type EventFeedbackTable = {
  id: Generated<string>
  event_id: number
  useful: number
  level: 'easy' | 'right' | 'hard'
  again: boolean
  liked: Generated<string>
  better: Generated<string>
  is_open: Generated<boolean>
}

export type EventKeysTable = {
  id: number
  private_key: string
  public_key: string
  made_at: Generated<Date>
}

export type EventRecordsTable = {
  event_id: number
  notes: Generated<string>
  html: Generated<string>
  slides_url: Generated<string>
  recording_url: Generated<string>
  published_at: Date | null
  changed_at: Generated<Date>
  agreed_at: Date | null
}

export type EventsAfterwards = {
  event_certificates: EventCertificatesTable
  event_cues: EventCuesTable
  event_feedback: EventFeedbackTable
  event_keys: EventKeysTable
  event_records: EventRecordsTable
}
