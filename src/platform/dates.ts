// Dates and times in words, the same on every page and in every mail.

/** The zone in which times are shown when a page knows nothing better. */
export const HOME_ZONE = 'Europe/London'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
// Beyond a week "9 days ago" is harder to place than a date.
const AGO_DAYS = 7

type Formats = { date: Intl.DateTimeFormat; time: Intl.DateTimeFormat; day: Intl.DateTimeFormat }
const formats = new Map<string, Formats>()

// Making a formatter takes a thousand times as long as using it.
function formatsOf(zone: string): Formats {
  const known = formats.get(zone)
  if (known) return known
  const made = {
    date: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }),
    time: new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
      timeZone: zone,
    }),
    day: new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }),
  }
  formats.set(zone, made)
  return made
}

/** "3 May 2026", as the calendar in `zone` has it. */
export function shortDate(date: Date, zone: string = HOME_ZONE): string {
  return kept(`d${date.getTime()}${zone}`, () => formatsOf(zone).date.format(date))
}

/** "May 2026", as the calendar in `zone` has it. */
export function monthYear(date: Date, zone: string = HOME_ZONE): string {
  return shortDate(date, zone).replace(/^\d+ /, '')
}

/** "14:05 BST": the time of day with the zone's name on that very day. */
export function clockTime(date: Date, zone: string = HOME_ZONE): string {
  return kept(`t${date.getTime()}${zone}`, () => formatsOf(zone).time.format(date))
}

/** "3 May 2026, 14:05 BST": in the UK the zone is called GMT in winter and BST in summer. */
export function longDateTime(date: Date, zone: string = HOME_ZONE): string {
  return `${shortDate(date, zone)}, ${clockTime(date, zone)}`
}

// A page asks for the same few days and moments again and again.
const MOST_KEPT = 5000
const words = new Map<string, string>()

function kept(key: string, make: () => string): string {
  const known = words.get(key)
  if (known !== undefined) return known
  if (words.size >= MOST_KEPT) words.clear()
  const made = make()
  words.set(key, made)
  return made
}

/** "2026-05-03", the day in `zone`. */
export function isoDay(date: Date, zone: string = HOME_ZONE): string {
  return kept(`i${Math.floor(date.getTime() / MINUTE)}${zone}`, () => formatsOf(zone).day.format(date))
}

/** "just now", "5 minutes ago", "2 hours ago", "yesterday", "3 days ago", and after a week the date. */
export function ago(date: Date, now: Date = new Date(), zone: string = HOME_ZONE): string {
  const passed = now.getTime() - date.getTime()
  if (passed < -MINUTE) return shortDate(date, zone)
  if (passed < MINUTE) return 'just now'
  if (passed < HOUR) return count(passed / MINUTE, 'minute')
  const days = daysBetween(date, now, zone)
  if (days === 0 || passed < 6 * HOUR) return count(passed / HOUR, 'hour')
  if (days === 1) return 'yesterday'
  return days < AGO_DAYS ? `${days} days ago` : shortDate(date, zone)
}

function count(amount: number, unit: string): string {
  const whole = Math.floor(amount)
  return `${whole} ${unit}${whole === 1 ? '' : 's'} ago`
}

/** How many midnights of `zone` lie between the two. */
function daysBetween(from: Date, to: Date, zone: string): number {
  return Math.round((Date.parse(isoDay(to, zone)) - Date.parse(isoDay(from, zone))) / DAY)
}
