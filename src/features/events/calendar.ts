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
import { type BodyAnswer, sendBody } from '#platform/http/answers.ts'
import { plainOf } from '#platform/text.ts'
import type { CalendarEvent } from './queries.ts'
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
  const frame = frameOf(config, told).toString()
  const end = frame.lastIndexOf('END:VCALENDAR')
  const parts = events.map((event) => (told.to ? eventText(config, event, told) : keptText(config, event)))
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

function keptText(config: Config, event: CalendarEvent): string {
  const texts = kept.get(config) ?? new Map<string, string>()
  kept.set(config, texts)
  const key = `${event.id} ${event.sequence} ${event.changed_at.getTime()}`
  const known = texts.get(key)
  if (known !== undefined) return known
  if (texts.size >= MOST_KEPT) texts.clear()
  const text = eventText(config, event, { name: '' })
  texts.set(key, text)
  return text
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

/** The same as a page that calendar programs follow; `file` is what it is saved as. */
export function calendarOf(config: Config, events: CalendarEvent[], { file, ...told }: Told & { file: string }): BodyAnswer {
  return sendBody('text/calendar; charset=utf-8', calendarText(config, events, told), {
    headers: { 'content-disposition': `inline; filename="${file}.ics"` },
  })
}
