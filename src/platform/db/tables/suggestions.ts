// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type SuggestionsTable = {
  id: GeneratedAlways<number>
  post_id: number
  thread_id: number
  space_id: number
  author_id: number
  base: string
  body: string
  note: Generated<string>
  state: Generated<'open' | 'taken' | 'declined'>
  created_at: Generated<Date>
  answered_at: Date | null
}

export type Suggestions = {
  suggestions: SuggestionsTable
}
