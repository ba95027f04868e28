// What may come in about events.
import { z } from 'zod'
import { tagsField } from '#core/tags/field.ts'
import { checkbox, idField, onceField } from '#platform/forms.ts'
import { cleanLine } from '#platform/text.ts'
import { comingFields, mistakesOfComing } from './coming-fields.ts'
import { applies, clock, day, line, openLine, openParagraph, optionalDay, titleOf } from './fields.ts'
import { languageCodes } from './languages.ts'
import { readRule } from './own-rule.ts'
import { type Repeat, repeats, ruleOf } from './repeat.ts'
import { isZone, momentOf, NO_SUCH_HOUR, zoneNamed } from './times.ts'

export const kinds = ['coffee and code', 'webinar', 'workshop', 'course', 'conference', 'meet-up'] as const
export const places = ['online', 'in person', 'both'] as const
export const levels = ['all', 'beginners', 'some experience', 'experienced'] as const
export type Kind = (typeof kinds)[number]
export type Level = (typeof levels)[number]

export const BODY_CHARACTERS = 20_000
const DAY_MS = 86_400_000
const MINUTES_AN_HOUR = 60
const SHORTEST_MS = 5 * 60_000
/** A conference of ten days; longer is a season, and has events of its own. */
const LONGEST_DAYS = 10
/** Plans reach this far, and so does what is put down afterwards: beyond it a year was mistyped. */
const FURTHEST_DAYS = 3 * 366

const fields = z.object({
  title: titleOf('Give the event a title.'),
  kind: z.enum(kinds, 'Choose what kind of event it is.'),
  body: openParagraph(BODY_CHARACTERS, 'Keep the description to 20,000 characters.'),
  day,
  start: clock,
  end_day: optionalDay,
  end: clock,
  zone: z
    .string()
    .default('Europe/London')
    .refine(isZone, 'Choose a time zone.')
    .transform((name) => zoneNamed(name) ?? name),
  place: z.enum(places, 'Choose where it is.'),
  address: openLine(300, 'Keep the address to 300 characters.'),
  access: openParagraph(1000, 'Keep this to 1,000 characters.'),
  level: z.enum(levels, 'Choose for whom it is.').default('all'),
  language: z.enum(languageCodes, 'Choose a language.').default('en'),
  tags: tagsField,
  bring: openLine(500, 'Keep this to 500 characters.'),
  capacity: z
    .union([
      z.literal(''),
      z.coerce.number('Say a number, or nothing.').int().min(1, 'At least one place.').max(5000, '5,000 places at most.'),
    ])
    .default('')
    .transform((places) => (places === '' ? null : places)),
  hours: z
    .union(
      [
        z.literal(''),
        z.coerce.number('Say a number, such as 6.5.').min(0.25, 'A quarter of an hour at least.').max(240, '240 hours at most.'),
      ],
      {
        error: 'Say a number, such as 6.5.',
      },
    )
    .default('')
    .transform((hours) => (hours === '' ? null : hours)),
  is_recorded: checkbox,
  has_captions: checkbox,
  sees: z.enum(['everyone', 'members'], 'Choose who can see it.').default('everyone'),
  ...comingFields,
})

type Fields = z.output<typeof fields>

/** The two moments of an event, or what is wrong with them by field. */
function momentsOf({ day, start, end_day, end, zone }: Fields): { starts_at: Date; ends_at: Date } | Record<string, string> {
  const starts_at = momentOf(day, start, zone)
  if (starts_at === undefined) return { day: 'This day is not in the calendar.' }
  if (starts_at === NO_SUCH_HOUR)
    return { start: 'The clocks go forward over this hour, so it is not there that night. Choose another.' }
  const ends_at = momentOf(end_day || day, end, zone)
  if (ends_at === undefined) return { end_day: 'This day is not in the calendar.' }
  if (ends_at === NO_SUCH_HOUR)
    return { end: 'The clocks go forward over this hour, so it is not there that night. Choose another.' }
  if (ends_at <= starts_at) return { end: 'It ends before it begins. Does it end on another day?' }
  if (ends_at.getTime() - starts_at.getTime() < SHORTEST_MS) return { end: 'Five minutes at least.' }
  if (ends_at.getTime() - starts_at.getTime() > LONGEST_DAYS * DAY_MS)
    return { end_day: 'That is longer than ten days. Make several events of it.' }
  if (starts_at.getTime() < Date.now() - FURTHEST_DAYS * DAY_MS)
    return { day: 'That is more than three years ago. Is the year right?' }
  if (starts_at.getTime() > Date.now() + FURTHEST_DAYS * DAY_MS)
    return { day: 'That is more than three years ahead. Is the year right?' }
  return { starts_at, ends_at }
}

