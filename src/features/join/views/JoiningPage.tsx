import type { ReadForm } from '#platform/forms.ts'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Choice } from '#platform/layout/choices.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'

/** How people join: a setting of the stewards. */
export function JoiningPage({ form, waiting }: { form: ReadForm<unknown>; waiting: number }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/stewards', label: 'Stewards’ desk' }]} />
      <PageHead title="Joining" lead="Who can join, and how.">
        <LinkButton kind="quiet" href="/join/invitations" icon="mail">
          Invitations
        </LinkButton>
        <LinkButton kind="quiet" href="/stewards/waiting" icon="hourglass">
          {waiting === 0 ? 'Nobody waits' : `${waiting} waiting`}
        </LinkButton>
      </PageHead>
      <ErrorSummary errors={form.errors} />
      <Form action="/stewards/joining">
        <Choice
          name="joining"
          label="How do people join?"
          form={form}
          options={[
            { value: 'open', label: 'Everybody can join', hint: 'They show that an address is theirs, and are in.' },
            { value: 'invitation', label: 'By invitation', hint: 'Only addresses that somebody invited.' },
            {
              value: 'approval',
              label: 'With a steward’s yes',
              hint: 'They say who they are and wait. Those whom a steward invited are in at once.',
            },
          ]}
        />
        <Choice
          name="inviting"
          label="Who can invite?"
          form={form}
          options={[
            { value: 'members', label: 'All members' },
            { value: 'stewards', label: 'Stewards only', hint: 'Invitations that members have sent no longer count.' },
          ]}
        />
        <Button>Save</Button>
      </Form>
    </div>
  )
}
