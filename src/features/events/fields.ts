// Fields that several forms of events share.
import { z } from 'zod'
import { cleanLine, cleanText } from '#platform/text.ts'
import { findMeetingLink } from './meeting-links.ts'

const MEETING_LINK =
  'The link to a meeting is in here, where everybody reads it. Take it out, and put it into “Link to the meeting”: only those who come see that.'
const hasNoMeeting = (text: string) => findMeetingLink(text) === undefined

/** One line, perhaps empty. */
export const line = (most: number, long: string) => z.string().default('').transform(cleanLine).pipe(z.string().max(most, long))

/** Some lines, perhaps none. */
export const paragraph = (most: number, long: string) =>
  z
    .string()
    .default('')
    .transform((text) => cleanText(text.replaceAll('\r\n', '\n')).trim())
    .pipe(z.string().max(most, long))

/** The same for what everybody reads, so without the way into a meeting. */
export const openLine = (most: number, long: string) => line(most, long).refine(hasNoMeeting, MEETING_LINK)
export const openParagraph = (most: number, long: string) => paragraph(most, long).refine(hasNoMeeting, MEETING_LINK)

export const day = z.string('Choose a day.').regex(/^\d{4}-\d{2}-\d{2}$/, 'Choose a day.')
export const optionalDay = z.union([day, z.literal('')]).default('')
export const clock = z.string('Say the time, such as 10:00.').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Say the time, such as 10:00.')

/** To which dates of a series something applies. */
export const applies = z.enum(['this', 'later'], 'Choose to which dates this applies.').default('this')

const WHOLE = 'Paste the whole link, which begins with https://'
/** A link to elsewhere, or nothing. */
export const link = z
  .string()
  .default('')
  .transform((text) => text.trim())
  .pipe(
    z.union([z.literal(''), z.url({ protocol: /^https$/, error: WHOLE }).max(1000, 'This link is too long to keep.')], {
      error: WHOLE,
    }),
  )

/** What something is called: one line that is there. */
export const titleOf = (missing = 'Give it a title.') =>
  z.string(missing).transform(cleanLine).pipe(z.string().min(1, missing).max(150, 'Keep the title to 150 characters.'))
