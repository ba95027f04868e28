// Events for calendar programs (RFC 5545): each date an event of its own with an identity that stays, a number that rises with each
// change, and times in UTC, which every program turns into its reader's own.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

import type { Config } from '#platform/config.ts'
import { type BodyAnswer, sendBody } from '#platform/http/answers.ts'
import { plainOf } from '#platform/text.ts'
import type { Event } from './queries.ts'

/** How often a program should ask again. */
const HOURS = 4

/** A calendar of these events. `name` is what programs call it, `file` what it is saved as. */
export function calendarOf(
  { url, name: community }: Config,
  events: Event[],
  { name, file }: { name: string; file: string },
): BodyAnswer {
  const { hostname } = new URL(url)
  const calendar = ical({
    name: `${name} - ${community}`,
    prodId: { company: 'Hearth', product: 'Hearth', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOURS * 3600,
  })
  for (const event of events)
    calendar.createEvent({
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
  return sendBody('text/calendar; charset=utf-8', calendar.toString(), {
    headers: { 'content-disposition': `inline; filename="${file}.ics"` },
  })
}
