// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type EventNewsTable = {
  id: GeneratedAlways<number>
  event_id: number
  member_id: number | null
  body: string
  html: string
  at: Generated<Date>
}

export type EventsNews = {
  event_news: EventNewsTable
}
