import { ChangeCard, type ShownChange, TakenBadge } from '#core/suggestions/views/ChangeCard.tsx'
import { authorOf } from '#core/threads/views/author.ts'
import { onceKey, type ReadForm } from '#platform/forms.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Byline } from '#platform/layout/people.tsx'
import { Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Article } from '../queries.ts'
import type { Correction } from '../work-queries.ts'

const placeOf = (article: Article) => (article.state === 'published' ? `/blog/${article.slug}` : `/blog/write/${article.id}`)

/** Other words for an article of somebody else; its authors decide. */
export function CorrectPage({ article, form }: { article: Article; form: ReadForm<unknown> }) {
  return (
    <>
      <Breadcrumb steps={[{ href: placeOf(article), label: article.title }]} />
      <PageHead
        title="Suggest a correction"
        lead="Change what should be different. The authors see the difference and take it with one button, or not."
      />
      <ErrorSummary errors={form.errors} />
      <Form action={`/blog/write/${article.id}/corrections`} once={onceKey()} label="Correction">
        <TextArea name="body" label="The article as it should be" form={form} rows={24} preview="/blog/write/preview" />
        <Field name="note" label="Why?" hint="One line for the authors." form={form} optional maxlength={400} />
        <Button>Suggest this</Button>
      </Form>
    </>
  )
}

type Shown = Correction & ShownChange

/** What others would change, word for word. */
export function CorrectionsPage({ article, corrections }: { article: Article; corrections: Shown[] }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: placeOf(article), label: article.title }]} />
      <PageHead title="Corrections" lead="What is struck out goes, what is marked comes in." />
      {corrections.length === 0 && (
        <Empty title="Nobody has suggested a correction." action={{ href: placeOf(article), label: 'Back to the article' }} />
      )}
      {corrections.map((one) => (
        <CorrectionCard key={one.id} one={one} action={`/blog/write/${article.id}/corrections/${one.id}`} />
      ))}
    </div>
  )
}

function CorrectionCard({ one, action }: { one: Shown; action: string }) {
  return (
    <ChangeCard one={one} what="article" action={action}>
      {one.author_id === null ? (
        <p>
          <strong>From the old site</strong> <Time at={one.at} /> <TakenBadge state={one.state} />
        </p>
      ) : (
        <Byline author={authorOf({ ...one, author_id: one.author_id })}>
          <Time at={one.at} />
          <TakenBadge state={one.state} />
        </Byline>
      )}
    </ChangeCard>
  )
}
