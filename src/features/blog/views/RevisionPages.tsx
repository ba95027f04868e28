import type { Part } from '#core/suggestions/difference.ts'
import { Difference } from '#core/suggestions/views/Difference.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Empty, NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Article } from '../queries.ts'
import type { Revision } from '../work-queries.ts'

const placeOf = (article: Article) => (article.state === 'published' ? `/blog/${article.slug}` : `/blog/write/${article.id}`)

/** The texts that an article has had. */
export function RevisionsPage({ article, revisions }: { article: Article; revisions: Revision[] }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: placeOf(article), label: article.title }]} />
      <PageHead title="What changed" />
      {revisions.length === 0 ? (
        <Empty
          title="It has not changed since it was published."
          action={{ href: placeOf(article), label: 'Back to the article' }}
        />
      ) : (
        <Rows label="Versions">
          {revisions.map((one) => (
            <Row key={one.version}>
              <h2 class="thread-title">
                <a href={`/blog/write/${article.id}/revisions/${one.version}`}>Version {one.version}</a>
              </h2>
              <p class="soft small">
                {[one.by, one.note].filter(Boolean).join(': ')} <Time at={one.at} as="full" />
              </p>
            </Row>
          ))}
        </Rows>
      )}
    </div>
  )
}

type RevisionPageProps = {
  article: Article
  revision: { version: number; at: Date; body: string; note: string }
  before: { version: number } | undefined
  parts: Part[] | undefined
}

/** One version beside the one before it. */
export function RevisionPage({ article, revision, before, parts }: RevisionPageProps) {
  return (
    <div class="narrow stack">
      <Breadcrumb
        steps={[
          { href: placeOf(article), label: article.title },
          { href: `/blog/write/${article.id}/revisions`, label: 'What changed' },
        ]}
      />
      <PageHead title={`Version ${revision.version}`} lead={revision.note || undefined} />
      <p class="soft">
        <Time at={revision.at} as="full" />
      </p>
      {parts && before ? (
        <>
          <NoticeBar>Compared with version {before.version}: what is struck out went, what is marked came in.</NoticeBar>
          <Difference parts={parts} />
        </>
      ) : (
        <>
          <NoticeBar>This is the first version that is kept.</NoticeBar>
          <pre class="difference">{revision.body}</pre>
        </>
      )}
    </div>
  )
}
