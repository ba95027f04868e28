import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import { type Present, roomAddress } from '../present.ts'

/** Writing on the pad. Others may write at the same time: what they change stays, too. */
export function PadPage({ who, form }: { who: Present; form: ReadForm<unknown> }) {
  const { version } = form.values
  return (
    <div class="narrow stack">
      <PageHead title={`Notes of “${who.event.title}”`} />
      <ErrorSummary errors={form.errors} />
      <Form action={roomAddress(who, '/pad')} hidden={{ version: typeof version === 'string' ? version : undefined }}>
        <TextArea
          name="body"
          label="The pad"
          hint="Others may write at the same time: what they change stays, too. Names of people only where they want it."
          form={form}
          rows={18}
          preview="/preview"
        />
        <Buttons>
          <Button>Save</Button>
          <LinkButton kind="quiet" href={roomAddress(who)}>
            Leave it
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
