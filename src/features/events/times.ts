// Moments and clocks on walls: an event is at ten in Leeds, whatever that is elsewhere and whatever the clocks do in between.
import { Temporal } from 'temporal-polyfill'
import { HOME_ZONE } from '#platform/dates.ts'

/** What a form gives when the clocks go forward over it: that hour is not there. */
export const NO_SUCH_HOUR = 'no such hour'

/**
 * The moment of a day and a clock in a zone. In the hour that comes twice in autumn, the first of the two.
 * @returns NO_SUCH_HOUR for the hour that is left out in spring; undefined for what is no day, clock or zone.
 */
export function momentOf(day: string, clock: string, zone: string): Date | typeof NO_SUCH_HOUR | undefined {
  try {
    const local = Temporal.PlainDateTime.from(`${day}T${clock}`)
    const there = local.toZonedDateTime(zone, { disambiguation: 'compatible' })
    if (!there.toPlainDateTime().equals(local)) return NO_SUCH_HOUR
    return new Date(there.epochMilliseconds)
  } catch {
    return undefined
  }
}

/** The same for a series: where spring leaves the hour out, it comes an hour later by the clock (RFC 5545, 3.3.5). */
export function momentInSeries(day: string, clock: string, zone: string): Date {
  return new Date(Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(zone).epochMilliseconds)
}

const zonedAt = (at: Date, zone: string) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)

/** Minutes between what a wall shows at two moments, whatever its clock does between them: Saturday 10:00 to Sunday 10:00 are 1,440. */
export function wallMinutes(from: Date, to: Date, zone: string): number {
  return Math.round(zonedAt(from, zone).toPlainDateTime().until(zonedAt(to, zone).toPlainDateTime()).total('minutes'))
}

/** The moment at which a wall shows so many minutes more than at another. */
export function wallLater(at: Date, minutes: number, zone: string): Date {
  return new Date(zonedAt(at, zone).toPlainDateTime().add({ minutes }).toZonedDateTime(zone).epochMilliseconds)
}

/** A day so many days after another. */
export function dayLater(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
}

/** What a wall in a zone shows at a moment: "2026-05-03" and "14:05". */
export function wallOf(at: Date, zone: string): { day: string; clock: string } {
  const there = zonedAt(at, zone)
  return { day: there.toPlainDate().toString(), clock: there.toPlainTime().toString().slice(0, 5) }
}

/** The zones that are offered first; any other that the runtime knows may be named. */
export const ZONES = ['Europe/London', 'Europe/Dublin', 'Europe/Paris', 'Europe/Berlin', 'America/New_York', 'UTC'] as const

/** A zone by the name that is kept, such as Asia/Kolkata for Asia/Calcutta; undefined for what is none. Old names are known to few databases. */
export function zoneNamed(name: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions()
    return /^[A-Z]/.test(name) && (zones.has(timeZone) || timeZone === 'UTC') ? timeZone : undefined
  } catch {
    return undefined
  }
}

const zones = new Set(Intl.supportedValuesOf('timeZone'))

export function isZone(name: string): boolean {
  return zoneNamed(name) !== undefined
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`
  const made = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone })
  formats.set(key, made)
  return made
}

/** "Thursday 7 May 2026". */
export function sayDay(at: Date, zone: string): string {
  const parts = formatOf(zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .formatToParts(at)
    .filter(({ type }) => type !== 'literal')
  return parts.map(({ value }) => value).join(' ')
}

/** "Thu", "7", "May": the parts of a calendar's leaf. */
export function sayLeaf(at: Date, zone: string): [weekday: string, day: string, month: string] {
  const parts = formatOf(zone, { weekday: 'short', day: 'numeric', month: 'short' }).formatToParts(at)
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.find(({ type }) => type === name)?.value ?? ''
  return [part('weekday'), part('day'), part('month')]
}

/** "10:00". */
export function sayClock(at: Date, zone: string): string {
  return formatOf(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

/** "BST" in summer and "GMT" in winter for London; "New York time" where British English has no short name. */
export function sayZone(at: Date, zone: string): string {
  const named = (timeZoneName: 'short' | 'shortGeneric') =>
    formatOf(zone, { timeZoneName, hour: '2-digit' })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone
  const short = named('short')
  return /^GMT[+-]/.test(short) ? named('shortGeneric').replace(' Time', ' time') : short
}

type Moments = { starts_at: Date; ends_at: Date; zone: string }

/** The clocks of a beginning and an end with their zone, which is said twice where the clocks change in between. */
function sayClocks({ starts_at, ends_at, zone }: Moments): [from: string, to: string] {
  const [first, last] = [sayZone(starts_at, zone), sayZone(ends_at, zone)]
  return [`${sayClock(starts_at, zone)}${first === last ? '' : ` ${first}`}`, `${sayClock(ends_at, zone)} ${last}`]
}

/** "10:00 to 11:00 BST", for what begins and ends on one day. */
const sayHours = (moments: Moments) => sayClocks(moments).join(' to ')

/** The same in the community's zone, where clocks there show something else. */
function sayAtHome(moments: Moments): string {
  const { starts_at, zone } = moments
  if (zone === HOME_ZONE || sayClock(starts_at, zone) === sayClock(starts_at, HOME_ZONE)) return ''
  const isSameDay = sayDay(starts_at, zone) === sayDay(starts_at, HOME_ZONE)
  return ` (${isSameDay ? '' : `${sayDay(starts_at, HOME_ZONE)}, `}${sayHours({ ...moments, zone: HOME_ZONE })} in the UK)`
}

/** "Thursday 7 May 2026, 10:00 to 11:00 BST", or with both days where it goes on past midnight. */
export function sayWhen(moments: Moments): string {
  const { starts_at, ends_at, zone } = moments
  const [first, last] = [sayDay(starts_at, zone), sayDay(ends_at, zone)]
  if (first === last) return `${first}, ${sayHours(moments)}${sayAtHome(moments)}`
  const [from, to] = sayClocks(moments)
  return `${first}, ${from}, to ${last}, ${to}${sayAtHome(moments)}`
}
