// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated } from 'kysely'

export type AnswersTable = {
  post_id: number
  thread_id: number
  space_id: number
  helped: Generated<number>
  accepted_at: Date | null
  outdated_at: Date | null
  outdated_by: number | null
  outdated_note: Generated<string>
  newer_id: number | null
}

export type HelpAsksTable = {
  thread_id: number
  member_id: number
  at: Generated<Date>
}

export type HelpedTable = {
  post_id: number
  member_id: number
  at: Generated<Date>
}

export type QuestionTagsTable = {
  thread_id: number
  space_id: number
  tag_id: number
  position: Generated<number>
}

export type QuestionsTable = {
  thread_id: number
  space_id: number
  state: Generated<'open' | 'answered' | 'solved' | 'duplicate' | 'stale'>
  is_first: Generated<boolean>
  duplicate_of: number | null
  best_id: number | null
  stale_at: Date | null
  answers: Generated<number>
  helped: Generated<number>
  words: Generated<string>
  waiting_since: Generated<Date>
  helpers_asked_at: Date | null
  stewards_told_at: Date | null
}

export type Questions = {
  answers: AnswersTable
  help_asks: HelpAsksTable
  helped: HelpedTable
  question_tags: QuestionTagsTable
  questions: QuestionsTable
}
