import { Row, Rows } from '#platform/layout/cards.tsx'
import { Badge, type BadgeTone } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { type ArticleState, stateNames } from '../policy.ts'
import type { WorkLine } from '../queries.ts'

const tones: Record<ArticleState, BadgeTone> = {
  draft: 'plain',
  submitted: 'blue',
  changes: 'ember',
  approved: 'green',
  published: 'green',
  withdrawn: 'plain',
}

/** The state of an article in words. */
export function ArticleStateBadge({ state }: { state: ArticleState }) {
  return <Badge tone={tones[state]}>{stateNames[state]}</Badge>
}

/** Articles with their states, for those who work on them. */
export function WorkRows({ articles, label }: { articles: WorkLine[]; label: string }) {
  return (
    <Rows label={label}>
      {articles.map((article) => (
        <Row key={article.id}>
          <h2 class="thread-title">
            <a href={`/blog/write/${article.id}`}>{article.title}</a>
          </h2>
          <p class="thread-facts">
            <ArticleStateBadge state={article.state} />
            {article.authors.length > 0 && <span>{article.authors.map((author) => author.name).join(', ')}</span>}
            {article.publish_at && (
              <span>
                appears <Time at={article.publish_at} as="full" />
              </span>
            )}
            <span>
              {article.submitted_at && article.state === 'submitted' ? 'waits since ' : 'saved '}
              <Time at={article.submitted_at && article.state === 'submitted' ? article.submitted_at : article.updated_at} />
            </span>
          </p>
        </Row>
      ))}
    </Rows>
  )
}
