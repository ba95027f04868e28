import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import type { Event } from '../queries.ts'
import { AppliesTo } from './EventFormPage.tsx'
import { When } from './EventLines.tsx'

/** Asks why, and for which dates. */
export function CancelPage({ event, form }: { event: Event; form: ReadForm<unknown> }) {
  return (
    <div class="narrow stack">
      <PageHead title={`Call off “${event.title}”?`} />
      <ErrorSummary errors={form.errors} />
      <p>
        <When event={event} />. The page stays, and calendars that follow it show that it is called off.
      </p>
      <Form action={`/events/${event.id}/cancel`}>
        {event.series_id !== null && <AppliesTo form={form} />}
        <Field name="why" label="Why?" hint="Everybody who sees the event can read this." form={form} maxlength={600} />
        <Buttons>
          <Button kind="warning">Call it off</Button>
          <LinkButton kind="quiet" href={`/events/${event.id}`}>
            Leave as it is
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
