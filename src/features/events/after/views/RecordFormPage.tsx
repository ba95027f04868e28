import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import type { Agreement } from '../../day/queries.ts'
import type { Event } from '../../queries.ts'
import { EventTrail } from '../../views/EventTrail.tsx'
import type { EventRecord } from '../records.ts'

type Props = { event: Event; form: ReadForm<unknown>; record: EventRecord | undefined; agreement: Agreement; cues: number }

/** Where hosts write what is kept of an event. */
export function RecordFormPage({ event, form, record, agreement, cues }: Props) {
  const here = `/events/${event.id}`
  const isOut = Boolean(record?.published_at)
  return (
    <div class="narrow stack">
      <EventTrail event={event} />
      <PageHead
        title="The record"
        lead={isOut ? 'It is out: everybody who sees the event reads it.' : 'Only hosts see it until you publish it.'}
      />
      <ErrorSummary errors={form.errors} />
      {!event.is_recorded && (
        <NoticeBar>
          <p>
            What was said stays in the room. Notes are kept only if everybody who was checked in agreed: {agreement.agreed} of{' '}
            {agreement.here} did.
          </p>
        </NoticeBar>
      )}
      <Form action={`${here}/record`}>
        <TextArea
          name="notes"
          label="Notes"
          hint="They begin with the pad, the links and the answered questions of the room. Names only of people who want it."
          form={form}
          rows={16}
          preview="/preview"
          optional
        />
        <Field name="slides_url" label="Slides" hint="A link to them." type="url" form={form} optional />
        {event.is_recorded && (
          <Field name="recording_url" label="Recording" hint="A link to it." type="url" form={form} optional />
        )}
        <Buttons>
          <Button name="what" value={isOut ? 'save' : 'publish'}>
            {isOut ? 'Save' : 'Publish'}
          </Button>
          <Button kind="quiet" name="what" value={isOut ? 'take back' : 'save'}>
            {isOut ? 'Take it back' : 'Save for later'}
          </Button>
          <LinkButton kind="quiet" href={here}>
            Leave it
          </LinkButton>
        </Buttons>
      </Form>
      {event.is_recorded && (
        <Card title="Captions" id="captions">
          <p>
            {cues > 0
              ? `${cues} captions are kept. A new file takes their place.`
              : 'With captions, people find what was said and jump to the moment.'}
          </p>
          <Form action={`${here}/captions`} multipart label="Captions">
            <Field
              name="file"
              label="File"
              hint="WebVTT (.vtt) or SubRip (.srt), as YouTube, Teams and Zoom give them."
              type="file"
              form={form}
            />
            <Button kind="quiet">Keep the captions</Button>
          </Form>
        </Card>
      )}
    </div>
  )
}
