import type { ReadForm } from '#platform/forms.ts'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'

/** For how long who came to events is kept: a setting of the stewards. */
export function KeepPage({ form }: { form: ReadForm<unknown> }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/stewards', label: 'Stewards’ desk' }]} />
      <PageHead
        title="Who came to events"
        lead="Lists of who came are deleted after a time. Members keep their own record and their certificates."
      >
        <LinkButton kind="quiet" href="/stewards/events/import">
          Events from elsewhere
        </LinkButton>
      </PageHead>
      <ErrorSummary errors={form.errors} />
      <Form action="/stewards/events">
        <Field
          name="months"
          label="Months after an event"
          hint="Three unless you change it. What people need and answered goes after a day in any case."
          form={form}
          inputmode="numeric"
          width="short"
        />
        <Button>Save</Button>
      </Form>
    </div>
  )
}
