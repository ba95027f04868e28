import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Checkbox } from '#platform/layout/choices.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import type { Event } from '../../queries.ts'
import { sayDay } from '../../times.ts'
import { EventTrail } from '../../views/EventTrail.tsx'
import type { Part } from '../queries.ts'

/** Changing a part: all of it for hosts, the words and slides for whoever does it. */
export function PartPage({ event, part, isHost, form }: { event: Event; part: Part; isHost: boolean; form: ReadForm<unknown> }) {
  const isLong = sayDay(event.starts_at, event.zone) !== sayDay(event.ends_at, event.zone)
  return (
    <div class="narrow stack">
      <EventTrail event={event} more={isHost ? [{ href: `/events/${event.id}/programme`, label: 'Programme' }] : []} />
      <PageHead title={`Change “${part.title}”`} />
      <ErrorSummary errors={form.errors} />
      <Form action={`/events/${event.id}/programme/${part.id}`}>
        {isHost ? <PartFields form={form} isLong={isLong} /> : <Words form={form} />}
        <Buttons>
          <Button>Save</Button>
          <LinkButton kind="quiet" href={`/events/${event.id}#part-${part.id}`}>
            Leave it
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}

/** `isLong` for events of several days. */
export function PartFields({ form, isLong }: { form: ReadForm<unknown>; isLong: boolean }) {
  return (
    <>
      <Field name="title" label="Title" form={form} autocomplete="off" />
      <div class="field-row">
        {isLong && <Field name="day" label="Day" type="date" form={form} width="medium" />}
        <Field name="start" label="From" type="time" form={form} width="short" />
        <Field name="minutes" label="Minutes" form={form} inputmode="numeric" width="short" />
      </div>
      <Field name="room" label="Room" form={form} width="medium" optional />
      <Field name="speakers" label="Who speaks" hint="Names, with commas between them." form={form} optional />
      <Checkbox
        name="is_open"
        label="A slot for a volunteer"
        hint="Members can take it on from the page of the event."
        form={form}
      />
      <Words form={form} />
    </>
  )
}

function Words({ form }: { form: ReadForm<unknown> }) {
  return (
    <>
      <TextArea name="body" label="What it is about" form={form} rows={6} preview="/preview" optional />
      <Field name="slides_url" label="Link to the slides" type="url" form={form} optional />
    </>
  )
}
