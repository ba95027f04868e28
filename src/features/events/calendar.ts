// Events for calendar programs (RFC 5545): each date an event of its own with an identity that stays, a number that rises with each
// change, and times in UTC, which every program turns into its reader's own.
import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

import type { Config } from '#platform/config.ts'
import { type BodyAnswer, sendBody } from '#platform/http/answers.ts'
import { plainOf } from '#platform/text.ts'
import type { Event } from './queries.ts'

/** How often a program should ask again. */
const HOURS = 4

type Told = {
  /** What programs call it. */
  name: string
  /** An invitation, or its end, for one person by mail; otherwise a calendar to follow. */
  method?: 'REQUEST' | 'CANCEL'
  to?: { name: string; address: string }
}

/** A calendar of these events as text. */
export function calendarText(config: Config, events: Event[], { name, method, to }: Told): string {
  const { url, name: community } = config
  const { hostname } = new URL(url)
  const calendar = ical({
    name: `${name} - ${community}`,
    prodId: { company: 'Hearth', product: 'Hearth', language: 'EN' },
    method: ICalCalendarMethod[method ?? 'PUBLISH'],
    ttl: HOURS * 3600,
  })
  for (const event of events)
    calendar.createEvent({
      // Programs put an invitation into the calendar of the person whom it names (RFC 5546).
      ...(to ? { organizer: { name: community, email: config.mailFrom }, attendees: [attendeeOf(to)] } : {}),
      id: `event-${event.id}@${hostname}`,
      sequence: event.sequence,
      start: event.starts_at,
      end: event.ends_at,
      stamp: event.changed_at,
      created: event.created_at,
      lastModified: event.changed_at,
      summary: event.cancelled_at ? `Called off: ${event.title}` : event.title,
      description: [event.cancelled_at ? event.cancelled_why : plainOf(event.html), `${url}/events/${event.id}`]
        .filter(Boolean)
        .join('\n\n'),
      location: event.place === 'online' ? 'Online' : event.address || 'In person',
      url: `${url}/events/${event.id}`,
      status: event.cancelled_at ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      categories: [{ name: event.kind }],
    })
  return calendar.toString()
}

function attendeeOf({ name, address }: { name: string; address: string }) {
  return { name, email: address, rsvp: false, status: ICalAttendeeStatus.ACCEPTED, role: ICalAttendeeRole.REQ }
}

/** The same as a page that calendar programs follow; `file` is what it is saved as. */
export function calendarOf(config: Config, events: Event[], { file, ...told }: Told & { file: string }): BodyAnswer {
  return sendBody('text/calendar; charset=utf-8', calendarText(config, events, told), {
    headers: { 'content-disposition': `inline; filename="${file}.ics"` },
  })
}
