// Events out of a calendar file (RFC 5545): single ones, and the dates of those that repeat, with what was moved or called off.
import type ICAL from 'ical.js'
import { Trouble } from '#platform/errors.ts'
import { keyOf, MOST_EVENTS, type Outcome, TOO_MANY, titleOf } from './arrived.ts'
import { isRepeating } from './ics-dates.ts'
import { eventOf } from './ics-event.ts'
import { type IcsParts, partsOf } from './ics-parts.ts'
import { datesOfOne } from './ics-repeating.ts'
import { propertyOf, type Span, spanOf } from './ics-span.ts'
import { readWall, type Wall, wallText } from './ics-times.ts'

const UNREADABLE = 'its day or time cannot be read'

type Calendar = Pick<IcsParts, 'zones' | 'method'> & { now: Date }

/** Reads a calendar. @throws Trouble where it is none, or holds too much */
export function readIcs(content: string, now = new Date()): Outcome[] {
  const { events, broken, ...parts } = partsOf(content)
  if (events.length > MOST_EVENTS) throw new Trouble(TOO_MANY)
  if (/^(?:REPLY|COUNTER|REFRESH|DECLINECOUNTER)$/.test(parts.method))
    throw new Trouble('This is somebody’s answer to an invitation, not a calendar.')
  const read: Outcome[] = [...broken]
  for (const { master, changes } of byUid(events)) {
    const isRepeated = master !== undefined && isRepeating(master)
    if (master) read.push(...readOne(master, isRepeated ? changes : [], { ...parts, now }))
    // Dates without the event that they are of: somebody was invited to one date only.
    if (!isRepeated) read.push(...changes.flatMap((one) => readOne(one, [], { ...parts, now })))
    if (read.length > MOST_EVENTS) throw new Trouble(TOO_MANY)
  }
  return read
}

type OneEvent = { master: ICAL.Component | undefined; changes: ICAL.Component[] }

/** Events with what was changed of their dates. Of several with one name, the one that was changed last. */
function byUid(components: ICAL.Component[]): OneEvent[] {
  const events = new Map<string, OneEvent>()
  for (const [index, component] of components.entries()) {
    const uid = String(component.getFirstPropertyValue('uid') ?? `\n${index}`)
    const one = events.get(uid) ?? { master: undefined, changes: [] }
    events.set(uid, one)
    if (component.hasProperty('recurrence-id')) one.changes.push(component)
    else if (!one.master || revisionOf(component) >= revisionOf(one.master)) one.master = component
  }
  return [...events.values()]
}

const revisionOf = (component: ICAL.Component) => Number(component.getFirstPropertyValue('sequence') ?? 0) || 0

function readOne(component: ICAL.Component, changes: ICAL.Component[], calendar: Calendar): Outcome[] {
  const title = titleOf(component.getFirstPropertyValue('summary'))
  try {
    const span = spanOf(component, calendar.zones)
    if (!span) return [{ title, why: UNREADABLE }]
    if (isRepeating(component) && !component.hasProperty('recurrence-id')) {
      const dates = datesOfOne(component, changes, span, calendar)
      return typeof dates === 'string' ? [{ title, why: dates }] : calledOff(dates, calendar)
    }
    const event = eventOf(component, { ...span.momentsAt(span.start), span })
    return calledOff(['why' in event ? event : { ...event, key: keyOfOne(component, title, span) }], calendar)
  } catch {
    return [{ title, why: UNREADABLE }]
  }
}

/** A calendar that is sent to call something off (RFC 5546) does not always say so of each event. */
function calledOff(events: Outcome[], { method }: Calendar): Outcome[] {
  return method === 'CANCEL' ? events.map((one) => ('why' in one ? one : { ...one, cancelled: true })) : events
}

/** What an event is known by: its own name, and of one date of several which; without a name, its title and when it is. */
function keyOfOne(component: ICAL.Component, title: string, { start }: Span): string {
  const uid = component.getFirstPropertyValue('uid')
  if (!uid) return keyOf(title.toLowerCase(), wallKey(start))
  const date = propertyOf(component, 'recurrence-id')
  const wall = date && readWall(date[3])
  return keyOf(String(uid), wall ? wallText(wall) : '')
}

const wallKey = ({ day, clock = '00:00' }: Wall) => `${day} ${clock}`
