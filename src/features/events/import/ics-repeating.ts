// The dates of an event of a calendar that repeats, each as an event: as the rule gives it, or as it was moved, changed or called off.
import type ICAL from 'ical.js'
import { readRule } from '../own-rule.ts'
import { keyOf, type Outcome, type Repeating } from './arrived.ts'
import { type Dates, datesOf, momentNamed, type Occurrence } from './ics-dates.ts'
import { eventOf } from './ics-event.ts'
import { propertyOf, type Span, spanOf } from './ics-span.ts'
import { type IcsZones, laterOnWall, minutesBetween, type Wall, wallText } from './ics-times.ts'

/** What a series of ours may take: five minutes to ten days. */
const LEAST_MINUTES = 5
const MOST_MINUTES = 14_400
const MOST_RULE = 300

/** How one date differs, or it and all later ones. */
type Change = { component: ICAL.Component; span: Span; at: Date; isDay: boolean; wall: Wall; isRange: boolean }

/** All dates of a repeating event, or why there are none. @throws RangeError where a day or clock is none */
export function datesOfOne(
  master: ICAL.Component,
  changed: ICAL.Component[],
  span: Span,
  { zones, now }: { zones: IcsZones; now: Date },
): Outcome[] | string {
  const dates = datesOf(master, span, zones, now)
  if (typeof dates === 'string') return dates
  const uid = String(master.getFirstPropertyValue('uid') ?? '')
  const changes = changed.flatMap((component) => readChange(component, span, zones) ?? [])
  const repeats: Repeating = { uid, upTo: dates.upTo, ...seriesOf(master, span, dates, changes) }
  const used = new Set<Change>()
  const read = dates.occurrences.map((occurrence): Outcome => {
    const change = changeOf(changes, occurrence)
    if (change) used.add(change)
    const event = change ? asChanged(change, occurrence) : eventOf(master, { ...span.momentsAt(occurrence.wall), span })
    return 'why' in event
      ? event
      : { ...event, key: keyOf(uid, occurrence.key), repeats, series_at: occurrence.at, isSpecial: change !== undefined }
  })
  // What was moved from a date that the rule does not have, or that is out of reach.
  const others = changes.filter((change) => !used.has(change) && !change.isRange)
  return onceRefused([...read, ...others.flatMap((change) => alone(change, uid, repeats))])
}

/** What is refused for one reason is said once, not for each of its dates. */
function onceRefused(events: Outcome[]): Outcome[] {
  const whys = new Set<string>()
  return events.filter((one) => !('why' in one) || (!whys.has(one.why) && whys.add(one.why)))
}

function alone({ component, span, wall }: Change, uid: string, repeats: Repeating): Outcome[] {
  const event = eventOf(component, { ...span.momentsAt(span.start), span })
  if ('why' in event) return [event]
  return event.cancelled ? [] : [{ ...event, key: keyOf(uid, wallText(wall)), repeats }]
}

function readChange(component: ICAL.Component, of: Span, zones: IcsZones): Change | undefined {
  const property = propertyOf(component, 'recurrence-id')
  const named = property && momentNamed(property, property[3], of, zones)
  const span = spanOf(component, zones)
  return named && span && { component, span, ...named, isRange: property[1].range === 'THISANDFUTURE' }
}

/** The change of a date: its own, or the latest of those that say "this and all later ones". */
function changeOf(changes: Change[], { at, wall }: Occurrence): Change | undefined {
  const own = changes.find((one) => !one.isRange && (one.isDay ? one.wall.day === wall.day : one.at.getTime() === at.getTime()))
  return own ?? changes.filter((one) => one.isRange && one.at <= at).sort((a, b) => b.at.getTime() - a.at.getTime())[0]
}

function asChanged({ component, span, wall, isRange }: Change, occurrence: Occurrence) {
  const start = isRange ? laterOnWall(occurrence.wall, minutesBetween(wall, span.start)) : span.start
  return eventOf(component, { ...span.momentsAt(span.isDay ? { ...start, clock: undefined } : start), span })
}

/** What a series of ours is made of; nothing where ours would not take the rule, or it has more than a rule. */
function seriesOf(
  master: ICAL.Component,
  { start, zone, minutes }: Span,
  { rule, left_out }: Dates,
  changes: Change[],
): Pick<Repeating, 'series'> {
  // What comes at one moment of UTC comes at two clocks of the wall, where ours have one.
  if (
    !rule ||
    zone.zone === 'UTC' ||
    rule.length > MOST_RULE ||
    minutes === undefined ||
    !zone.isKnown ||
    changes.some(({ isRange }) => isRange)
  )
    return {}
  if (minutes < LEAST_MINUTES || minutes > MOST_MINUTES) return {}
  const first_local = `${start.day}T${start.clock ?? '00:00'}`
  const read = readRule(rule, first_local, zone.zone)
  if (read.rule === undefined) return {}
  return {
    series: {
      title: String(master.getFirstPropertyValue('summary')),
      rule: read.rule,
      first_local,
      minutes,
      zone: zone.zone,
      left_out,
    },
  }
}
