import { z } from 'zod'
import { readTags } from '#core/tags/read.ts'
import { checkbox, idField, onceField } from '#platform/forms.ts'
import { cleanLine, cleanText } from '#platform/text.ts'
import { licences } from './licences.ts'

export const BODY_CHARACTERS = 300_000
export const MOST_CATEGORIES = 20

const line = (most: number, long: string) =>
  z
    .string()
    .optional()
    .transform((value) => cleanLine(value ?? ''))
    .refine((value) => value.length <= most, long)

const title = z
  .string({ error: 'Give the article a title.' })
  .transform(cleanLine)
  .pipe(z.string().min(1, 'Give the article a title.').max(300, 'Keep the title to 300 characters.'))

const body = z
  .string()
  .optional()
  .transform((value) => cleanText(value ?? ''))
  .refine((value) => value.length <= BODY_CHARACTERS, 'This is longer than 300,000 characters: make several articles of it.')

const categories = z
  .string()
  .optional()
  .transform((value, context) => {
    const read = readTags(value ?? '')
    if (read.error) {
      context.addIssue({ code: 'custom', message: read.error })
      return z.NEVER
    }
    return read.names ?? []
  })

/** The form in which an article is written. `version` is what it was when the form was opened. */
export const ArticleForm = z.object({
  title,
  subtitle: line(500, 'Keep the subtitle to 500 characters.'),
  body,
  tags: categories,
  affiliation: line(300, 'Keep this to 300 characters.'),
  licence: z.enum(licences.map((licence) => licence.id) as [string, ...string[]], 'Choose a licence.').optional(),
  note: line(300, 'Keep this to 300 characters.'),
  version: z.coerce.number().int().min(0).optional().catch(undefined),
  once: onceField,
})
export type ArticleInput = z.output<typeof ArticleForm>

export const NewForm = ArticleForm.pick({ title: true, once: true })

const words = (most: number, sentence: string) =>
  z
    .string({ error: sentence })
    .transform((value) => cleanText(value).trim())
    .pipe(z.string().min(1, sentence).max(most, `Keep this to ${most} characters.`))

export const NoteForm = z.object({
  about: line(300, 'Quote up to 300 characters.'),
  body: words(5000, 'Write your comment.'),
  once: onceField,
})
export const DoneForm = z.object({ done: checkbox })

const said = z
  .string()
  .optional()
  .transform((value) => cleanText(value ?? '').trim())
  .refine((value) => value.length <= 5000, 'Keep this to 5,000 characters.')

/** What an editor or author does next with an article. */
export const MoveForm = z
  .object({
    to: z.enum(['submitted', 'draft', 'changes', 'approved', 'scheduled', 'published', 'withdrawn'], 'Choose what to do.'),
    said,
    at: z.string().optional(),
  })
  .superRefine((form, context) => {
    if (form.to === 'changes' && form.said === '')
      context.addIssue({ code: 'custom', path: ['said'], message: 'Say what should change, so that the author knows.' })
  })

export const CoAuthorForm = z.object({
  who: words(120, 'Write the name of a member, or their @name.'),
  affiliation: line(300, 'Keep this to 300 characters.'),
})
export const RemoveAuthorForm = z.object({ person: idField })

export const CorrectionForm = z.object({
  body: words(BODY_CHARACTERS, 'There is nothing left of the article.'),
  note: line(300, 'Keep this to 300 characters.'),
  once: onceField,
})
export const AnswerCorrectionForm = z.object({ take: z.enum(['yes', 'no']) })

export const EditorForm = z.object({ who: words(120, 'Write the name of a member, or their @name.') })
export const RemoveEditorForm = z.object({ member: idField })
export const CommentsForm = z.object({ space: z.coerce.number().int().min(0).catch(0) })
export const ClaimAnswerForm = z.object({ person: idField, member: idField, agree: z.enum(['yes', 'no']) })
export const JoinPeopleForm = z.object({ from: idField, into: idField })
