// A rule that a host writes themself (RFC 5545, 3.3.10), such as FREQ=MONTHLY;BYDAY=1TU,3TU. What it would lead to is said before it is kept.
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { AHEAD_DAYS, datesOf, MOST_DATES } from './repeat.ts'
import { sayDay } from './times.ts'

const MOST_COUNT = 500
/** A rule of the years is asked this often before it is taken to give nothing. */
const TRIES = 2000

const NOT_A_RULE = 'This is not a rule as calendars know it. One is FREQ=MONTHLY;BYDAY=1TU,3TU: the first and third Tuesday.'

type Read = { rule: string; mistake?: undefined } | { rule?: undefined; mistake: string }

const wrong = (mistake: string): Read => ({ mistake })

/** Its first date from the beginning on, or the one after it; nothing where it gives up looking for one. */
function nextOf(
  rule: RRuleTemporal<Temporal.ZonedDateTime>,
  dtstart: Temporal.ZonedDateTime,
  which: 'first' | 'second',
): Temporal.ZonedDateTime | null {
  try {
    return rule.next(new Date(dtstart.epochMilliseconds), which === 'first')
  } catch {
    return null
  }
}

/**
 * The rule as it is kept, or what is wrong with it.
 * @param first what a wall shows at the first date, such as "2026-05-07T10:00"
 */
export function readRule(text: string, first: string, zone: string): Read {
  const rule = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replaceAll(/\s+/g, '')
    .replace(/;$/, '')
  if (rule === '') return wrong('Write the rule, such as FREQ=MONTHLY;BYDAY=1TU,3TU, or choose one of the others.')
  if (!/^[A-Z]+=[A-Z0-9,+-]+(;[A-Z]+=[A-Z0-9,+-]+)*$/.test(rule) || !rule.includes('FREQ=')) return wrong(NOT_A_RULE)
  if (/FREQ=(SECONDLY|MINUTELY|HOURLY)|BYHOUR|BYMINUTE|BYSECOND/.test(rule))
    return wrong('Events repeat by days, weeks, months or years. The time of day stands above.')
  if (/\d{6}/.test(rule.replace(/UNTIL=\d{8}/, ''))) return wrong(NOT_A_RULE)
  const count = /COUNT=(\d+)/.exec(rule)
  if (count && Number(count[1]) > MOST_COUNT)
    return wrong(
      `${Number(count[1]).toLocaleString('en-GB')} dates are more than anybody plans. Give ${MOST_COUNT} at most, or none.`,
    )
  const dtstart = Temporal.PlainDateTime.from(first).toZonedDateTime(zone)
  let strict: RRuleTemporal<Temporal.ZonedDateTime>
  try {
    strict = new RRuleTemporal({
      rruleString: rule,
      dtstart,
      temporal: Temporal,
      strict: true,
      maxIterations: TRIES,
      cache: false,
    })
  } catch {
    return wrong(NOT_A_RULE)
  }
  const earliest = nextOf(strict, dtstart, 'first')
  if (!earliest) return wrong('This rule gives no date at all.')
  if (earliest.epochMilliseconds !== dtstart.epochMilliseconds)
    return wrong(
      `The day above is not one of the rule’s: its first is ${sayDay(new Date(earliest.epochMilliseconds), zone)}. Change one of the two.`,
    )
  const dates = datesOf(rule, first, zone, { now: new Date(dtstart.epochMilliseconds) })
  if (dates.length >= MOST_DATES)
    return wrong(`That is ${MOST_DATES} dates or more within ${AHEAD_DAYS} days. Let it come less often, or give it an end.`)
  if (dates.length < 2)
    return wrong(
      nextOf(strict, dtstart, 'second')
        ? `Its second date is more than ${AHEAD_DAYS} days after the first, which is further than dates are made. Plan each by itself.`
        : 'This rule gives one date only. Choose that it does not repeat.',
    )
  return { rule }
}
