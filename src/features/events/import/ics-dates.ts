// The dates of an event of a calendar that repeats: by its rule, those that are named beside it, and without those that are left out.
import type ICAL from 'ical.js'
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { AHEAD_DAYS, MOST_DATES } from '../repeat.ts'
import { wallOf } from '../times.ts'
import type { Span } from './ics-span.ts'
import { type IcsZones, type Property, readWall, type Wall, wallText, zoneOfProperty } from './ics-times.ts'

const DAY_MS = 86_400_000
const BACK_DAYS = 2 * 366
/** A rule is followed for no more steps than this, of which a daily one of sixty years takes a part. */
const MOST_STEPS = 20_000
/** Of dates that are named one by one; a daily event of two years may leave out each. */
const MOST_NAMED = 1000

export type Occurrence = { at: Date; wall: Wall; key: string }
export type Dates = {
  occurrences: Occurrence[]
  /** All dates until then are among them. */
  upTo: Date
  /** The rule on its own, where nothing else makes dates. */
  rule: string | undefined
  left_out: Date[]
}

/** Whether a component has more dates than one. */
export function isRepeating(component: ICAL.Component): boolean {
  return component.hasProperty('rrule') || component.hasProperty('rdate')
}

type Moment = { at: Date; isDay: boolean; wall: Wall }

/** A moment that a calendar names within an event, such as a date left out; by its day alone where no clock is given. */
export function momentNamed(property: Property, value: unknown, span: Span, zones: IcsZones): Moment | undefined {
  const wall = readWall([value].flat()[0])
  if (!wall) return undefined
  if (!wall.clock) return { at: span.zone.momentOf({ day: wall.day, clock: span.start.clock }), isDay: true, wall }
  const isBare = !wall.isUtc && !property[1].tzid
  const at = (isBare ? span.zone : zoneOfProperty(property, wall, zones)).momentOf(wall)
  return { at, isDay: false, wall: wallThere(at, wall, span) }
}

/** What a wall shows in the event's own zone. */
function wallThere(at: Date, written: Wall, { zone, isDay }: Span): Wall {
  const { day, clock } = zone.isKnown ? wallOf(at, zone.zone) : { ...written }
  return { day, clock: isDay ? undefined : clock }
}

/** The dates of a component from two years back until those that a series of ours would have; or why there are none. */
export function datesOf(component: ICAL.Component, span: Span, zones: IcsZones, now: Date): Dates | string {
  const from = new Date(now.getTime() - BACK_DAYS * DAY_MS)
  // As far as a series of ours is made ahead.
  const first = span.zone.momentOf(span.start)
  const to = new Date(Math.max(now.getTime(), first.getTime()) + AHEAD_DAYS * DAY_MS)
  const rule = ruleOf(component, span)
  if (rule === WITHIN_DAYS) return 'it repeats by hours or less'
  const more = named(component, 'rdate', span, zones, from)
  const out = named(component, 'exdate', span, zones, from)
  if (!more || !out) return `it names more than ${MOST_NAMED.toLocaleString('en-GB')} dates one by one`
  const found = new Map<string, Occurrence>()
  const add = (at: Date, wall: Wall) => {
    if (at >= from && at <= to) found.set(wallText(wall), { at, wall, key: wallText(wall) })
  }
  add(first, span.start)
  if (rule) for (const { at, wall } of follow(rule, span, from, to)) add(at, wall)
  for (const { at, wall, isDay } of more) add(at, isDay && !span.isDay ? { day: wall.day, clock: span.start.clock } : wall)
  const moments = new Set(out.map(({ at }) => at.getTime()))
  const days = new Set(out.flatMap(({ isDay, wall }) => (isDay ? [wall.day] : [])))
  const all = [...found.values()]
    .filter(({ at, wall }) => !moments.has(at.getTime()) && !days.has(wall.day))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  if (all.length === 0) return 'it has no date from two years back until a year ahead'
  // What is to come goes before what was.
  const past = all.filter(({ at }) => at < now)
  const ahead = all.slice(past.length, past.length + MOST_DATES)
  const back = MOST_DATES - ahead.length
  return {
    occurrences: [...past.slice(Math.max(0, past.length - back)), ...ahead],
    upTo: past.length + ahead.length < all.length ? ahead.at(-1)!.at : to,
    rule: component.hasProperty('rdate') ? undefined : rule,
    left_out: out.map(({ at }) => at),
  }
}

/** The moments that a property names, from a day on; undefined where these are too many. */
function named(
  component: ICAL.Component,
  name: 'rdate' | 'exdate',
  span: Span,
  zones: IcsZones,
  from: Date,
): Moment[] | undefined {
  const day = from.toISOString().slice(0, 10)
  const values = new Map<string, [Property, unknown]>()
  for (const { jCal } of component.getAllProperties(name)) {
    const property = jCal as unknown as Property
    for (const value of property.slice(3)) {
      const written = String([value].flat()[0])
      if (written >= day) values.set(`${property[1].tzid} ${written}`, [property, value])
    }
  }
  if (values.size > MOST_NAMED) return undefined
  return [...values.values()].flatMap(([property, value]) => momentNamed(property, value, span, zones) ?? [])
}

const WITHIN_DAYS = 'within days'

/** The rule without what changes nothing, so that it reads as ours do; undefined where there is none. */
function ruleOf(component: ICAL.Component, { start }: Span): string | undefined {
  const written = component.getFirstPropertyValue('rrule')
  if (!written) return undefined
  const [hour, minute] = (start.clock ?? '00:00').split(':').map(Number)
  const rule = String(written).replace(`;BYHOUR=${hour}`, '').replace(`;BYMINUTE=${minute}`, '').replace(';BYSECOND=0', '')
  if (/FREQ=(?:SECONDLY|MINUTELY|HOURLY)|BYHOUR|BYMINUTE|BYSECOND/.test(rule)) return WITHIN_DAYS
  const isPlainWeek = /FREQ=WEEKLY/.test(rule) && !/BYDAY=[^;]*,/.test(rule)
  const plain = isPlainWeek || !/FREQ=WEEKLY|BYWEEKNO/.test(rule) ? rule.replace(/;WKST=\w\w/, '') : rule
  const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][new Date(start.day).getUTCDay()]
  return isPlainWeek && !/BY[A-Z]+=/.test(plain) ? `${plain};BYDAY=${weekday}` : plain
}

/** Follows a rule through a stretch of time, on the walls of the event's zone. @throws where it leads nowhere in so many steps */
function follow(rule: string, { start, zone, isDay }: Span, from: Date, to: Date): { at: Date; wall: Wall }[] {
  // In a zone that only the calendar knows, walls are followed as they are, and its end is put on the wall, too.
  const its = zone.isKnown ? zone.zone : 'UTC'
  const dtstart = Temporal.PlainDateTime.from(`${start.day}T${start.clock ?? '00:00'}`).toZonedDateTime(its)
  const rruleString = zone.isKnown ? rule : rule.replace(/UNTIL=(\d{8})T\d{6}Z/, 'UNTIL=$1T235959Z')
  const dates = new RRuleTemporal({ rruleString, dtstart, temporal: Temporal, maxIterations: MOST_STEPS, cache: false })
  return dates.between(from, to, true).map((date) => {
    const wall = { day: date.toPlainDate().toString(), clock: isDay ? undefined : date.toPlainTime().toString().slice(0, 5) }
    return { at: zone.isKnown ? new Date(date.epochMilliseconds) : zone.momentOf(wall), wall }
  })
}
