import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Choice } from '#platform/layout/choices.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Avatar } from '#platform/layout/people.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { PersonRow } from '../queries.ts'
import { authorOf } from './author.ts'

const whoSees = [
  {
    value: 'members',
    label: 'Members',
    hint: 'Only people who are signed in here. Your name still stands beside what you write.',
  },
  { value: 'everyone', label: 'Everyone on the web', hint: 'Also search engines. Good if you would like to be found.' },
]

/** Editing one's own profile. Only the name is needed. */
export function ProfileFormPage({ person, form }: { person: PersonRow; form: ReadForm<unknown> }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/account', label: 'Your account' }]} />
      <PageHead title="Your profile" lead="Only your name is needed. The rest helps others to find you and to say hello." />
      <Form action="/account/profile" multipart>
        <ErrorSummary errors={form.errors} />
        <Field name="name" label="Your name" form={form} autocomplete="name" maxlength={80} />
        <Field name="pronouns" label="Pronouns" form={form} width="medium" optional />
        <TextArea name="about" label="About you" hint="Who you are and what you work on." form={form} optional rows={4} />
        <TextArea name="could_help" label="What you could help with" form={form} optional rows={2} />
        <TextArea name="wants_to_learn" label="What you would like to learn" form={form} optional rows={2} />
        <Field name="skills" label="Skills" hint="With commas between them: R, SQL, funnel plots." form={form} optional />
        <Field name="interests" label="Interests" hint="With commas between them." form={form} optional />
        <TextArea name="links" label="Links" hint="One a line, up to six." form={form} optional rows={3} />
        <div class="cluster">
          <Avatar {...authorOf(person)} size="large" />
          <Field
            name="picture"
            type="file"
            label="Picture"
            hint="Up to 10 MB. Hidden details, such as where it was taken, are removed."
            accept="image/png,image/jpeg,image/webp,image/gif"
            form={form}
            optional
          />
        </div>
        <Choice name="seen_by" label="Who sees your profile?" options={whoSees} form={form} />
        <Buttons>
          <Button>Save</Button>
          <LinkButton kind="quiet" href={`/people/${person.id}`}>
            Leave it as it is
          </LinkButton>
        </Buttons>
      </Form>
      {person.picture_id && (
        <Form action="/account/profile/picture/remove" label="Remove your picture">
          <Button kind="quiet" icon="bin">
            Remove your picture
          </Button>
        </Form>
      )}
    </div>
  )
}
