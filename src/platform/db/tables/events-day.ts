// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type EventAskVotesTable = {
  ask_id: number
  place_id: number | null
}

export type EventAsksTable = {
  id: GeneratedAlways<number>
  event_id: number
  place_id: number | null
  is_named: Generated<boolean>
  body: string
  at: Generated<Date>
  answered_at: Date | null
  hidden_at: Date | null
}

export type EventLinksTable = {
  id: GeneratedAlways<number>
  event_id: number
  url: string
  title: Generated<string>
  at: Generated<Date>
}

export type EventPadsTable = {
  event_id: number
  version: number
  body: string
  html: string
  at: Generated<Date>
}

export type EventPollVotesTable = {
  poll_id: number
  place_id: number | null
  choice: number
}

export type EventPollsTable = {
  id: GeneratedAlways<number>
  event_id: number
  question: string
  options: string[]
  at: Generated<Date>
  closed_at: Date | null
}

export type EventsDay = {
  event_ask_votes: EventAskVotesTable
  event_asks: EventAsksTable
  event_links: EventLinksTable
  event_pads: EventPadsTable
  event_poll_votes: EventPollVotesTable
  event_polls: EventPollsTable
}
