// What may come in about calls for papers.
import { z } from 'zod'
import { day, paragraph, titleOf } from '../fields.ts'
import { momentOf } from '../times.ts'

export const formats = ['talk', 'lightning talk', 'workshop', 'poster'] as const
export const formatLabels: Record<string, string> = {
  talk: 'Talk, 30 minutes',
  'lightning talk': 'Lightning talk, 10 minutes',
  workshop: 'Workshop, 90 minutes',
  poster: 'Poster',
}

/** A call ends with its last day, as the clocks of the event have it. */
export const callFormOf = (zone: string) =>
  z
    .object({ body: paragraph(10_000, 'Keep it to 10,000 characters.'), last_day: day })
    .transform(({ body, last_day }, context) => {
      const midnight = momentOf(last_day, '23:59', zone)
      if (midnight instanceof Date) return { body, closes_at: midnight }
      context.addIssue({ code: 'custom', path: ['last_day'], message: 'This day is not in the calendar.' })
      return z.NEVER
    })

export const PaperForm = z.object({
  title: titleOf(),
  format: z.enum(formats, 'Choose one.'),
  body: paragraph(5000, 'Keep it to 5,000 characters.').pipe(z.string().min(1, 'Say what it is about.')),
})
export type PaperInput = z.output<typeof PaperForm>

export const ScoreForm = z.object({
  score: z.coerce.number('Choose one.').int().min(1, 'Choose one.').max(5, 'Choose one.'),
  remark: paragraph(1000, 'Keep it to 1,000 characters.'),
})

export const DecideForm = z.object({
  decision: z.enum(['accepted', 'declined'], 'Choose one.'),
  said: paragraph(1000, 'Keep it to 1,000 characters.'),
})
