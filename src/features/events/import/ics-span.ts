// When an event of a calendar is, and how long each of its dates takes.
import type ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import {
  type IcsZone,
  type IcsZones,
  laterOnWall,
  minutesBetween,
  type Property,
  readWall,
  type Wall,
  zoneOfProperty,
} from './ics-times.ts'

const DAY_MINUTES = 1440
const HOUR = 60

export type Span = {
  start: Wall
  /** Given as days, without a clock. */
  isDay: boolean
  zone: IcsZone
  /** What each date takes on the wall; undefined where it ends by another zone's clock. */
  minutes: number | undefined
  /** The moments of the date that begins when a wall shows this. */
  momentsAt: (wall: Wall) => { starts_at: Date; ends_at: Date }
  /** What was assumed of its length. */
  said: string[]
}

/** The property of a component, as ical.js reads it. */
export function propertyOf(component: ICAL.Component, name: string): Property | undefined {
  return component.getFirstProperty(name)?.jCal as unknown as Property | undefined
}

/** When a component is. Undefined where its days or clocks cannot be read. */
export function spanOf(component: ICAL.Component, zones: IcsZones): Span | undefined {
  const written = propertyOf(component, 'dtstart')
  const start = written && readWall(written[3])
  if (!written || !start) return undefined
  const isMarkedDay = /^true$/i.test(String(component.getFirstPropertyValue('x-microsoft-cdo-alldayevent') ?? ''))
  const isDay = !start.clock || (isMarkedDay && start.clock === '00:00')
  const zone = zoneOfProperty(written, isDay ? { ...start, clock: undefined } : start, zones)
  const length = isDay ? daysOf(component, start) : lengthOf(component, start, zone, zones)
  if (!length) return undefined
  const { minutes, ms, isElsewhere, said } = length
  const momentsAt = (wall: Wall) => {
    const starts_at = zone.momentOf(wall)
    const ends_at = ms === undefined ? zone.momentOf(laterOnWall(wall, minutes)) : new Date(starts_at.getTime() + ms)
    return { starts_at, ends_at }
  }
  return {
    start: isDay ? { day: start.day, clock: undefined } : start,
    isDay,
    zone,
    said,
    momentsAt,
    minutes: isElsewhere ? undefined : minutes,
  }
}

/** On the wall, or where it is not the same there, as what passes. */
type Length = { minutes: number; ms?: number; isElsewhere?: boolean; said: string[] }

/** Whole days: the end is the day after the last. */
function daysOf(component: ICAL.Component, start: Wall): Length | undefined {
  const written = propertyOf(component, 'dtend')
  const end = written && readWall(written[3])
  if (written && !end) return undefined
  const given = end
    ? minutesBetween({ ...start, clock: undefined }, { ...end, clock: undefined }) / DAY_MINUTES
    : durationOf(component) / DAY_MINUTES
  const days = Math.ceil(given) || 1
  const said = days === 1 ? 'no time was given: taken as the whole day' : 'no time was given: taken as whole days'
  return { minutes: days * DAY_MINUTES - 1, said: [said] }
}

function lengthOf(component: ICAL.Component, start: Wall, zone: IcsZone, zones: IcsZones): Length | undefined {
  const hour = { minutes: HOUR, said: ['no end was given: taken as an hour'] }
  const written = propertyOf(component, 'dtend')
  if (!written) {
    const minutes = durationOf(component)
    return minutes === 0
      ? hour
      : minutes % DAY_MINUTES === 0
        ? { minutes, said: [] }
        : { minutes, ms: minutes * 60_000, said: [] }
  }
  const end = readWall(written[3])
  if (!end) return undefined
  const its = zoneOfProperty(written, end, zones)
  if (its.zone === zone.zone && its.isKnown && zone.isKnown) {
    const minutes = minutesBetween(start, end)
    return minutes === 0 ? hour : { minutes, said: [] }
  }
  const ms = its.momentOf(end).getTime() - zone.momentOf(start).getTime()
  return ms === 0 ? hour : { minutes: ms / 60_000, ms, isElsewhere: true, said: [] }
}

/** In minutes; 0 where none was given or it cannot be read. */
function durationOf(component: ICAL.Component): number {
  const written = propertyOf(component, 'duration')
  if (!written) return 0
  try {
    return Temporal.Duration.from(String(written[3])).total({ unit: 'minutes', relativeTo: '2026-01-01' })
  } catch {
    return 0
  }
}
