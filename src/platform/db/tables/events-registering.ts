// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated } from 'kysely'

export type EventAnswersTable = {
  place_id: number
  question: string
  answer: string
}

export type EventKnownAnswersTable = {
  member_id: number
  question: string
  answer: string
}

export type EventMeetingsTable = {
  event_id: number
  link: string
  passcode: Generated<string>
}

export type EventsRegistering = {
  event_answers: EventAnswersTable
  event_known_answers: EventKnownAnswersTable
  event_meetings: EventMeetingsTable
}