type Placed = { starts_at: Date; ends_at: Date; counts_minutes: number | null }

/** Adds the moments to a form, and the minutes that certificates count; or its mistakes. */
function withMoments<T extends Fields>(form: T, context: z.RefinementCtx): T & Placed {
  const moments = momentsOf(form)
  const isWrong = !(moments.starts_at instanceof Date)
  const mistakes = { ...mistakesOfComing(form), ...(isWrong ? (moments as Record<string, string>) : {}) }
  for (const [path, message] of Object.entries(mistakes)) context.addIssue({ code: 'custom', path: [path], message })
  if (Object.keys(mistakes).length > 0) return z.NEVER
  const counts_minutes = form.hours === null ? null : Math.round(form.hours * MINUTES_AN_HOUR)
  return { ...form, ...(moments as { starts_at: Date; ends_at: Date }), counts_minutes }
}

const repeating = {
  repeat: z.enum(repeats, 'Choose whether it repeats.').default('no'),
  until: optionalDay,
  rule: line(300, 'Keep the rule to 300 characters.'),
}
type Repeating = { repeat: Repeat; until: string; rule: string }

/** The rule of a form (RFC 5545), or nothing where it does not repeat; with what is wrong added to its mistakes. */
function readRepeat(
  { repeat, until, rule }: Repeating,
  first: { day: string; clock: string; zone: string },
  context: z.RefinementCtx,
): string | undefined {
  const wrong = (path: string, message: string) => {
    context.addIssue({ code: 'custom', path: [path], message })
    return undefined
  }
  if (repeat === 'no') return undefined
  if (repeat === 'own') {
    const read = readRule(rule, `${first.day}T${first.clock}`, first.zone)
    return read.rule ?? wrong('rule', read.mistake!)
  }
  if (until && until < first.day) return wrong('until', 'The series ends before it begins.')
  return ruleOf(repeat, first.day, until || undefined)
}

/** A new event, perhaps the first of a series. */
export const NewEventForm = fields
  .extend({
    ...repeating,
    once: onceField,
    proposal: z.pipe(idField, z.number()).optional().catch(undefined),
    space_id: z.union([z.literal('').transform(() => null), idField]).default(null),
  })
  .transform((form, context) => {
    const whole = withMoments(form, context)
    if (whole === z.NEVER) return z.NEVER
    return { ...whole, rule: readRepeat(form, { day: form.day, clock: form.start, zone: form.zone }, context) }
  })

/** How a series repeats from one of its dates on, which is the first by the new rule. */
export const repeatFormFrom = (first: { day: string; clock: string; zone: string }) =>
  z.object(repeating).transform((form, context) => ({ rule: readRepeat(form, first, context) }))

/** A change. `applies` says to which dates of a series; `version` is the one that was on the page, so that nobody's change is undone unseen. */
export const ChangeEventForm = fields
  .extend({ applies, version: z.union([z.literal('').transform(() => undefined), z.coerce.number().int()]).optional() })
  .transform(withMoments)

export type NewEvent = z.output<typeof NewEventForm>
export type ChangedEvent = z.output<typeof ChangeEventForm>

export const CancelForm = z.object({
  why: z
    .string('Say why in a few words.')
    .transform(cleanLine)
    .pipe(z.string().min(1, 'Say why in a few words.').max(300, 'Keep it to 300 characters.')),
  applies,
})

export const RestoreForm = z.object({ applies })
