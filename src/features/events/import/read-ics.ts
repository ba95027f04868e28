// Events out of a calendar file (RFC 5545): single ones, and the dates of those that repeat, with what was moved or called off.
import ICAL from 'ical.js'
import { Trouble } from '#platform/errors.ts'
import { momentOf } from '../times.ts'
import { type Arrived, kindOf, type Refused, withoutMeeting, zoneOf } from './arrived.ts'

/** Dates of a repeating event: as many as a series of ours has, from two years back. */
const MOST_DATES = 120
/** A rule is followed for no more steps than this: one that began in 1970 ends somewhere. */
const MOST_STEPS = 20_000
const BACK_MS = 2 * 366 * 86_400_000
const AHEAD_MS = 400 * 86_400_000

/** Reads a calendar. @throws Trouble where it is none */
export function readIcs(content: string, now = new Date()): (Arrived | Refused)[] {
  let calendar: ICAL.Component
  try {
    calendar = new ICAL.Component(ICAL.parse(content))
  } catch {
    throw new Trouble('This file is no calendar that can be read.')
  }
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const components = calendar.getAllSubcomponents('vevent')
  const changed = components.filter((one) => one.hasProperty('recurrence-id'))
  return components.filter((one) => !one.hasProperty('recurrence-id')).flatMap((component) => readOne(component, changed, now))
}

function readOne(component: ICAL.Component, changed: ICAL.Component[], now: Date): (Arrived | Refused)[] {
  const title = String(component.getFirstPropertyValue('summary') ?? '')
    .trim()
    .slice(0, 150)
  try {
    const mine = changed.filter((one) => one.getFirstPropertyValue('uid') === component.getFirstPropertyValue('uid'))
    const event = new ICAL.Event(component, { exceptions: mine })
    if (!title) return [{ title: '(no title)', why: 'it has no title' }]
    if (!event.isRecurring()) return [arrivedOf(event, event.startDate, event.endDate, event.uid)]
    return datesOf(event, now)
  } catch {
    return [{ title: title || '(no title)', why: 'its day or time cannot be read' }]
  }
}

function datesOf(event: ICAL.Event, now: Date): (Arrived | Refused)[] {
  const dates: (Arrived | Refused)[] = []
  const iterator = event.iterator()
  for (let step = 0; step < MOST_STEPS && dates.length < MOST_DATES; step++) {
    const next = iterator.next()
    if (!next || next.toJSDate().getTime() > now.getTime() + AHEAD_MS) break
    if (next.toJSDate().getTime() < now.getTime() - BACK_MS) continue
    const { item, startDate, endDate } = event.getOccurrenceDetails(next)
    dates.push(arrivedOf(item, startDate, endDate, `${event.uid} ${next.toString()}`))
  }
  return dates
}

function arrivedOf(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time, key: string): Arrived | Refused {
  const title =
    String(event.summary ?? '')
      .trim()
      .slice(0, 150) || '(no title)'
  const [day, clock] = wallOf(start)
  const isFloating = start.zone === ICAL.Timezone.localTimezone
  const tzid = isFloating ? '' : start.zone === ICAL.Timezone.utcTimezone ? 'UTC' : String(start.zone?.tzid ?? '')
  const { zone, why } = zoneOf(tzid, day, clock)
  // A time without a zone is what a wall shows there.
  const momentAt = (time: ICAL.Time) => {
    const [day, clock] = wallOf(time)
    return isFloating ? momentOf(day, clock, zone) : time.toJSDate()
  }
  const [starts_at, ends_at] = [momentAt(start), momentAt(end)]
  if (!(starts_at instanceof Date && ends_at instanceof Date)) return { title, why: 'its day or time cannot be read' }
  if (ends_at <= starts_at) return { title, why: 'it ends before it begins' }
  const { kind, said } = kindOf(String(event.component.getFirstPropertyValue('categories') ?? ''))
  const description = withoutMeeting(String(event.description ?? ''))
  const location = withoutMeeting(String(event.location ?? ''))
  const isOnline = location.said.length > 0 || location.body === '' || /online|teams|zoom/i.test(location.body)
  return {
    key: key.slice(0, 300),
    ...{ title, kind, starts_at, ends_at, body: description.body.slice(0, 20_000) },
    zone: zone === 'UTC' ? 'Europe/London' : zone,
    place: isOnline ? 'online' : 'in person',
    address: isOnline ? '' : location.body.slice(0, 300),
    cancelled: event.component.getFirstPropertyValue('status') === 'CANCELLED',
    assumed: [zone === 'UTC' ? 'the moment was given in UTC: shown in UK time' : why, ...said, ...description.said],
  }
}

/** "2026-05-03" and "14:05"; a whole day begins at midnight. */
function wallOf(time: ICAL.Time): [string, string] {
  const text = time.toString()
  return [text.slice(0, 10), text.slice(11, 16) || '00:00']
}
