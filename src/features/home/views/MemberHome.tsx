import type { VNode } from 'preact'
import type { ThreadLine } from '#core/threads/queries.ts'
import { ThreadLines } from '#core/threads/views/ThreadLines.tsx'
import { Card, Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Columns } from '#platform/layout/ways.tsx'
import type { Member } from '#platform/viewer.ts'

type MemberHomeProps = { viewer: Member; unread: ThreadLine[]; waiting: ThreadLine[]; latest: ThreadLine[]; slots: VNode[] }

/** What is new for a member, what waits for a reply, and what goes on elsewhere. */
export function MemberHome({ viewer, unread, waiting, latest, slots }: MemberHomeProps) {
  return (
    <>
      <PageHead title={`Hello, ${viewer.name}`} />
      <Columns side={slots}>
        <Card title="New for you" more={{ href: '/notices', label: 'All notices' }}>
          {unread.length === 0 ? (
            <p class="soft">You have read everything in the threads that you follow.</p>
          ) : (
            <ThreadLines threads={unread} marks />
          )}
        </Card>
        <Card title="Latest" more={{ href: '/talk', label: 'See all' }}>
          {latest.length === 0 ? (
            <Empty title="Nobody has written anything yet." action={{ href: '/spaces', label: 'Choose a space' }}>
              Every community starts with one hello.
            </Empty>
          ) : (
            <ThreadLines threads={latest} marks />
          )}
        </Card>
        <Card title="Could use a reply">
          {waiting.length === 0 ? (
            <p class="soft">Everybody has had a reply.</p>
          ) : (
            <ThreadLines threads={waiting} marks={false} />
          )}
        </Card>
      </Columns>
    </>
  )
}
