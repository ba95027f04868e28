import { MOST_ON_ONE } from '#core/tags/field.ts'
import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import type { Event } from '../../queries.ts'
import { EventTrail } from '../../views/EventTrail.tsx'

/** What an event was about, for its hosts and stewards. */
export function SubjectsPage({ event, form }: { event: Event; form: ReadForm<unknown> }) {
  const here = `/events/${event.id}`
  return (
    <div class="narrow stack">
      <EventTrail event={event} />
      <PageHead title="What it was about" lead="Past events, and what was kept of them, are found by their subjects." />
      <ErrorSummary errors={form.errors} />
      <Form action={`${here}/subjects`}>
        <Field
          name="tags"
          label="Subjects"
          hint={`Up to ${MOST_ON_ONE}, with commas between them, such as dplyr, forecasting.`}
          form={form}
          autocomplete="off"
          optional
        />
        <Buttons>
          <Button>Save</Button>
          <LinkButton kind="quiet" href={here}>
            Leave it
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
