import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import type { Event } from '../../queries.ts'
import { EventTrail } from '../../views/EventTrail.tsx'

/** Calling for papers, or changing the call. */
export function CallFormPage({ event, form, isNew }: { event: Event; form: ReadForm<unknown>; isNew: boolean }) {
  return (
    <div class="narrow stack">
      <EventTrail event={event} />
      <PageHead
        title={isNew ? 'Call for papers' : 'Change the call for papers'}
        lead="Papers are scored without names, each by two people at least. You decide; their authors are told."
      />
      <ErrorSummary errors={form.errors} />
      <Form action={`/events/${event.id}/call/change`}>
        <TextArea
          name="body"
          label="What you are looking for"
          hint="Themes, who it is for, what helps first-time speakers."
          form={form}
          rows={8}
          preview="/preview"
          optional
        />
        <Field name="last_day" label="Last day to hand in" type="date" form={form} width="medium" />
        <Buttons>
          <Button>{isNew ? 'Open the call' : 'Save'}</Button>
          <LinkButton kind="quiet" href={`/events/${event.id}`}>
            Leave it
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
