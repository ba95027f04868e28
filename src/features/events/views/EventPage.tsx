import { type ComponentChildren, Fragment } from 'preact'
import { shortDate } from '#platform/dates.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { Badge, Card, Facts, NoticeBar, PageHead, Tags } from '#platform/layout/pieces.tsx'
import { Breadcrumb, Columns } from '#platform/layout/ways.tsx'
import type { Viewer } from '#platform/viewer.ts'
import type { EventRecord } from '../after/records.ts'
import { RecordCard } from '../after/views/RecordCard.tsx'
import { type Language, languages } from '../languages.ts'
import type { Meeting } from '../meetings.ts'
import type { News } from '../news/news.ts'
import { NewsCard } from '../news/views.tsx'
import type { Call } from '../papers/queries.ts'
import type { Places } from '../places.ts'
import type { Part } from '../programme/queries.ts'
import { Programme } from '../programme/views/Programme.tsx'
import type { Event } from '../queries.ts'
import { sayClock, sayDay } from '../times.ts'
import { ComingAlong } from './ComingAlong.tsx'
import { kindLabels, levelLabels, placeLabels, When } from './EventLines.tsx'
import { HostCard } from './HostCard.tsx'
import { WayIn } from './WayIn.tsx'

type EventProps = {
  event: Event
  series: string | undefined
  mayChange: boolean
  mayRestore: boolean
  places: Places
  meeting: Meeting | undefined
  isCore: boolean
  isHost: boolean
  record: EventRecord | undefined
  hasCues: boolean
  viewer: Viewer
  parts: Part[]
  news: News[]
  call: Call | undefined
}

/** One event: when, where, for whom, and what it is. */
export function EventPage(props: EventProps) {
  const { event, mayChange, isHost, parts, call, record, viewer } = props
  return (
    <>
      <Breadcrumb steps={[{ href: '/events', label: 'Events' }]} />
      <PageHead title={event.title}>
        {mayChange && (
          <>
            <LinkButton kind="quiet" href={`/events/${event.id}/change`} icon="edit">
              Change
            </LinkButton>
            <LinkButton kind="quiet" href={`/events/${event.id}/cancel`}>
              Call off
            </LinkButton>
          </>
        )}
      </PageHead>
      {event.cancelled_at && (
        <NoticeBar tone="care">
          <p>
            <strong>This event is called off.</strong> {event.cancelled_why}
          </p>
          {props.mayRestore && <Restore event={event} />}
        </NoticeBar>
      )}
      {event.moved_from && !event.cancelled_at && event.ends_at > new Date() && (
        <NoticeBar>
          This event was moved. It was to begin on {sayDay(event.moved_from, event.zone)} at{' '}
          {sayClock(event.moved_from, event.zone)}.
        </NoticeBar>
      )}
      {event.invented && (
        <p>
          <Badge>Invented example</Badge>
        </p>
      )}
      <Columns side={<Side {...props} />}>
        <p class="event-when">
          <When event={event} />
          {event.ends_at > new Date() && !event.cancelled_at && (
            <a class="jump small" href="#come">
              {props.places.mine ? 'Your place' : 'Come along'}
            </a>
          )}
        </p>
        <div class="event-facts">
          <Facts facts={factsOf(event)} />
        </div>
        {event.subjects.length > 0 && (
          <Tags label="Subjects" tags={event.subjects.map(({ slug, name }) => ({ label: name, href: `/events?tag=${slug}` }))} />
        )}
        <NewsCard news={props.news} />
        {event.html ? <Prose html={event.html} /> : <p class="soft">More is to come.</p>}
        {call && (
          <p>
            <LinkButton kind="quiet" href={`/events/${event.id}/call`}>
              Call for papers{call.closes_at > new Date() ? `, open until ${shortDate(call.closes_at, event.zone)}` : ''}
            </LinkButton>
          </p>
        )}
        <Programme event={event} parts={parts} viewer={viewer} isHost={isHost} />
        {record?.published_at && (
          <RecordCard event={event} record={record} hasCues={props.hasCues} wasThere={props.places.mine?.state === 'going'} />
        )}
      </Columns>
    </>
  )
}

function Restore({ event }: { event: Event }) {
  return (
    <Form action={`/events/${event.id}/restore`} inline>
      <Buttons>
        <Button kind="quiet" small name="applies" value="this">
          It takes place after all
        </Button>
        {event.series_id !== null && (
          <Button kind="quiet" small name="applies" value="later">
            It takes place after all, and the later dates that were called off with it
          </Button>
        )}
      </Buttons>
    </Form>
  )
}

function factsOf(event: Event) {
  const facts: { label: string; value: ComponentChildren }[] = [
    { label: 'Kind', value: kindLabels[event.kind] },
    { label: 'Where', value: [placeLabels[event.place], event.address].filter(Boolean).join(': ') },
    { label: 'For whom', value: levelLabels[event.level] },
    { label: 'Language', value: languages[event.language as Language] ?? event.language },
    {
      label: event.hosts.length === 1 ? 'Host' : 'Hosts',
      value: event.hosts.map(({ id, name }, at) => (
        <Fragment key={id}>
          {at > 0 && ', '}
          <a href={`/people/${id}`}>{name || 'A former member'}</a>
        </Fragment>
      )),
    },
    { label: 'Recorded', value: event.is_recorded ? 'Yes' : 'No: what is said stays in the room' },
  ]
  if (event.space) facts.push({ label: 'Space', value: <a href={`/spaces/${event.space_slug}`}>{event.space}</a> })
  if (event.has_captions) facts.push({ label: 'Captions', value: 'Live captions' })
  if (event.access) facts.push({ label: 'Access', value: event.access })
  if (event.bring) facts.push({ label: 'Bring along', value: event.bring })
  return facts.filter(({ label }) => label !== 'Hosts' || event.hosts.length > 0)
}

function Side({ event, series, isHost, places, meeting, isCore, viewer }: EventProps) {
  return (
    <>
      <ComingAlong event={event} places={places} viewer={viewer} isHost={isHost} isCore={isCore} />
      {event.place !== 'in person' &&
        !event.cancelled_at &&
        (meeting || places.mine?.state === 'going') &&
        event.ends_at > new Date() && <WayIn event={event} meeting={meeting} />}
      {isHost && <HostCard event={event} places={places} viewer={viewer} />}
      <Card title="In your calendar">
        <p>
          <a href={`/events/${event.id}/calendar.ics`}>Add this event (.ics)</a>
        </p>
        {series && (
          <p>
            It comes {series}. <a href={`/events/series/${event.series_id}`}>All dates, and the series for your own calendar</a>
          </p>
        )}
      </Card>
    </>
  )
}
