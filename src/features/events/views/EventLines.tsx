// Events among others: day, time, title, place.
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Badge } from '#platform/layout/pieces.tsx'
import type { EventLine } from '../queries.ts'
import { sayRule } from '../repeat.ts'
import { sayWhen } from '../times.ts'

export const kindLabels: Record<string, string> = {
  'coffee and code': 'Coffee and Code',
  webinar: 'Webinar',
  workshop: 'Workshop',
  course: 'Course',
  conference: 'Conference',
  'meet-up': 'Meet-up',
}
export const placeLabels: Record<string, string> = { online: 'Online', 'in person': 'In person', both: 'Online and in person' }
export const levelLabels: Record<string, string> = {
  all: 'For everybody',
  beginners: 'For beginners',
  'some experience': 'For people with some experience',
  experienced: 'For experienced people',
}

/** When an event is, in its own zone; the browser adds the reader's where it is another one. */
export function When({ event }: { event: Pick<EventLine, 'starts_at' | 'ends_at' | 'zone'> }) {
  return (
    <time dateTime={event.starts_at.toISOString()} data-local="full">
      {sayWhen(event)}
    </time>
  )
}

export function EventLines({ events, label }: { events: EventLine[]; label: string }) {
  return (
    <Rows label={label}>
      {events.map((event) => (
        <Row key={event.id}>
          <p>
            <a href={`/events/${event.id}`}>
              <strong>{event.title}</strong>
            </a>{' '}
            {event.cancelled_at && <Badge tone="red">Called off</Badge>}
          </p>
          <p class="soft small">
            <When event={event} />
          </p>
          <p class="soft small">
            {kindLabels[event.kind]} · {placeLabels[event.place]}
            {event.level !== 'all' && ` · ${levelLabels[event.level]}`}
            {event.rule && ` · ${sayRule(event.rule)}`}
          </p>
        </Row>
      ))}
    </Rows>
  )
}
