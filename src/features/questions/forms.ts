// What may come in about questions.
import { z } from 'zod'
import { tagsField } from '#core/tags/field.ts'
import { bodyField, titleField } from '#core/threads/forms.ts'
import { checkbox, idField, onceField } from '#platform/forms.ts'
import { cleanLine, cleanText } from '#platform/text.ts'
import { withoutEmptyHeadings } from './template.ts'

const NOTE_CHARACTERS = 300

const shared = { once: onceField, draft: z.string().max(80).optional() }

const questionBody = z
  .string('Write something first.')
  .transform((text) => withoutEmptyHeadings(cleanText(text.replaceAll('\r\n', '\n'))))
  .pipe(bodyField)

export const AskForm = z.object({
  title: titleField,
  body: questionBody,
  tags: tagsField,
  space_id: z.pipe(idField, z.number()).catch(0),
  mask: checkbox,
  ...shared,
})
export type AskInput = z.output<typeof AskForm>

export const AnswerForm = z.object({ body: bodyField, ...shared })
export const CommentForm = z.object({
  body: bodyField,
  reply_to: z.coerce.number().int().positive().optional().catch(undefined),
  ...shared,
})

export const AcceptForm = z.object({ accepted: z.enum(['yes', 'no', 'best']) })
export const HelpedForm = z.object({ helped: z.enum(['yes', 'no']) })
export const SortForm = z.object({ as: z.enum(['answer', 'comment']) })
export const TagsForm = z.object({ tags: tagsField })

/** Out of date: a note, a newer answer, or both; `outdated` no takes it back. */
export const OutdatedForm = z
  .object({
    outdated: z.enum(['yes', 'no']).default('yes'),
    note: z
      .string()
      .default('')
      .transform(cleanLine)
      .pipe(z.string().max(NOTE_CHARACTERS, `Keep it to ${NOTE_CHARACTERS} characters.`)),
    newer_id: z
      .union([idField, z.literal('').transform(() => undefined)])
      .optional()
      .catch(undefined),
  })
  .refine((form) => form.outdated === 'no' || form.note !== '' || form.newer_id !== undefined, {
    path: ['note'],
    message: 'Say what has changed, or choose the newer answer.',
  })

/** A question by its number or its address, here or on a page that was copied. Empty opens the question again. */
export const DuplicateForm = z.object({
  of: z
    .string('Say which question this one repeats.')
    .trim()
    .transform(
      (text) => (/^#?([1-9]\d{0,14})$/.exec(text) ?? /\/(?:questions|threads)\/([1-9]\d{0,14})(?:[?#/.]|$)/.exec(text))?.[1],
    )
    .pipe(z.string('Paste the address of the other question, or type its number.').transform(Number)),
})

export const MakeForm = z.object({
  title: titleField,
  tags: tagsField,
  ...shared,
})

export const AskMeForm = z.object({ ask: z.enum(['yes', 'no']) })
