// The card by which one comes along, waits, takes a place or steps back.
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Card } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { mayWrite, type Viewer } from '#platform/viewer.ts'
import type { Reserve } from '../coming-fields.ts'
import { isFull, type Places } from '../places.ts'
import type { Event } from '../queries.ts'

type Props = { event: Event; places: Places; viewer: Viewer; isHost: boolean; isCore: boolean }

export function ComingAlong({ event, places, viewer, isHost, isCore }: Props) {
  const isOver = event.ends_at < new Date()
  const comes = places.mine?.state === 'going' && event.cancelled_at === null
  if (event.cancelled_at || (isOver && places.going === 0)) return null
  return (
    <Card title={isOver ? 'Who came' : 'Come along'} id="come">
      <p>{isOver ? cameOf(places) : countsOf(event, places)}</p>
      {!isOver && event.reserves.length > 0 && <p class="soft small">{keptOf(event.reserves)}</p>}
      {!isOver &&
        (event.core_only && !isCore && !isHost && !places.mine ? (
          <ForCore event={event} />
        ) : (
          <Ways event={event} places={places} viewer={viewer} />
        ))}
      {comes && event.starts_at < new Date() && <Afterwards event={event} memberId={viewer.id} />}
      {comes && (
        <p>
          <a href={`/events/${event.id}/room`}>The room: notes, questions, polls</a>
        </p>
      )}
    </Card>
  )
}

/** Where nobody was checked in, who came is not known. */
function cameOf({ going, came }: Places): string {
  return came > 0 ? `${came} came along.` : `${going} had a place.`
}

function countsOf({ capacity }: Event, { going, waiting }: Places): string {
  if (capacity === null)
    return going === 0
      ? 'There is room for everybody.'
      : `${going} ${going === 1 ? 'person comes' : 'people come'}. There is room for everybody.`
  const free = Math.max(0, capacity - going)
  const waits = waiting > 0 ? ` ${waiting} ${waiting === 1 ? 'waits' : 'wait'}.` : ''
  return free > 0 ? `${free} of ${capacity} places are free.${waits}` : `All ${capacity} places are taken.${waits}`
}

/** "Some places are kept: 5 for First-timers, 2 for Wales." */
function keptOf(reserves: Reserve[]): string {
  const groups = reserves.map(({ name, places }) => `${places} for ${name}`).join(', ')
  return `Some places are kept: ${groups}. Three days before, those left are for everybody.`
}

function Ways({ event, places, viewer }: Omit<Props, 'isHost' | 'isCore'>) {
  const { mine } = places
  const button = isFull(event, places) ? 'Join the waiting list' : 'Come along'
  const asksMore = event.questions.length > 0 || event.reserves.length > 0
  if (viewer.id === undefined || (asksMore && !mine && mayWrite(viewer)))
    return <LinkButton href={`/events/${event.id}/come`}>{button}</LinkButton>
  if (!mayWrite(viewer)) return null
  if (!mine)
    return (
      <Form action={`/events/${event.id}/come`}>
        <Button>{button}</Button>
      </Form>
    )
  return (
    <>
      {mine.state === 'going' && (
        <p>
          <strong>You are coming.</strong>
        </p>
      )}
      {mine.state === 'waiting' && (
        <p>
          <strong>You are number {mine.ahead + 1} on the waiting list.</strong> You are told when a place is free.
        </p>
      )}
      {mine.state === 'offered' && mine.offered_until && <Offer until={mine.offered_until} />}
      <Buttons>
        {mine.state === 'offered' && (
          <Form action={`/events/${event.id}/come`}>
            <Button>Take the place</Button>
          </Form>
        )}
        <Form action={`/events/${event.id}/step-back`}>
          <Button kind="quiet">{mine.state === 'waiting' ? 'Wait no longer' : 'I cannot come after all'}</Button>
        </Form>
      </Buttons>
      <p>
        <a href={`/places/${mine.token}`}>Reminders, and what the hosts should know</a>
      </p>
    </>
  )
}

/** Until when a place is kept for somebody; afterwards it stays theirs until somebody waits. */
export function Offer({ until }: { until: Date }) {
  return (
    <p>
      <strong>A place is free for you</strong>{' '}
      {until > new Date() ? (
        <>
          until <Time at={until} as="full" />
        </>
      ) : (
        'as long as nobody else waits for it'
      )}
      .
    </p>
  )
}

function ForCore({ event }: { event: Event }) {
  return (
    <>
      <p>
        <strong>For core members.</strong> {event.core_why}
      </p>
      <p>
        <a href="/core-members">What a core member is, and how to show it</a>
      </p>
    </>
  )
}

type AfterwardsProps = { event: Pick<Event, 'id' | 'ends_at' | 'hosts'>; memberId: number | undefined; place?: string }

/** Saying how it was, which hosts are not asked, and keeping that one came; `place` is the link of a place. */
export function Afterwards({ event, memberId, place }: AfterwardsProps) {
  const more = place ? `?place=${place}` : ''
  return (
    <>
      {!event.hosts.some(({ id }) => id === memberId) && (
        <p>
          <a href={`/events/${event.id}/feedback${more}`}>Say how it was</a>
        </p>
      )}
      {event.ends_at < new Date() && (
        <Form action={`/events/${event.id}/certificate${more}`}>
          <Button kind="quiet">Get my certificate</Button>
        </Form>
      )}
    </>
  )
}
