// Days and clocks in a calendar file: what was written, in which zone, and the moment that is.
import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { HOME_ZONE } from '#platform/dates.ts'
import { momentInSeries } from '../times.ts'
import { namedZone, zoneOf } from './zones.ts'

/** A property as ical.js reads it (RFC 7265): its name, parameters, type and values. */
export type Property = [name: string, parameters: Record<string, string | string[]>, type: string, ...values: unknown[]]

/** What a wall shows: "2026-05-03T14:05", or the day alone. */
export type Wall = { day: string; clock: string | undefined }

/** The zone of an event's times, and the way between walls there and moments. */
export type IcsZone = {
  /** As our events name it. */
  zone: string
  why: string
  momentOf: (wall: Wall) => Date
  /** Whether it is one of the time zone database, in which rules can be followed. */
  isKnown: boolean
}

/** The zones that a file describes itself, by their names there, and the one that it is in as a whole. */
export type IcsZones = { described: Map<string, ICAL.Timezone>; usual: string | undefined }

const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:T(?:(\d{2}:\d{2})(?::\d{2})?(Z)?|:.*))?$/

/** What a value says; undefined where it is no day. `isUtc` where it says so itself. */
export function readWall(value: unknown): (Wall & { isUtc: boolean }) | undefined {
  const [, day, clock, z] = WRITTEN.exec(String(value)) ?? []
  return day ? { day, clock, isUtc: z === 'Z' } : undefined
}

/** A wall's time as text, by which the dates of an event are told apart. */
export const wallText = ({ day, clock }: Wall) => (clock ? `${day}T${clock}:00` : day)

/** The zone in which a property is written. Names are believed before what the file says of them, which is often of another year. */
export function zoneOfProperty([, { tzid }]: Property, wall: Wall & { isUtc: boolean }, zones: IcsZones): IcsZone {
  const inZone = (zone: string, why: string): IcsZone => ({
    zone,
    why,
    momentOf: ({ day, clock = '00:00' }) => momentInSeries(day, clock, zone),
    isKnown: true,
  })
  const clock = wall.clock ?? '00:00'
  if (wall.isUtc) return inZone('UTC', 'the moment was given in UTC: shown in UK time')
  const name = String([tzid ?? ''].flat()[0]).trim()
  if (name === '' && wall.clock && zones.usual)
    return inZone(zones.usual, `no zone was printed: taken as that of the calendar, ${zones.usual}`)
  const described = zones.described.get(name)
  if (!described || namedZone(name) || /^(?:GMT|BST)$/i.test(name)) {
    const { zone, why } = zoneOf(name, wall.day, clock)
    return inZone(zone, zone === 'UTC' ? 'the moment was given in UTC: shown in UK time' : why)
  }
  const alias = namedZone(String(described.component?.getFirstPropertyValue('x-lic-location') ?? ''))
  if (alias) return inZone(alias.zone, alias.why)
  return {
    zone: HOME_ZONE,
    why: `“${name.slice(0, 60)}” is a zone that the calendar describes itself: shown in UK time`,
    momentOf: ({ day, clock = '00:00' }) => {
      const time = ICAL.Time.fromDateTimeString(`${day}T${clock}:00`)
      time.zone = described
      return time.toJSDate()
    },
    isKnown: false,
  }
}

/** So many minutes later on the wall. */
export function laterOnWall({ day, clock = '00:00' }: Wall, minutes: number): Wall {
  const later = Temporal.PlainDateTime.from(`${day}T${clock}`).add({ minutes })
  return { day: later.toPlainDate().toString(), clock: later.toPlainTime().toString().slice(0, 5) }
}

/** Minutes between two walls. */
export function minutesBetween(from: Wall, to: Wall): number {
  return (Date.parse(`${to.day}T${to.clock ?? '00:00'}Z`) - Date.parse(`${from.day}T${from.clock ?? '00:00'}Z`)) / 60_000
}
