import type { VNode } from 'preact'
import type { ThreadLine } from '#core/threads/queries.ts'
import { ThreadLines } from '#core/threads/views/ThreadLines.tsx'
import { LinkButton } from '#platform/layout/buttons.tsx'
import { Hero, Promises } from '#platform/layout/cards.tsx'
import { Card } from '#platform/layout/pieces.tsx'

type GuestHomeProps = { name: string; latest: ThreadLine[]; slots: VNode[] }

/** What a guest sees first: what this place is, and that it is alive. */
export function GuestHome({ name, latest, slots }: GuestHomeProps) {
  const actions = (
    <>
      <LinkButton href="/join">Join</LinkButton>
      <LinkButton kind="quiet" href="/talk">
        Look around
      </LinkButton>
    </>
  )
  return (
    <>
      <Hero title={name} actions={actions}>
        <p>
          A home for people who do the same work in many places and learn from each other. It stays when your employer changes.
        </p>
      </Hero>
      <Promises
        promises={[
          { icon: 'people', title: 'Everybody is welcome', text: 'Beginners most of all. Many only read, and that is fine.' },
          { icon: 'talk', title: 'Ask, and be answered', text: 'Talk in spaces that remember for as long as they say.' },
          {
            icon: 'key',
            title: 'Yours for good',
            text: 'Sign in with any of your addresses. Take everything with you at any time.',
          },
        ]}
      />
      {slots}
      {latest.length > 0 && (
        <Card title="What people talk about" more={{ href: '/talk', label: 'See all' }}>
          <ThreadLines threads={latest} marks={false} />
        </Card>
      )}
    </>
  )
}
