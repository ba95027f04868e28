// What may come in after an event.
import { z } from 'zod'
import { tagsField } from '#core/tags/field.ts'
import { cleanLine } from '#platform/text.ts'
import { link, paragraph } from '../fields.ts'

const NOTES_CHARACTERS = 60_000

export const RecordForm = z.object({
  notes: paragraph(NOTES_CHARACTERS, 'Keep the notes to 60,000 characters.'),
  slides_url: link,
  recording_url: link,
  what: z.enum(['save', 'publish', 'take back']).default('save'),
})

export const SubjectsForm = z.object({ tags: tagsField })

const words = (long = 'Keep this to 1,000 characters.') => paragraph(1000, long).transform(cleanLineBreaks)

function cleanLineBreaks(text: string): string {
  return text.split('\n').map(cleanLine).filter(Boolean).join('\n')
}

export const FeedbackForm = z.object({
  useful: z.coerce.number('Choose one.').int().min(1, 'Choose one.').max(5, 'Choose one.'),
  level: z.enum(['easy', 'right', 'hard'], 'Choose one.'),
  again: z.enum(['yes', 'no'], 'Choose one.').transform((answer) => answer === 'yes'),
  liked: words(),
  better: words(),
})

export type Feedback = z.output<typeof FeedbackForm>

export const KeepForm = z.object({
  months: z.coerce.number('Say how many months.').int().min(1, 'At least one month.').max(12, 'Twelve months at most.'),
})
