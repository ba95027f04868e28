import { Badge } from '#platform/layout/pieces.tsx'
import type { QuestionState as State } from '../policy.ts'

/** What a state means in a word or two. */
export function stateWords(state: State, answers: number): string {
  const count = answers === 1 ? '1 answer' : `${answers} answers`
  if (state === 'solved') return `Solved, ${count}`
  if (state === 'answered') return count
  if (state === 'duplicate') return 'Closed: asked before'
  return state === 'stale' ? 'Gone stale without an answer' : 'No answer yet'
}

/** A question's state: always there, always in words. */
export function StateBadge({ state, answers }: { state: State; answers: number }) {
  if (state === 'solved')
    return (
      <Badge tone="green" icon="check">
        Solved
      </Badge>
    )
  if (state === 'answered')
    return (
      <Badge tone="blue" icon="talk">
        {answers === 1 ? 'Answered' : `${answers} answers`}
      </Badge>
    )
  if (state === 'duplicate') return <Badge icon="lock">Asked before</Badge>
  if (state === 'stale') return <Badge icon="hourglass">Gone stale</Badge>
  return (
    <Badge tone="ember" icon="hourglass">
      Open
    </Badge>
  )
}

/** The state in the head of a question's page, where live updates find it. */
export function QuestionState({ question }: { question: { state: State; answers: number } }) {
  return (
    <span id="question-state">
      <StateBadge state={question.state} answers={question.answers} />
    </span>
  )
}
