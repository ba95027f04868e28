import { z } from 'zod'
import { idField } from '#platform/forms.ts'
import { cleanLine, cleanText } from '#platform/text.ts'

const BODY_CHARACTERS = 20_000
const CHANGE_CHARACTERS = 300

export const AgreeForm = z.object({ version: idField })

export const NewConductForm = z.object({
  change: z
    .string({ error: 'Say in one sentence what is new.' })
    .transform(cleanLine)
    .pipe(
      z
        .string()
        .min(1, 'Say in one sentence what is new.')
        .max(CHANGE_CHARACTERS, `Say it in ${CHANGE_CHARACTERS} characters at most.`),
    ),
  body: z
    .string({ error: 'Write the text of the code of conduct.' })
    .transform((text) => cleanText(text).trim())
    .pipe(
      z
        .string()
        .min(1, 'Write the text of the code of conduct.')
        .max(BODY_CHARACTERS, 'This is longer than 20,000 characters: nobody would read it.'),
    ),
  after: idField,
})

export const ConductJson = z.object({
  conduct: z.object({
    version: z.number(),
    body: z.string(),
    change: z.string(),
    published_at: z.date().transform((date) => date.toISOString()),
  }),
})
