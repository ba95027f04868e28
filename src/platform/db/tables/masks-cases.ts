// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type MaskCasesTable = {
  id: GeneratedAlways<number>
  mask_id: number
  thread_id: number
  space_id: number
  asked_by: number | null
  reason: string
  asked_at: Generated<Date>
  answered_by: number | null
  answer: 'agreed' | 'refused' | null
  answer_reason: Generated<string>
  answered_at: Date | null
}

export type MasksCases = {
  mask_cases: MaskCasesTable
}
