// Events as they come from elsewhere, before they are ours; and what was assumed of each.
import { kinds } from '../forms.ts'
import { momentOf, NO_SUCH_HOUR, sayZone } from '../times.ts'

export type Arrived = {
  /** What stays the same when it comes again. */
  key: string
  title: string
  kind: (typeof kinds)[number]
  body: string
  starts_at: Date
  ends_at: Date
  zone: string
  place: 'online' | 'in person' | 'both'
  address: string
  cancelled: boolean
  /** Plain sentences: the zone first, and why. */
  assumed: string[]
}

/** An event that cannot be taken, with the reason. */
export type Refused = { title: string; why: string }

const HOME = 'Europe/London'
const byLetters: Record<string, string> = {
  CET: 'Europe/Paris',
  CEST: 'Europe/Paris',
  IST: 'Europe/Dublin',
  UTC: 'UTC',
  Z: 'UTC',
  ET: 'America/New_York',
  EST: 'America/New_York',
  EDT: 'America/New_York',
}

/**
 * The zone that is meant by what was printed, and why. People print GMT all the year round: where London's clocks show summer time, the
 * clock is believed and the letters are not.
 */
export function zoneOf(printed: string | undefined, day: string, clock: string): { zone: string; why: string } {
  const letters = (printed ?? '').trim()
  const at = momentOf(day, clock, HOME)
  const shown = at instanceof Date ? sayZone(at, HOME) : 'UK time'
  if (letters === '') return { zone: HOME, why: `no zone was printed: taken as UK time (${shown} on that day)` }
  // Outlook's own name for it.
  if (/^(?:GMT Standard Time|Europe\/London)$/i.test(letters)) return { zone: HOME, why: 'UK time was given' }
  if (/^(?:GMT|BST|UK|UK time)$/i.test(letters)) {
    const isRight = letters.toUpperCase() === shown || /^UK/i.test(letters)
    return {
      zone: HOME,
      why: isRight
        ? `${letters} was printed, which is UK time on that day`
        : `${letters} was printed, but clocks in the UK show ${shown} on that day: taken as UK time`,
    }
  }
  if (/^[A-Za-z]+\/[A-Za-z_/+-]+$/.test(letters) && momentOf(day, clock, letters))
    return { zone: letters, why: `${letters} was printed` }
  const known = byLetters[letters.toUpperCase()]
  if (known) return { zone: known, why: `${letters} was printed: taken as ${known}` }
  return { zone: HOME, why: `“${letters.slice(0, 20)}” is no zone that we know: taken as UK time (${shown} on that day)` }
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
  return ends_at > starts_at ? { starts_at, ends_at } : 'it ends before it begins'
}

/** The kind by any spelling; what is unknown is a meet-up, and said to be. */
export function kindOf(text: string): { kind: Arrived['kind']; said: string[] } {
  const plain = text
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

const MEETING =
  /(?:https?:\/\/)?(?:[\w-]+\.)*(?:teams\.microsoft\.com|teams\.live\.com|zoom\.us|meet\.google\.com|webex\.com)\/\S*/gi
const SECRETS = /^.*\b(?:passcode|meeting id|password|dial in|conference id)\b.*$/gim

/** A description without the way into the meeting: an event's page never shows it. */
export function withoutMeeting(text: string): { body: string; said: string[] } {
  const body = text
    .replace(SECRETS, '')
    .replace(MEETING, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return { body, said: body === text.trim() ? [] : ['the link to the meeting was left out: it is for those who come'] }
}
