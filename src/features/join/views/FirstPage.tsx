import type { Conduct } from '#core/conduct/queries.ts'
import type { ReadForm } from '#platform/forms.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import { Agreement } from './WelcomePage.tsx'

type FirstProps = { name: string; token: string; conduct: Conduct; form: ReadForm<unknown> }

/** Behind the link that the first start prints: who opens this house. */
export function FirstPage({ name, token, conduct, form }: FirstProps) {
  return (
    <div class="narrow stack">
      <PageHead
        title={`Open ${name}`}
        lead="You are the first one here, and become its first steward: stewards run the community."
      />
      <ErrorSummary errors={form.errors} />
      <Form action={`/first/${token}`} hidden={{ version: conduct.version }}>
        <Field name="name" label="Your name" hint="As others should know you." form={form} autocomplete="name" maxlength={80} />
        <Field
          name="address"
          label="Your e-mail address"
          hint="It signs you in from now on, so look twice. A personal one stays when your employer changes."
          type="email"
          inputmode="email"
          autocomplete="email"
          spellcheck={false}
          form={form}
          maxlength={254}
        />
        <Agreement conduct={conduct} form={form} />
        <Button>Open the house</Button>
      </Form>
    </div>
  )
}
