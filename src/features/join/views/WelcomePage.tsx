import type { Conduct } from '#core/conduct/queries.ts'
import type { ReadForm } from '#platform/forms.ts'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Checkbox } from '#platform/layout/choices.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { NoticeBar, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import type { Newcomer } from '../joining.ts'

type WelcomeProps = { newcomer: Newcomer; conduct: Conduct; form: ReadForm<unknown> }

/** The one page between a proved address and a member: only the name has to be filled in. */
export function WelcomePage({ newcomer, conduct, form }: WelcomeProps) {
  const { address, inviter, may, waits } = newcomer
  if (!may) return <Uninvited address={address} />
  return (
    <div class="narrow stack">
      <PageHead
        title="Welcome"
        lead={
          inviter
            ? `${inviter} invited you. Tell us who you are, and you are nearly in.`
            : 'Tell us who you are, and you are nearly in.'
        }
      />
      {waits && (
        <NoticeBar tone="wait">
          <p>A steward reads this before you come in, so a line about your work helps.</p>
        </NoticeBar>
      )}
      <ErrorSummary errors={form.errors} />
      <Form action="/join/welcome" hidden={{ version: conduct.version }}>
        <Field
          name="name"
          label="Your name"
          hint="As others should know you. It can be changed at any time."
          form={form}
          autocomplete="name"
          maxlength={80}
        />
        <Field
          name="about"
          label="A line about yourself"
          hint="Such as where you work, and on what."
          form={form}
          optional
          maxlength={500}
        />
        <TextArea name="wants_to_learn" label="What would you like to learn?" form={form} optional rows={2} maxlength={500} />
        <TextArea
          name="could_help"
          label="What could you help with?"
          hint="Nothing is fine. Many begin by reading."
          form={form}
          optional
          rows={2}
          maxlength={500}
        />
        <Agreement conduct={conduct} form={form} />
        <Button>{waits ? 'Ask to join' : 'Join'}</Button>
      </Form>
      <p class="soft">
        You join with {address}. What you say about yourself is seen by members only, until you choose otherwise.
      </p>
    </div>
  )
}

/** The code of conduct, shown where it is agreed to. */
export function Agreement({ conduct, form }: { conduct: Conduct; form: ReadForm<unknown> }) {
  return (
    <>
      <Reveal label="Read the code of conduct" open={Boolean(form.errors?.agree)}>
        <Prose html={conduct.html} />
      </Reveal>
      <Checkbox name="agree" label="I agree to the code of conduct" form={form} />
    </>
  )
}

function Uninvited({ address }: { address: string }) {
  return (
    <div class="narrow stack">
      <PageHead title="An invitation is missing" />
      <p>
        People join by invitation, and there is none for <strong>{address}</strong> any more. Ask whoever invited you for a new
        one: it takes them a minute.
      </p>
      <p>
        <LinkButton href="/">Look around</LinkButton>
      </p>
    </div>
  )
}
