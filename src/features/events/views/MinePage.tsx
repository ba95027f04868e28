import { longDateTime } from '#platform/dates.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Card, Empty, NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb, Columns } from '#platform/layout/ways.tsx'
import type { EventLine } from '../queries.ts'
import { EventLines } from './EventLines.tsx'
import { FollowCalendar } from './FollowCalendar.tsx'

type MineProps = {
  events: (EventLine & { state: string | null })[]
  /** When the address of one's own calendar was made, where there is one. */
  madeAt: Date | undefined
  /** The address itself, right after it was made. */
  address: string | undefined
}

const groups: { title: string; has: (state: string | null) => boolean }[] = [
  { title: 'A place is free for you', has: (state) => state === 'offered' },
  { title: 'You are coming', has: (state) => state === 'going' },
  { title: 'You wait for a place', has: (state) => state === 'waiting' },
  { title: 'You host', has: (state) => state === null || state === 'asked' },
]

/** What one hosts, comes to and waits for. */
export function MinePage({ events, madeAt, address }: MineProps) {
  return (
    <>
      <Breadcrumb steps={[{ href: '/events', label: 'Events' }]} />
      <PageHead title="What I am going to">
        <LinkButton kind="quiet" href="/events/attended">
          Where I was
        </LinkButton>
      </PageHead>
      <Columns side={<OwnCalendar madeAt={madeAt} address={address} />}>
        {events.length === 0 && (
          <Empty title="Nothing yet." action={{ href: '/events', label: 'See what is on' }}>
            What you come along to stands here, and what you host.
          </Empty>
        )}
        {groups.map(({ title, has }) => {
          const mine = events.filter(({ state }) => has(state))
          return (
            mine.length > 0 && (
              <section key={title} class="stack-small">
                <h2>{title}</h2>
                <EventLines events={mine} label={title} />
              </section>
            )
          )
        })}
      </Columns>
    </>
  )
}

function OwnCalendar({ madeAt, address }: Pick<MineProps, 'madeAt' | 'address'>) {
  return (
    <Card title="In your own calendar">
      {address ? (
        <NoticeBar tone="good">
          <FollowCalendar address={address} />
          <p>It is shown this once. Keep it to yourself: whoever has it sees where you go.</p>
        </NoticeBar>
      ) : (
        <p>
          {madeAt
            ? `Your calendar has an address, made on ${longDateTime(madeAt)}. A new one ends it.`
            : 'An address of your own, that your calendar follows: what you come to and host, changes and all.'}
        </p>
      )}
      <Form action="/events/mine/calendar">
        <Buttons>
          <Button kind="quiet">{madeAt ? 'Make a new address' : 'Make an address'}</Button>
        </Buttons>
      </Form>
      {madeAt && (
        <Form action="/events/mine/calendar/end">
          <Buttons>
            <Button kind="quiet">End the address</Button>
          </Buttons>
        </Form>
      )}
    </Card>
  )
}
