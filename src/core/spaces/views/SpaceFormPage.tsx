// Making a space, and changing one.
import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Checkbox, Choice } from '#platform/layout/choices.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Space } from '../queries.ts'

type Shown = ReadForm<unknown>

const seesOptions = [
  { value: 'everyone', label: 'Everyone on the web', hint: 'Search engines find it, and people can read before they join.' },
  { value: 'members', label: 'Members', hint: 'Whoever has joined and is signed in.' },
  {
    value: 'invited',
    label: 'Invited people only',
    hint: 'Nobody else knows what is in it. Stewards who are not invited see its name, purpose and size.',
  },
]
const writesOptions = [
  { value: 'members', label: 'Members' },
  { value: 'invited', label: 'People on its list', hint: 'Whoever is on the list can invite others.' },
  { value: 'stewards', label: 'Stewards', hint: 'For announcements.' },
]
const memoryOptions = [
  { value: 'for ever', label: 'For ever' },
  { value: 'year', label: 'A year' },
  { value: '90 days', label: '90 days' },
  { value: 'week', label: 'A week', hint: 'Good for letting off steam.' },
]

function SpaceFields({ form }: { form: Shown }) {
  return (
    <>
      <Field name="name" label="Name" form={form} maxlength={80} />
      <Field
        name="purpose"
        label="What is it for?"
        hint="One sentence, shown under the name."
        form={form}
        maxlength={300}
        optional
      />
      <TextArea
        name="norms"
        label="How do people treat each other here?"
        hint="You can use Markdown. Shown to everybody who sees the space."
        form={form}
        rows={6}
        optional
      />
      <Choice name="sees" label="Who can see it?" form={form} options={seesOptions} />
      <Choice name="writes" label="Who can write in it?" form={form} options={writesOptions} />
      <Choice
        name="memory"
        label="How long does it remember?"
        hint="What is older is really deleted every night, with its files. Nobody can bring it back."
        form={form}
        options={memoryOptions}
      />
      <Checkbox
        name="masks"
        label="Members may ask questions under a mask"
        hint="A made-up name for one question, for those who are afraid to ask. Only where all members may write."
        form={form}
      />
      <Checkbox
        name="no_run"
        label="Code does not run here"
        hint="Blocks of R, Python and SQL then have no Run button in this space."
        form={form}
      />
    </>
  )
}

export function NewSpacePage({ form, once }: { form: Shown; once: string }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/spaces', label: 'Spaces' }]} />
      <PageHead title="Make a space" />
      <ErrorSummary errors={form.errors} />
      <Form action="/spaces" once={once}>
        <SpaceFields form={form} />
        <Button>Make the space</Button>
      </Form>
    </div>
  )
}

export function SpaceSettingsPage({ space, form }: { space: Space; form: Shown }) {
  return (
    <div class="narrow stack">
      <Breadcrumb
        steps={[
          { href: '/spaces', label: 'Spaces' },
          { href: `/spaces/${space.slug}`, label: space.name },
        ]}
      />
      <PageHead title={`Change ${space.name}`} />
      <ErrorSummary errors={form.errors} />
      <Form action={`/spaces/${space.slug}/settings`} label="Settings of the space">
        <SpaceFields form={form} />
        <Field
          name="reason"
          label="Why do you change it?"
          hint="Other stewards can read this."
          form={form}
          maxlength={1000}
          optional
        />
        <Buttons>
          <Button>Keep these settings</Button>
          <LinkButton kind="quiet" href={`/spaces/${space.slug}`}>
            Leave as it is
          </LinkButton>
        </Buttons>
      </Form>
      <Card title={space.archived_at ? 'Bring it back' : 'Archive it'}>
        <p>
          {space.archived_at
            ? 'People can write in it again.'
            : 'An archived space can still be read by whoever sees it now, and nothing new is written in it.'}
        </p>
        <Form action={`/spaces/${space.slug}/archive`} hidden={{ archived: space.archived_at ? 'no' : 'yes' }} label="Archive">
          <Button kind="quiet" icon="archive">
            {space.archived_at ? 'Bring this space back' : 'Archive this space'}
          </Button>
        </Form>
      </Card>
    </div>
  )
}
