import { Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb, Pager } from '#platform/layout/ways.tsx'
import type { QuestionLine } from '../list-queries.ts'
import { QuestionRows } from './QuestionRows.tsx'

/** What one asked oneself, under masks too. */
export function OwnPage({ questions, next, isFirst }: { questions: QuestionLine[]; next: string | undefined; isFirst: boolean }) {
  return (
    <>
      <Breadcrumb steps={[{ href: '/questions', label: 'Questions' }]} />
      <PageHead title="Your questions" lead="Those under a mask stand here too. Only you see this page." />
      {questions.length === 0 ? (
        <Empty title="You have not asked anything yet." action={{ href: '/questions/ask', label: 'Ask a question' }}>
          No question is too small.
        </Empty>
      ) : (
        <QuestionRows questions={questions} />
      )}
      <Pager
        previous={isFirst ? undefined : '/questions/yours'}
        previousLabel="Newest"
        next={next ? `/questions/yours?before=${next}` : undefined}
      />
    </>
  )
}
