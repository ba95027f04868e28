import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import type { Event } from '../queries.ts'
import { Repeats } from './EventFormPage.tsx'
import { When } from './EventLines.tsx'
import { EventTrail } from './EventTrail.tsx'

/** How a series repeats from one of its dates on. */
export function RepeatPage({ event, rule, form }: { event: Event; rule: string; form: ReadForm<unknown> }) {
  return (
    <div class="narrow stack">
      <EventTrail event={event} />
      <PageHead title="Change how it repeats" lead={`It comes ${rule} now.`} />
      <p>
        From <When event={event} /> on. Later dates that fit stay as they are, and so do special ones. Of the others, those that
        somebody comes to are called off and people are told; the rest are taken away. The page and the calendar of the series
        stay the same.
      </p>
      <ErrorSummary errors={form.errors} />
      <Form action={`/events/${event.id}/repeat`}>
        <Repeats form={form} isSeries />
        <Buttons>
          <Button>Change it</Button>
          <LinkButton kind="quiet" href={`/events/${event.id}`}>
            Leave it
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
