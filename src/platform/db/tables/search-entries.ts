// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated } from 'kysely'

export type SearchEntriesTable = {
  kind: 'post' | 'member' | 'article' | 'event'
  ref: number
  space_id: number | null
  at: Generated<Date>
  words: string
}

export type SearchEntries = {
  search_entries: SearchEntriesTable
}
