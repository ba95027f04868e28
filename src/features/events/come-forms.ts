// What may come in from those who come along.
import { z } from 'zod'
import { manyOf } from '#platform/forms.ts'
import { isAddress } from '#platform/mail/send.ts'
import { cleanLine } from '#platform/text.ts'
import { MOST_QUESTIONS } from './coming-fields.ts'
import { line, paragraph } from './fields.ts'

const answer = line(500, 'Keep the answer to 500 characters.')

const about = {
  kept_for: line(60, 'Choose one of the groups.'),
  access_needs: paragraph(1000, 'Keep this to 1,000 characters.'),
  ...Object.fromEntries(Array.from({ length: MOST_QUESTIONS }, (_, at) => [`answer_${at}`, answer])),
}

/** What a member says when they come along. */
export const ComeForm = z.object(about)

const person = {
  name: z
    .string('Say your name.')
    .transform(cleanLine)
    .pipe(z.string().min(1, 'Say your name.').max(100, 'Keep your name to 100 characters.')),
  address: z
    .string('Write your e-mail address.')
    .transform((text) => text.trim().toLowerCase())
    .refine(isAddress, 'This does not look like an e-mail address. Is it whole?'),
}

/** What a guest says besides: who they are. */
export const GuestForm = z.object({ ...about, ...person })

/** Who is at the door. */
export const WalkInForm = z.object(person)

/** What the holder of a link says when they confirm: all that was said of them stands in the form. */
export const TakePlaceForm = z.object({ ...about, name: line(100, 'Keep your name to 100 characters.') })

export const PlaceForm = z.object({ ...about, reminders: manyOf(z.enum(['week', 'day', 'hour', 'after'])) })

export type About = { kept_for: string; access_needs: string; answers: Record<string, string>; reminders?: string[] }

/** Whether something was said of oneself at all, and not one button pressed alone. */
export function hasFields(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'access_needs' in body
}

/** The fields as the database takes them: answers by their questions. */
export function aboutOf(data: z.output<typeof ComeForm> & { reminders?: string[] }, questions: string[]): About {
  const { kept_for, access_needs, reminders } = data
  const fields = data as unknown as Record<string, string>
  const answers = Object.fromEntries(questions.map((question, at) => [question, fields[`answer_${at}`] ?? '']))
  return { kept_for, access_needs, answers, ...(reminders ? { reminders } : {}) }
}
