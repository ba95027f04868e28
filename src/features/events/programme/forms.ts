// What may come in about the parts of an event.
import { z } from 'zod'
import { checkbox } from '#platform/forms.ts'
import { cleanLine } from '#platform/text.ts'
import { applies, clock, line, link, openParagraph, optionalDay, titleOf } from '../fields.ts'
import { momentOf, NO_SUCH_HOUR, wallOf } from '../times.ts'

const MINUTE = 60_000

const words = { body: openParagraph(10_000, 'Keep it to 10,000 characters.'), slides_url: link }

export const UsualForm = z.object({ applies })
export const DropHostForm = z.object({ applies })

type Taken = { title: string; room: string; after_minutes: number; minutes: number }

/** The form for a part of an event beside `others`: no room has two at one time. Its time is kept as minutes after the event's beginning. */
export const partFormOf = (event: { starts_at: Date; ends_at: Date; zone: string }, others: Taken[] = []) =>
  z
    .object({
      title: titleOf(),
      day: optionalDay,
      start: clock,
      minutes: z.coerce
        .number('Say how many minutes.')
        .int('Whole minutes.')
        .min(1, 'At least a minute.')
        .max(1440, 'A day at most.'),
      room: line(60, 'Keep the room to 60 characters.'),
      speakers: line(300, 'Keep the names to 300 characters.'),
      is_open: checkbox,
      ...words,
    })
    .transform(({ day, start, ...part }, context) => {
      const at = momentOf(day || wallOf(event.starts_at, event.zone).day, start, event.zone)
      const wrong = (message: string) => {
        context.addIssue({ code: 'custom', path: ['start'], message })
        return z.NEVER
      }
      if (at === undefined || at === NO_SUCH_HOUR) return wrong('This hour is not there on that day. Choose another.')
      if (at < event.starts_at) return wrong('The event begins later than that.')
      if (at.getTime() + part.minutes * MINUTE > event.ends_at.getTime()) return wrong('The event is over by then.')
      const after_minutes = (at.getTime() - event.starts_at.getTime()) / MINUTE
      const taken = others.find(
        (one) =>
          part.room !== '' &&
          one.room.toLowerCase() === part.room.toLowerCase() &&
          one.after_minutes < after_minutes + part.minutes &&
          after_minutes < one.after_minutes + one.minutes,
      )
      if (taken) return wrong(`“${taken.title}” is in ${taken.room} then. Choose another time or room.`)
      return { ...part, after_minutes }
    })

export type PartInput = z.output<ReturnType<typeof partFormOf>>

/** For whoever speaks: their own words and slides. */
export const OwnPartForm = z.object(words)
export const TakeForm = z.object({ brings: line(200, 'Keep it to 200 characters.') })
export const HostForm = z.object({
  called: z
    .string('Write their name as in a mention.')
    .transform((text) => cleanLine(text).replace(/^@/, ''))
    .pipe(z.string().min(1, 'Write their name as in a mention.').max(60, 'Names in mentions are shorter.')),
  later: checkbox,
})
