import { z } from 'zod'
import { bodyField } from '#core/threads/forms.ts'
import { onceField } from '#platform/forms.ts'
import { cleanLine } from '#platform/text.ts'

const NOTE_CHARACTERS = 300

export const SuggestForm = z.object({
  body: bodyField,
  note: z
    .string()
    .default('')
    .transform(cleanLine)
    .pipe(z.string().max(NOTE_CHARACTERS, `Keep it to ${NOTE_CHARACTERS} characters.`)),
  /** The newest earlier version of the post when the form was opened: says from which text the change was made. */
  from: z.coerce.number().int().min(0).optional().catch(undefined),
  draft: z.string().max(80).optional(),
  once: onceField,
})

export const AnswerForm = z.object({ take: z.enum(['yes', 'no']) })

export const SuggestionsJson = z.object({
  suggestions: z.array(
    z.object({
      id: z.number(),
      author_name: z.string().nullable(),
      note: z.string(),
      state: z.string(),
      body: z.string(),
      created_at: z.date().transform((date) => date.toISOString()),
    }),
  ),
})
