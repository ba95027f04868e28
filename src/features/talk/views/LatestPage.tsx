import type { ThreadLine } from '#core/threads/queries.ts'
import { ThreadLines } from '#core/threads/views/ThreadLines.tsx'
import { LinkButton } from '#platform/layout/buttons.tsx'
import { Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Pager } from '#platform/layout/ways.tsx'
import { isMember, type Viewer } from '#platform/viewer.ts'

type LatestPageProps = { viewer: Viewer; threads: ThreadLine[]; next: string | undefined; isFirst: boolean }

/** What was written last, in all spaces that the reader sees. */
export function LatestPage({ viewer, threads, next, isFirst }: LatestPageProps) {
  return (
    <>
      <PageHead title="Latest" lead="What is being talked about, in all spaces that you can see.">
        <LinkButton kind="quiet" href="/spaces">
          See all spaces
        </LinkButton>
      </PageHead>
      {threads.length === 0 ? (
        <Empty
          title={isFirst ? 'Nobody has written anything yet.' : 'That was the beginning.'}
          action={{ href: '/spaces', label: 'Choose a space' }}
        >
          {isFirst ? 'Every community starts with one hello.' : 'There is nothing older than this.'}
        </Empty>
      ) : (
        <ThreadLines threads={threads} marks={isMember(viewer)} />
      )}
      <Pager previous={isFirst ? undefined : '/talk'} previousLabel="Newest" next={next ? `/talk?before=${next}` : undefined} />
    </>
  )
}
