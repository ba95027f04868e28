// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type EventFeedsTable = {
  member_id: number
  token_hash: Buffer
  made_at: Generated<Date>
  id: GeneratedAlways<number>
  what: Generated<'mine' | 'all' | 'space' | 'series'>
  space_id: number | null
  series_id: number | null
}

export type EventTagsTable = {
  event_id: number
  tag_id: number
  position: Generated<number>
}

export type EventsFinding = {
  event_feeds: EventFeedsTable
  event_tags: EventTagsTable
}
