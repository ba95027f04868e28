// Events as they come from elsewhere, before they are ours; and what was assumed of each.
import { createHash } from 'node:crypto'
import { kinds } from '../forms.ts'
import { findMeetingLink, findPasscode, withoutMeeting } from '../meeting-links.ts'
import type { Meeting } from '../meetings.ts'
import { momentOf, NO_SUCH_HOUR } from '../times.ts'

export type Arrived = {
  /** What stays the same when it comes again, as `keyOf` makes it. */
  key: string
  /** What its calendar calls it. */
  uid?: string
  /** How often it was changed there, where that is counted: what came before and was newer stays. */
  revision?: number
  title: string
  kind: (typeof kinds)[number]
  body: string
  starts_at: Date
  ends_at: Date
  zone: string
  place: 'online' | 'in person' | 'both'
  address: string
  /** The way into the meeting, for those who come. */
  meeting?: Meeting | undefined
  cancelled: boolean
  /** Plain sentences: the zone first, and why. */
  assumed: string[]
  /** Of what it is a date. */
  repeats?: Repeating
  /** Which date of that, whatever became of it. */
  series_at?: Date
  /** Something of this date alone is another than the rest say. */
  isSpecial?: boolean
}

/** A calendar's event that repeats: all its dates carry the same one. */
export type Repeating = {
  uid: string
  /** Its dates are all there from two years back until then. */
  upTo: Date
  /** What a series of ours is made of, where its rule is one that ours have. */
  series?: {
    title: string
    rule: string
    first_local: string
    minutes: number
    zone: string
    /** Dates of the rule that there are not. */
    left_out: Date[]
  }
}

/** An event that cannot be taken, with the reason. */
export type Refused = { title: string; why: string }

export type Outcome = Arrived | Refused

/** More is no community's calendar, or a mistake. */
export const MOST_EVENTS = 5000
export const TOO_MANY = `There are more than ${MOST_EVENTS.toLocaleString('en-GB')} events in it. Make several files of it.`
/** A conference, a week of workshops, a month of something: what lasts longer is a season, and has events of its own. */
const LONGEST_MS = 31 * 86_400_000
const YEARS = { first: 1990, ahead: 10 }
const TITLE_CHARACTERS = 150
/** Far more than is kept of it. */
const BODY_CHARACTERS = 50_000
const KEY_CHARACTERS = 250

/** A key of what an event is and when, with a blank between; what is longer than the database keeps stands as its sum. */
export function keyOf(what: string, when = ''): string {
  const plain = what.toWellFormed().replaceAll('\0', '\ufffd')
  const short = plain.length <= KEY_CHARACTERS ? plain : createHash('sha256').update(plain).digest('hex')
  return when ? `${short} ${when}` : short
}

/** A key without the hour: what a corrected time leaves as it was. Undefined where it says no day. */
export function dayOfKey(key: string): string | undefined {
  return /^(.* \d{4}-\d{2}-\d{2})(?:[T ]\S*)?$/s.exec(key)?.[1]
}

/** A key without when: what all dates of an event have in common. */
export function whatOfKey(key: string): string | undefined {
  return dayOfKey(key)?.slice(0, -11)
}

/** The title as it is shown, or '(no title)'. */
export function titleOf(text: unknown): string {
  return (
    String(text ?? '')
      .slice(0, TITLE_CHARACTERS * 4)
      .trim()
      .slice(0, TITLE_CHARACTERS) || '(no title)'
  )
}

/** Two moments out of days and clocks, or why there are none. */
export function momentsOf({
  first,
  last,
  start,
  end,
  zone,
}: Record<'first' | 'last' | 'start' | 'end' | 'zone', string>): { starts_at: Date; ends_at: Date } | string {
  const starts_at = momentOf(first, start, zone)
  const ends_at = momentOf(last, end, zone)
  if (starts_at === NO_SUCH_HOUR || ends_at === NO_SUCH_HOUR) return 'the clocks go forward over its hour'
  if (!starts_at || !ends_at) return 'its day or time cannot be read'
  return whyNot(starts_at, ends_at) ?? { starts_at, ends_at }
}

/** What is wrong with when it is; undefined where nothing is. */
export function whyNot(starts_at: Date, ends_at: Date): string | undefined {
  if (ends_at <= starts_at) return 'it ends before it begins'
  if (ends_at.getTime() - starts_at.getTime() > LONGEST_MS) return 'it lasts longer than a month: make several events of it'
  const year = starts_at.getUTCFullYear()
  if (year < YEARS.first || year > new Date().getUTCFullYear() + YEARS.ahead) return `it is in the year ${year}: is that right?`
  return undefined
}

/** The kind by any spelling; what is unknown is a meet-up, and said to be. */
export function kindOf(text: string): { kind: Arrived['kind']; said: string[] } {
  const plain = text
    .slice(0, TITLE_CHARACTERS)
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
  const known = kinds.find((kind) => kind.replace('-', ' ') === plain) ?? (/coffee/.test(plain) ? 'coffee and code' : undefined)
  if (known) return { kind: known, said: [] }
  return {
    kind: 'meet-up',
    said: [
      plain ? `“${text.slice(0, 40)}” is no kind that we know: taken as a meet-up` : 'no kind was given: taken as a meet-up',
    ],
  }
}

/**
 * A description without the way into the meeting, and the way: `sure` where a calendar names it as such, otherwise the first link of one in
 * the text or in `more`.
 */
export function partsOfText(
  text: string,
  { sure, more = [] }: { sure?: string | undefined; more?: string[] } = {},
): { body: string; meeting: Meeting | undefined } {
  const written = text.slice(0, BODY_CHARACTERS)
  const link = sure ?? [written, ...more].map((one) => findMeetingLink(one.slice(0, BODY_CHARACTERS))).find(Boolean)
  return {
    body: withoutMeeting(written).body,
    meeting: link ? { link, passcode: findPasscode(written) ?? '' } : undefined,
  }
}
