import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Field, Select } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Answer, Question } from '../queries.ts'

type OutdatedPageProps = {
  question: Question
  answer: Answer
  isOutdated: boolean
  others: { id: number; label: string }[]
  form: ReadForm<unknown>
}

/** Saying that an answer is out of date, so that nobody follows it in ten years; or that it is not. */
export function OutdatedPage({ question, answer, isOutdated, others, form }: OutdatedPageProps) {
  const action = `/questions/${question.id}/answers/${answer.post_id}/outdated`
  const back = `/posts/${answer.post_id}`
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: back, label: question.title }]} />
      {isOutdated ? (
        <>
          <PageHead title="Not out of date" lead="The note goes, and the answer stands among the others again." />
          <Form action={action} hidden={{ outdated: 'no' }}>
            <Buttons>
              <Button>It is still right</Button>
              <LinkButton kind="quiet" href={back}>
                Leave it as it is
              </LinkButton>
            </Buttons>
          </Form>
        </>
      ) : (
        <>
          <PageHead
            title="Out of date"
            lead="The answer stays, goes below the others, and says why. Your name stands beside the note."
          />
          <ErrorSummary errors={form.errors} />
          <Form action={action} hidden={{ outdated: 'yes' }}>
            <Field
              name="note"
              label="What has changed?"
              hint="Such as: since dplyr 1.1 there is .by for this."
              form={form}
              optional
              maxlength={600}
            />
            {others.length > 0 && (
              <Select
                name="newer_id"
                label="The newer answer"
                form={form}
                width="full"
                options={[
                  { value: '', label: 'None of these' },
                  ...others.map(({ id, label }) => ({ value: String(id), label })),
                ]}
              />
            )}
            <Buttons>
              <Button>Mark as out of date</Button>
              <LinkButton kind="quiet" href={back}>
                Leave it as it is
              </LinkButton>
            </Buttons>
          </Form>
        </>
      )}
    </div>
  )
}
