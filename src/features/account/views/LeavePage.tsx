import type { ReadForm } from '#platform/forms.ts'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Choice } from '#platform/layout/choices.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'

/** Two things that belong to a member: their data, and the door. */
export function LeavePage({ name, form }: { name: string; form: ReadForm<unknown> }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/account', label: 'Your account' }]} />
      <PageHead title="Your data and leaving" lead="What you gave is yours. Take it with you whenever you like." />
      <ErrorSummary errors={form.errors} />
      <Card title="Take everything with you">
        <p>
          One zip file with all that you have written or given here: your profile, posts, files, drafts and choices, for reading
          (Markdown) and for programs (JSON). Nothing of what others wrote is in it.
        </p>
        <LinkButton href="/account/leave/export" icon="download" download>
          Download what is mine
        </LinkButton>
      </Card>
      <Card title="Leave">
        <p>
          You can close your account at {name} for good. On the next page you read exactly what happens, before anything does.
        </p>
        <Form action="/account/leave/sure" method="get">
          <Choice
            name="words"
            label="What becomes of your words?"
            form={form}
            options={[
              {
                value: 'keep',
                label: 'Keep my words without my name',
                hint: 'Your posts stay and help others, written by “A former member”.',
              },
              { value: 'remove', label: 'Remove my words', hint: 'Your posts become grey lines, and your files are deleted.' },
            ]}
          />
          <Button kind="quiet">Go on</Button>
        </Form>
      </Card>
    </div>
  )
}
