import type { ReadForm } from '#platform/forms.ts'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Checkboxes } from '#platform/layout/choices.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import type { Reserve } from '../coming-fields.ts'
import type { Mine } from '../day/queries.ts'
import { Agree } from '../day/views/Agree.tsx'
import { Code } from '../day/views/Code.tsx'
import type { News } from '../news/news.ts'
import { NewsCard } from '../news/views.tsx'
import type { HeldPlace } from '../place-by-link.ts'
import type { Event } from '../queries.ts'
import { AboutFields } from './AboutFields.tsx'
import { Afterwards, Offer } from './ComingAlong.tsx'
import { When } from './EventLines.tsx'
import { WayIn } from './WayIn.tsx'

type Props = {
  place: HeldPlace
  event: Event
  news: News[]
  groups: Reserve[]
  mine: Mine | undefined
  token: string
  form: ReadForm<unknown>
  /** The site's own address. */
  url: string
}

/** One's place at an event, by the link of a mail: nobody signs in for it. */
export function PlacePage(props: Props) {
  const { place, event, form } = props
  const isOver = event.ends_at < new Date()
  return (
    <div class="narrow stack">
      <PageHead title={`Your place at “${event.title}”`} />
      <p class="event-when">
        <When event={event} />
      </p>
      <p>
        {place.state === 'asked' ? '' : `For ${place.name}. `}
        <a href={`/events/${event.id}`}>About the event</a>
      </p>
      <ErrorSummary errors={form.errors} />
      {event.cancelled_at ? (
        <NoticeBar tone="care">
          <strong>This event is called off.</strong> {event.cancelled_why}
        </NoticeBar>
      ) : isOver ? (
        <Over {...props} />
      ) : (
        <Now {...props} />
      )}
    </div>
  )
}

/** What is left to do: saying how it was, and whether notes may be kept, which others wait for. */
function Over({ place, event, mine, token }: Props) {
  if (place.state !== 'going')
    return (
      <Card title="This event is over">
        <p>You had no place.</p>
      </Card>
    )
  const room = `/events/${event.id}/room`
  return (
    <>
      <Card title="This event is over">
        <Afterwards event={event} memberId={place.member_id ?? undefined} place={token} />
        <p>
          <a href={`${room}?place=${token}`}>The room: notes, questions, polls</a>
        </p>
      </Card>
      {!event.is_recorded && (
        <Card title="May notes be kept?" id="agree">
          <p>What was said stays in the room. Notes are kept for others only if everybody who was there agrees.</p>
          <Agree action={`${room}/agree?place=${token}`} agrees={mine?.agrees} />
        </Card>
      )}
    </>
  )
}

function Now({ place, event, news, groups, token, form, url }: Props) {
  const here = `/places/${token}`
  const { state } = place
  return (
    <>
      <State place={place} here={here} event={event} groups={groups} form={form} />
      {state === 'going' && event.place !== 'in person' && (
        <WayIn event={event} meeting={place.link ? { link: place.link, passcode: place.passcode ?? '' } : undefined} />
      )}
      <NewsCard news={news} />
      {state === 'going' && (
        <p>
          <a href={`/events/${event.id}/room?place=${token}`}>The room: notes, questions, polls</a>
        </p>
      )}
      {state === 'going' && event.place !== 'online' && (
        <Card title="At the door">
          <p>Show this to a host: their phone’s camera reads it, and you are checked in.</p>
          <Code address={`${url}/events/${event.id}/check-in/${place.door}`} label={`Code for checking in: ${place.name}`} />
        </Card>
      )}
      {state !== 'asked' && (
        <>
          <Card title="For the hosts, and for you" id="reminders">
            <Form action={here}>
              <Checkboxes
                name="reminders"
                label="Remind me"
                inline
                form={{ ...form, values: { reminders: place.reminders, ...form.values } }}
                options={[
                  { value: 'week', label: 'a week before' },
                  { value: 'day', label: 'a day before' },
                  { value: 'hour', label: 'an hour before' },
                  { value: 'after', label: 'afterwards, of saying how it was' },
                ]}
              />
              <AboutFields event={event} groups={groups} form={form} hasPlace={state !== 'waiting'} />
              <Button kind="quiet">Save</Button>
            </Form>
          </Card>
          <Card title={state === 'waiting' ? 'Wait no longer' : 'Something came up?'} id="cannot-come">
            <p>Say so, and the next person has the place. You can ask again later.</p>
            <Form action={`${here}/back`}>
              <Button kind="quiet">{state === 'waiting' ? 'Wait no longer' : 'I cannot come after all'}</Button>
            </Form>
          </Card>
        </>
      )}
    </>
  )
}

type StateProps = { place: HeldPlace; here: string } & Pick<Props, 'event' | 'groups' | 'form'>

function State({ place, here, event, groups, form }: StateProps) {
  if (place.state === 'going')
    return (
      <NoticeBar tone="good">
        <strong>You are coming.</strong>
      </NoticeBar>
    )
  if (place.state === 'waiting')
    return (
      <NoticeBar tone="wait">
        <strong>You are number {place.ahead + 1} on the waiting list.</strong> You get a mail when a place is free for you.
      </NoticeBar>
    )
  if (place.state === 'offered')
    return (
      <>
        {place.offered_until && <Offer until={place.offered_until} />}
        <Form action={`${here}/take`}>
          <Button>Take the place</Button>
        </Form>
      </>
    )
  return (
    <Form action={`${here}/take`}>
      {place.member_id === null && <Field name="name" label="Your name" form={form} autocomplete="name" width="medium" />}
      <AboutFields event={event} groups={groups} form={form} />
      <Button>I am coming</Button>
    </Form>
  )
}

/** For a link that is nobody's any more. */
export function PlaceOverPage() {
  return (
    <div class="narrow stack">
      <PageHead title="This place is not there any more" />
      <p>
        It was given back, went to the next person, was never confirmed, or its event is long over. Links of mails work as long as
        the place is there.
      </p>
      <LinkButton href="/events">See what is on</LinkButton>
    </div>
  )
}
