// What may come in from the room of an event.
import { z } from 'zod'
import { checkbox } from '#platform/forms.ts'
import { cleanLine, cleanText, safeUrl } from '#platform/text.ts'

export const PAD_CHARACTERS = 50_000

export const PadForm = z.object({
  version: z.coerce.number().int().min(0).max(1_000_000).catch(0),
  body: z
    .string()
    .default('')
    .transform((text) => cleanText(text.replaceAll('\r\n', '\n')).trimEnd())
    .pipe(z.string().max(PAD_CHARACTERS, 'The pad holds 50,000 characters.')),
})

export const LinkForm = z.object({
  url: z
    .string('Paste a link.')
    .transform((text) => text.trim())
    .refine(
      (text) => /^https?:\/\//.test(text) && safeUrl(text) !== undefined,
      'Paste the whole link, which begins with https://',
    )
    .pipe(z.string().max(1000, 'This link is too long to keep.')),
  title: z.string().default('').transform(cleanLine).pipe(z.string().max(200, 'Keep the title to 200 characters.')),
})

export const AskForm = z.object({
  body: z
    .string('Write your question.')
    .transform(cleanLine)
    .pipe(z.string().min(1, 'Write your question.').max(500, 'Keep it to 500 characters.')),
  unnamed: checkbox,
})

export const AskStateForm = z.object({ what: z.enum(['vote', 'take back', 'answered', 'open', 'hide']) })

export const PollForm = z.object({
  question: z
    .string('Write the question.')
    .transform(cleanLine)
    .pipe(z.string().min(1, 'Write the question.').max(200, 'Keep the question to 200 characters.')),
  options: z
    .string()
    .default('')
    .transform((text) => [...new Set(cleanText(text.replaceAll('\r\n', '\n')).split('\n').map(cleanLine).filter(Boolean))])
    .pipe(
      z
        .array(z.string().max(100, 'Keep each choice to 100 characters.'))
        .min(2, 'Write at least two choices, one a line.')
        .max(8, 'Eight choices are enough.'),
    ),
})

export const PollVoteForm = z.object({ choice: z.coerce.number('Choose one.').int().min(0).max(7) })
export const AgreeForm = z.object({ agrees: z.enum(['yes', 'no']) })
export const HereForm = z.object({ here: z.enum(['yes', 'no']).default('yes') })
