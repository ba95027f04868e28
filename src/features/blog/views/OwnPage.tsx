import { LinkButton } from '#platform/layout/buttons.tsx'
import { Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { WorkLine } from '../queries.ts'
import { WorkRows } from './WorkRows.tsx'

/** Everything that a member writes or wrote, whatever its state. */
export function OwnPage({ articles, edits }: { articles: WorkLine[]; edits: boolean }) {
  return (
    <>
      <Breadcrumb steps={[{ href: '/blog', label: 'Blog' }]} />
      <PageHead title="Your articles">
        <LinkButton href="/blog/write/new" icon="edit">
          Write an article
        </LinkButton>
        {edits && (
          <LinkButton kind="quiet" href="/blog/desk">
            Editors’ desk
          </LinkButton>
        )}
      </PageHead>
      {articles.length === 0 ? (
        <Empty title="You have not written an article yet." action={{ href: '/blog/write/new', label: 'Write one' }}>
          Half a page about what you learned this week is a fine beginning.
        </Empty>
      ) : (
        <WorkRows articles={articles} label="Your articles" />
      )}
    </>
  )
}
