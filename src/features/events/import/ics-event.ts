// One event of a calendar, as it will be here.
import type ICAL from 'ical.js'
import { HOME_ZONE } from '#platform/dates.ts'
import { safeUrl } from '#platform/text.ts'
import { findMeetingLink, withoutMeeting } from '../meeting-links.ts'
import { type Arrived, kindOf, partsOfText, type Refused, titleOf, whyNot } from './arrived.ts'
import type { Span } from './ics-span.ts'

/** Where a calendar names the way into a meeting as such (RFC 7986, Outlook, Google). */
const MEETING_PROPERTIES = [
  'conference',
  'x-google-conference',
  'x-microsoft-skypeteamsmeetingurl',
  'x-microsoft-onlinemeetingconflink',
]
const LINK_CHARACTERS = 1000
const ONLINE = /\b(?:online|virtual|teams|zoom|webex|google meet|whereby|jitsi|gotomeeting)\b/i
/** Longer than "Microsoft Teams Meeting" it names a room, too. */
const ONLINE_WORDS = 4
const TEXT_CHARACTERS = 50_000

const textOf = (component: ICAL.Component, name: string) =>
  String(component.getFirstPropertyValue(name) ?? '').slice(0, TEXT_CHARACTERS)

type Dated = { starts_at: Date; ends_at: Date; span: Span; isCancelled?: boolean }

/** The event, but for what it is known by. */
export function eventOf(
  component: ICAL.Component,
  { starts_at, ends_at, span, isCancelled }: Dated,
): Omit<Arrived, 'key'> | Refused {
  const title = titleOf(component.getFirstPropertyValue('summary'))
  const why = title === '(no title)' ? 'it has no title' : whyNot(starts_at, ends_at)
  if (why) return { title, why }
  if (/^(?:private|confidential)$/i.test(textOf(component, 'class')))
    return { title: '(title left out)', why: 'it is marked as private' }
  const { kind, said } = kindOf(textOf(component, 'categories'))
  const more = [textOf(component, 'location'), textOf(component, 'url')]
  const { body, meeting } = partsOfText(textOf(component, 'description'), { sure: namedMeeting(component), more })
  const { zone } = span.zone
  return {
    ...{ title, kind, starts_at, ends_at, body, meeting },
    ...placeOf(textOf(component, 'location'), meeting !== undefined),
    zone: zone === 'UTC' ? HOME_ZONE : zone,
    uid: textOf(component, 'uid'),
    revision: Number(component.getFirstPropertyValue('sequence') ?? 0) || 0,
    cancelled: isCancelled || textOf(component, 'status').toUpperCase() === 'CANCELLED',
    assumed: [span.zone.why, ...span.said, ...said],
  }
}

function namedMeeting(component: ICAL.Component): string | undefined {
  return MEETING_PROPERTIES.flatMap((name) => component.getAllProperties(name))
    .map((property) => String(property.getFirstValue()))
    .map(
      (link) => findMeetingLink(link) ?? (/^https?:/i.test(link) && link.length <= LINK_CHARACTERS ? safeUrl(link) : undefined),
    )
    .find(Boolean)
}

/** Rooms and online meetings stand side by side in a calendar's place, with semicolons between. */
function placeOf(location: string, hasMeeting: boolean): Pick<Arrived, 'place' | 'address'> {
  const parts = withoutMeeting(location)
    .body.split(';')
    .map((part) => part.trim())
    .filter(Boolean)
  const rooms = parts.filter((part) => !ONLINE.test(part) || part.split(/\s+/).length > ONLINE_WORDS)
  const address = rooms.join('; ').slice(0, 300)
  if (!address) return { place: 'online', address: '' }
  return { place: hasMeeting || parts.some((part) => ONLINE.test(part)) ? 'both' : 'in person', address }
}
