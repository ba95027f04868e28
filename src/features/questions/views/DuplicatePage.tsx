import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, Hidden, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Question, SimilarQuestion } from '../queries.ts'
import { stateWords } from './State.tsx'

/** Closing a question because it was asked before, with the link to the other; or opening it again. */
export function DuplicatePage({
  question,
  similar,
  form,
}: {
  question: Question
  similar: SimilarQuestion[]
  form: ReadForm<unknown>
}) {
  const back = `/questions/${question.id}`
  const breadcrumb = <Breadcrumb steps={[{ href: back, label: question.title }]} />
  if (question.duplicate_of)
    return (
      <div class="narrow stack">
        {breadcrumb}
        <PageHead title="Open it again" lead="The link to the other question goes, and this one can be answered again." />
        <Form action={`${back}/open`}>
          <Buttons>
            <Button>Open it again</Button>
            <LinkButton kind="quiet" href={back}>
              Leave it closed
            </LinkButton>
          </Buttons>
        </Form>
      </div>
    )
  return (
    <div class="narrow stack">
      {breadcrumb}
      <PageHead
        title="Asked before"
        lead="A question that repeats another is closed, and says where the answers are. What was written under it stays."
      />
      <ErrorSummary errors={form.errors} />
      {similar.length > 0 && (
        <Card title="Is it one of these?">
          <Rows label="Questions like this one">
            {similar.map((one) => (
              <Row
                key={one.id}
                actions={
                  <Form action={`${back}/duplicate`} hidden={{ of: one.id }} inline>
                    <Button kind="quiet" small>
                      This one<Hidden>: {one.title}</Hidden>
                    </Button>
                  </Form>
                }
              >
                <a href={`/questions/${one.id}`}>{one.title}</a>{' '}
                <span class="soft small">
                  {one.space} · {stateWords(one.state, one.answers)}
                </span>
              </Row>
            ))}
          </Rows>
        </Card>
      )}
      <Form action={`${back}/duplicate`} label="Another question">
        <Field name="of" label="Another question" hint="Paste its address, or type its number." form={form} autocomplete="off" />
        <Buttons>
          <Button>Close this question</Button>
          <LinkButton kind="quiet" href={back}>
            Leave it open
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
