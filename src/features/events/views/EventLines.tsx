// Events among others: day, time, title, place.
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Badge } from '#platform/layout/pieces.tsx'
import { type Language, languages } from '../languages.ts'
import type { Marked } from '../places.ts'
import type { EventLine } from '../queries.ts'
import { sayRule } from '../repeat.ts'
import { sayLeaf, sayWhen } from '../times.ts'

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

/** The day as a leaf of a calendar, for the eye alone: the words beside it say it too. */
function DayLeaf({ event: { starts_at, zone, cancelled_at } }: { event: EventLine }) {
  const [weekday, day, month] = sayLeaf(starts_at, zone)
  return (
    <span class={cancelled_at ? 'leaf leaf-off' : 'leaf'} aria-hidden="true">
      <span class="leaf-month">{month}</span>
      <span class="leaf-day">{day}</span>
      <span class="leaf-weekday">{weekday}</span>
    </span>
  )
}

/** What sets a date of a series apart: another title than the series has. */
export function isSpecial({ title, series_title }: Pick<EventLine, 'title' | 'series_title'>): boolean {
  return series_title !== null && title !== series_title
}

type LinesProps = { events: (EventLine | Marked)[]; label: string; inSeries?: boolean }

const mineLabels = { going: 'You are coming', waiting: 'You wait for a place', offered: 'A place is free for you' }

/** What is to be known beside a title, in a word each. */
function Marks({ event, inSeries }: { event: EventLine | Marked; inSeries: boolean }) {
  const { cancelled_at, moved_from, kept } = event
  const isOn = !cancelled_at && 'mine' in event
  return (
    <>
      {cancelled_at && <Badge tone="red">Called off</Badge>} {moved_from && !cancelled_at && <Badge>Moved</Badge>}{' '}
      {kept && <Badge tone="green">{kept === 'recording' ? 'Recording and notes' : 'Notes'}</Badge>}{' '}
      {inSeries && isSpecial(event) && <Badge tone="green">Special</Badge>}{' '}
      {isOn && event.mine && <Badge tone="blue">{mineLabels[event.mine]}</Badge>}{' '}
      {isOn && !event.mine && event.is_full && <Badge>Waiting list</Badge>}
    </>
  )
}

/** `inSeries` where all are dates of one series, whose rule stands above. */
export function EventLines({ events, label, inSeries = false }: LinesProps) {
  return (
    <Rows label={label}>
      {events.map((event) => (
        <Row key={event.id} before={<DayLeaf event={event} />}>
          <p>
            <a href={`/events/${event.id}`}>
              <strong>{event.title}</strong>
            </a>{' '}
            <Marks event={event} inSeries={inSeries} />
          </p>
          <p class="soft small">
            <When event={event} />
          </p>
          <p class="soft small">
            {kindLabels[event.kind]} · {placeLabels[event.place]}
            {event.level !== 'all' && ` · ${levelLabels[event.level]}`}
            {event.language !== 'en' && ` · In ${languages[event.language as Language]}`}
            {event.rule && !inSeries && ` · ${isSpecial(event) ? `${event.series_title}, ` : ''}${sayRule(event.rule)}`}
          </p>
        </Row>
      ))}
    </Rows>
  )
}
