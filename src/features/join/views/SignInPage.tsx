import type { ReadForm } from '#platform/forms.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'

/** The one field for signing in and for joining. */
export function AddressForm({ form, next, button }: { form: ReadForm<unknown>; next: string; button: string }) {
  return (
    <Form action="/sign-in" hidden={{ next }}>
      <Field
        name="address"
        label="Your e-mail address"
        hint="Any address that you can read now. We send it a link and a code; there is no password."
        type="email"
        inputmode="email"
        autocomplete="email"
        spellcheck={false}
        maxlength={254}
        form={form}
      />
      <Button icon="mail">{button}</Button>
    </Form>
  )
}

/** Signing in: an address, or a passkey where the browser has one. */
export function SignInPage({ form, next }: { form: ReadForm<unknown>; next: string }) {
  return (
    <div class="narrow stack">
      <PageHead title="Sign in" lead="Members and newcomers start here alike." />
      <ErrorSummary errors={form.errors} />
      <AddressForm form={form} next={next} button="Send me a mail" />
      <div data-passkey-part hidden>
        <Form action="/sign-in" label="Sign in with a passkey" hidden={{ next }}>
          <Button kind="quiet" passkey="use" icon="key">
            Sign in with a passkey
          </Button>
        </Form>
      </div>
      <p class="soft">
        Lost the address that you joined with? Any other address in your account signs you in. If there is none, write to a
        steward.
      </p>
    </div>
  )
}
