import { MOST_ON_ONE } from '#core/tags/field.ts'
import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Question } from '../queries.ts'

export function TagsPage({ question, form }: { question: Question; form: ReadForm<unknown> }) {
  const back = `/questions/${question.id}`
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: back, label: question.title }]} />
      <PageHead title="Change tags" lead="Tags bring a question to people who can help, and to those who search in ten years." />
      <ErrorSummary errors={form.errors} />
      <Form action={`${back}/tags`}>
        <Field name="tags" label="Tags" hint={`Up to ${MOST_ON_ONE}, with commas between them.`} form={form} autocomplete="off" />
        <Buttons>
          <Button>Save</Button>
          <LinkButton kind="quiet" href={back}>
            Leave them as they are
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
