import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import type { Reserve } from '../coming-fields.ts'
import type { Event } from '../queries.ts'
import { AboutFields } from './AboutFields.tsx'
import { When } from './EventLines.tsx'
import { EventTrail } from './EventTrail.tsx'

type Props = {
  event: Event
  groups: Reserve[]
  form: ReadForm<unknown>
  isGuest: boolean
  isFull: boolean
  /** For how many months it is kept who came. */
  months: number
}

/** Coming along where something is asked, and for guests, who say who they are. */
export function ComePage({ event, groups, form, isGuest, isFull, months }: Props) {
  const here = `/events/${event.id}`
  return (
    <div class="narrow stack">
      <EventTrail event={event} />
      <PageHead title={isFull ? 'Join the waiting list' : 'Come along'} />
      <p class="event-when">
        <When event={event} />
      </p>
      <ErrorSummary errors={form.errors} />
      <Form action={`${here}/come`}>
        {isGuest && (
          <>
            <p>
              You need no account. Members come along with one button:{' '}
              <a href={`/join?next=${encodeURIComponent(here)}`}>join or sign in</a>.
            </p>
            <Field name="name" label="Your name" form={form} autocomplete="name" width="medium" />
            <Field
              name="address"
              label="Your e-mail address"
              hint={`For the mail by which you confirm, and reminders. It is deleted with your place, ${months === 1 ? 'a month' : `${months} months`} after the event at the latest.`}
              type="email"
              form={form}
              autocomplete="email"
            />
          </>
        )}
        <AboutFields event={event} groups={groups} form={form} />
        <Buttons>
          <Button>{isGuest ? 'Send me the mail' : isFull ? 'Join the waiting list' : 'Come along'}</Button>
          <LinkButton kind="quiet" href={here}>
            Leave it
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}

/** After a guest asked: the same whoever the address belongs to. */
export function LookInMailPage({ event, address }: { event: Event; address: string }) {
  return (
    <div class="narrow stack">
      <PageHead title="Look in your mail" />
      <p>
        We have sent a mail to <strong>{address}</strong>. Press the button in it to confirm that you come. Until then no place is
        kept.
      </p>
      <p class="soft">Nothing there after some minutes? Look in the folder for unwanted mail, or ask once more.</p>
      <p>
        <a href={`/events/${event.id}`}>Back to “{event.title}”</a>
      </p>
    </div>
  )
}
