import type { MaskCase } from '#core/masks/cases.ts'
import { PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Question } from '../queries.ts'
import { CaseCard } from './MaskPage.tsx'

/** For whoever wears the mask: who looked behind it, and why. */
export function MaskReasonsPage({ question, cases }: { question: Question; cases: MaskCase[] }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: `/questions/${question.id}`, label: question.title }]} />
      <PageHead
        title="Why stewards looked behind your mask"
        lead="These two stewards know that the question is yours. Nobody else does. If you think that they were wrong, talk to another steward."
      />
      {cases.map((one) => (
        <CaseCard key={one.id} one={one} />
      ))}
    </div>
  )
}
