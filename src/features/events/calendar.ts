// Events for calendar programs (RFC 5545): each date an event of its own with an identity that stays, a number that rises with each
// change, and times in UTC, which every program turns into its reader's own.
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator'

import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db/connect.ts'
import { type BodyAnswer, sendBody } from '#platform/http/answers.ts'
import { plainOf } from '#platform/text.ts'
import { type CalendarEvent, type EventVersion, findForCalendar } from './queries.ts'
import { sayClock } from './times.ts'

/** How often a program should ask again. */
const HOURS = 4
const MINUTE = 60_000

type Told = {
  /** What programs call it. */
  name: string
  /** An invitation, or its end, for one person by mail; otherwise a calendar to follow. */
  method?: 'REQUEST' | 'CANCEL'
  to?: { name: string; address: string }
}

/** A calendar of these events as text. */
export function calendarText(config: Config, events: CalendarEvent[], told: Told): string {
  return framed(
    config,
    events.map((event) => eventText(config, event, told)),
    told,
  )
}

function framed(config: Config, parts: string[], told: Told): string {
  const frame = frameOf(config, told).toString()
  const end = frame.lastIndexOf('END:VCALENDAR')
  return frame.slice(0, end) + parts.join('') + frame.slice(end)
}

function frameOf(config: Config, { name, method }: Told): ICalCalendar {
  return ical({
    name: `${name} - ${config.name}`,
    prodId: { company: 'Hearth', product: 'Hearth', language: 'EN' },
    method: ICalCalendarMethod[method ?? 'PUBLISH'],
    ttl: HOURS * 3600,
  })
}

/** Calendar programs ask for the same thousand events again and again, of which hardly one has changed. */
const kept = new WeakMap<Config, Map<string, string>>()
const MOST_KEPT = 5000

const keyOf = ({ id, sequence, changed_at }: EventVersion) => `${id} ${sequence} ${changed_at.getTime()}`

/** The text of each event as it is now. Only what is not kept is read. */
async function keptTexts(config: Config, db: Db, versions: EventVersion[]): Promise<string[]> {
  const before = kept.get(config) ?? new Map<string, string>()
  const missing = versions.filter((version) => !before.has(keyOf(version))).map(({ id }) => id)
  const texts = before.size + missing.length > MOST_KEPT ? new Map<string, string>() : before
  kept.set(config, texts)
  for (const event of await findForCalendar(db, missing)) texts.set(keyOf(event), eventText(config, event, { name: '' }))
  return versions.flatMap((version) => texts.get(keyOf(version)) ?? before.get(keyOf(version)) ?? [])
}

/** One event, from BEGIN:VEVENT to END:VEVENT. */
function eventText(config: Config, event: CalendarEvent, told: Told): string {
  const { url, name: community } = config
  const { to } = told
  const calendar = frameOf(config, told)
  calendar.createEvent({
    // Programs put an invitation into the calendar of the person whom it names (RFC 5546).
    ...(to ? { organizer: { name: community, email: config.mailFrom }, attendees: [attendeeOf(to)] } : {}),
    id: `event-${event.id}@${new URL(url).hostname}`,
    sequence: event.sequence,
    start: event.starts_at,
    end: event.ends_at,
    // Of two mails with one number, programs believe the later (RFC 5546, 2.1.5).
    stamp: to ? new Date() : event.changed_at,
    created: event.created_at,
    lastModified: event.changed_at,
    summary: event.cancelled_at ? `Called off: ${event.title}` : event.title,
    description: [event.cancelled_at ? event.cancelled_why : plainOf(event.html), outlineOf(event), `${url}/events/${event.id}`]
      .filter(Boolean)
      .join('\n\n'),
    location: event.place === 'online' ? 'Online' : event.address || 'In person',
    url: `${url}/events/${event.id}`,
    status: event.cancelled_at || told.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    categories: [{ name: event.kind }],
  })
  const text = calendar.toString()
  return text.slice(text.indexOf('BEGIN:VEVENT'), text.lastIndexOf('END:VCALENDAR'))
}

/** The programme, a part in a line, in the event's own zone. */
function outlineOf({ outline, starts_at, zone }: CalendarEvent): string {
  const lines = (outline ?? []).map(({ after, title, room, by }) => {
    const clock = sayClock(new Date(starts_at.getTime() + after * MINUTE), zone)
    return `${clock} ${[title, by, room].filter(Boolean).join(', ')}`
  })
  return lines.join('\n')
}

function attendeeOf({ name, address }: { name: string; address: string }) {
  return { name, email: address, rsvp: false, status: ICalAttendeeStatus.ACCEPTED, role: ICalAttendeeRole.REQ }
}

/** A calendar as a file; `file` is what it is saved as. */
function calendarFile(text: string, file: string): BodyAnswer {
  return sendBody('text/calendar; charset=utf-8', text, { headers: { 'content-disposition': `inline; filename="${file}.ics"` } })
}

/** One event for calendar programs. */
export function calendarOf(config: Config, event: CalendarEvent): BodyAnswer {
  return calendarFile(calendarText(config, [event], { name: event.title }), `event-${event.id}`)
}

/** A calendar that programs follow. */
export async function followedCalendar(
  config: Config,
  db: Db,
  versions: EventVersion[],
  { name, file }: { name: string; file: string },
): Promise<BodyAnswer> {
  return calendarFile(framed(config, await keptTexts(config, db, versions), { name }), file)
}
