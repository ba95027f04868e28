import type { SimilarQuestion } from '../queries.ts'
import { stateWords } from './State.tsx'

/** Questions like the title above; script fills it again while the title is written. */
export function SimilarQuestions({ similar }: { similar: (SimilarQuestion & { href: string })[] }) {
  return (
    <section class="similar" data-similar="/questions/similar" aria-labelledby="similar-title" hidden={similar.length === 0}>
      <h2 id="similar-title">Has one of these been answered already?</h2>
      <p class="hidden" role="status" data-similar-says />
      <ul class="plain" data-similar-list>
        {similar.map((one) => (
          <li key={one.id}>
            <a href={one.href}>{one.title}</a> <span class="soft small">{stateWords(one.state, one.answers)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
