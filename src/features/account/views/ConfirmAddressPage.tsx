import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'

const steps = [
  { href: '/account', label: 'Your account' },
  { href: '/account/addresses', label: 'Your addresses' },
]

/** Waits for the code. Says the same whoever the address belongs to. */
export function ConfirmAddressPage({ address, form }: { address: string; form: ReadForm<unknown> }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={steps} />
      <PageHead title="Look in your mail" />
      <ErrorSummary errors={form.errors} />
      <p>
        We sent a mail to <strong>{address}</strong>. Press the button in it, or type its six digits here. Both work for 15
        minutes.
      </p>
      <Form action="/account/addresses/confirm">
        <Field name="code" label="Six digits" form={form} autocomplete="one-time-code" inputmode="numeric" width="short" />
        <Buttons>
          <Button>Add this address</Button>
          <LinkButton kind="quiet" href="/account/addresses">
            Use another address
          </LinkButton>
        </Buttons>
      </Form>
      <p class="soft">Nothing there? Look where unwanted mail goes, or ask again in a few minutes.</p>
    </div>
  )
}

/** Behind the link of the mail: only the button adds. */
export function ConfirmLinkPage({ token }: { token: string }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={steps} />
      <PageHead title="Add this address" lead="Then it signs you in too, and your account does not hang on one mailbox." />
      <Form action="/account/addresses/confirm" hidden={{ token }}>
        <Button>Add the address to my account</Button>
      </Form>
    </div>
  )
}
