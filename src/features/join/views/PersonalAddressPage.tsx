import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'

/** Asked once, warmly, of whoever joins with an address that looks like an employer's. The form is that of the account's addresses. */
export function PersonalAddressPage({ next }: { next: string }) {
  return (
    <div class="narrow stack">
      <PageHead
        title="One more address?"
        lead="You joined with an address that looks like your employer’s. Add a personal one, so that you keep your account when your employer changes."
      />
      <p>
        Teams move and organisations end, and their mailboxes with them. Any address in your account signs you in; nobody else
        sees it.
      </p>
      <Form action="/account/addresses">
        <Field
          name="address"
          label="A personal e-mail address"
          hint="We send it a mail with a code, to make sure that it is yours."
          type="email"
          inputmode="email"
          autocomplete="off"
          spellcheck={false}
          maxlength={254}
        />
        <Buttons>
          <Button>Add this address</Button>
          <LinkButton kind="quiet" href={next}>
            Not now
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
