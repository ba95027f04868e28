import type { VNode } from 'preact'
import type { Space } from '#core/spaces/queries.ts'
import { SpaceHeader } from '#core/spaces/views/SpaceHeader.tsx'
import type { ThreadLine } from '#core/threads/queries.ts'
import { ThreadLines } from '#core/threads/views/ThreadLines.tsx'
import { Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Empty } from '#platform/layout/pieces.tsx'
import { Pager } from '#platform/layout/ways.tsx'
import { isMember, type Viewer } from '#platform/viewer.ts'

type SpacePageProps = {
  viewer: Viewer
  space: Space
  pinned: ThreadLine[]
  threads: ThreadLine[]
  next: string | undefined
  isFirst: boolean
  mayStart: boolean
  /** What other features offer here: to ask a question. */
  slots: VNode[]
}

/** A space: what it is for, and its threads. */
export function SpacePage({ viewer, space, pinned, threads, next, isFirst, mayStart, slots }: SpacePageProps) {
  const start = `/spaces/${space.slug}/new`
  const all = [...pinned, ...threads]
  return (
    <>
      <SpaceHeader viewer={viewer} space={space} />
      <Buttons>
        {mayStart && (
          <LinkButton href={start} icon="plus">
            Start a thread
          </LinkButton>
        )}
        {slots}
      </Buttons>
      {all.length === 0 ? (
        <Empty
          title={isFirst ? 'Nothing has been written here yet.' : 'That was the beginning.'}
          action={mayStart && isFirst ? { href: start, label: 'Start the first thread' } : undefined}
        >
          {isFirst ? 'Somebody has to be first, and it is always welcome.' : 'There is nothing older than this.'}
        </Empty>
      ) : (
        <>
          <h2 class="hidden">Threads</h2>
          <ThreadLines threads={all} marks={isMember(viewer)} space={false} />
        </>
      )}
      <Pager
        previous={isFirst ? undefined : `/spaces/${space.slug}`}
        previousLabel="Newest"
        next={next ? `/spaces/${space.slug}?before=${next}` : undefined}
      />
    </>
  )
}
