// How a series repeats: RFC 5545 rules, made from a few plain choices, and the dates that they give.
import { RRuleTemporal } from 'rrule-temporal'
import { toText } from 'rrule-temporal/totext'
import { Temporal } from 'temporal-polyfill'
import { shortDate } from '#platform/dates.ts'

/** Dates are made this far ahead; a nightly job makes the next ones. */
export const AHEAD_DAYS = 400
/** No series has more dates than this within that time: a daily one would, and is none that people come to. */
export const MOST_DATES = 120

export const repeats = ['no', 'weekly', 'fortnightly', 'monthly', 'own'] as const
export type Repeat = (typeof repeats)[number]

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/**
 * The rule for a plain choice. Monthly means the same weekday of the month as the first date, the last one for a fifth.
 * @param day the first date, such as "2026-05-07"; `until` the last day, where there is one
 */
export function ruleOf(repeat: Exclude<Repeat, 'no' | 'own'>, day: string, until?: string): string {
  const first = Temporal.PlainDate.from(day)
  const weekday = WEEKDAYS[first.dayOfWeek - 1]!
  const end = until ? `;UNTIL=${until.replaceAll('-', '')}` : ''
  if (repeat === 'weekly') return `FREQ=WEEKLY;BYDAY=${weekday}${end}`
  if (repeat === 'fortnightly') return `FREQ=WEEKLY;INTERVAL=2;BYDAY=${weekday}${end}`
  const which = Math.ceil(first.day / 7)
  return `FREQ=MONTHLY;BYDAY=${which === 5 ? -1 : which}${weekday}${end}`
}

/** The plain choice that a rule was made from, or the rule itself: the fields of a form. */
export function choiceOf(rule: string): { repeat: Repeat; until: string; rule: string } {
  const end = /;UNTIL=(\d{4})(\d{2})(\d{2})$/.exec(rule)
  const until = end ? `${end[1]}-${end[2]}-${end[3]}` : ''
  const plain = rule.replace(/;UNTIL=\d{8}$/, '')
  if (/^FREQ=WEEKLY;BYDAY=\w\w$/.test(plain)) return { repeat: 'weekly', until, rule: '' }
  if (/^FREQ=WEEKLY;INTERVAL=2;BYDAY=\w\w$/.test(plain)) return { repeat: 'fortnightly', until, rule: '' }
  if (/^FREQ=MONTHLY;BYDAY=-?\d\w\w$/.test(plain)) return { repeat: 'monthly', until, rule: '' }
  return { repeat: 'own', until: '', rule }
}

/**
 * The moments at which a series has dates, in order: from `after` on, at most MOST_DATES and AHEAD_DAYS ahead of `now`.
 * A date in the hour that spring leaves out comes an hour later by the clock, as RFC 5545 says.
 * @param first what a wall shows at the first date, such as "2026-05-07T10:00"
 */
export function datesOf(
  rule: string,
  first: string,
  zone: string,
  { after, now }: { after?: Date | undefined; now: Date },
): Date[] {
  const dtstart = Temporal.PlainDateTime.from(first).toZonedDateTime(zone)
  const end = Math.max(now.getTime(), dtstart.epochMilliseconds) + AHEAD_DAYS * 86_400_000
  const dates: Date[] = []
  const rrule = new RRuleTemporal({ rruleString: rule, dtstart, temporal: Temporal })
  rrule.all((date) => {
    const at = date.epochMilliseconds
    if (at > end || dates.length >= MOST_DATES) return false
    if (!after || at > after.getTime()) dates.push(new Date(at))
    return true
  })
  return dates
}

/** A rule in words: "every two weeks until 3 May 2027". */
export function sayRule(rule: string): string {
  const until = /UNTIL=(\d{4})(\d{2})(\d{2})/.exec(rule)
  const end = until ? ` until ${shortDate(new Date(`${until[1]}-${until[2]}-${until[3]}T12:00:00Z`))}` : ''
  const plain = rule.replace(/;UNTIL=\w+/, '')
  if (/^FREQ=WEEKLY;INTERVAL=2;BYDAY=\w\w$/.test(plain)) return `every two weeks${end}`
  if (/^FREQ=WEEKLY;BYDAY=\w\w$/.test(plain)) return `every week${end}`
  if (/^FREQ=MONTHLY;BYDAY=-?\d\w\w$/.test(plain)) return `every month${end}`
  const dtstart = Temporal.PlainDateTime.from('2026-01-01T10:00').toZonedDateTime('UTC')
  return `${toText(new RRuleTemporal({ rruleString: plain, dtstart, temporal: Temporal })).replace(/ at \d+ [AP]M UTC/, '')}${end}`
}
