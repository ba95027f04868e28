import { longDateTime } from '#platform/dates.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Card, Empty, NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb, Columns } from '#platform/layout/ways.tsx'
import type { Feed } from '../followed.ts'
import type { EventLine } from '../queries.ts'
import { EventLines } from './EventLines.tsx'
import { FollowCalendar } from './FollowCalendar.tsx'

type MineProps = {
  events: (EventLine & { state: string | null })[]
  /** The calendars that one has an address for. */
  feeds: Feed[]
  /** An address itself, right after it was made. */
  made: { name: string; address: string } | undefined
}

const groups: { title: string; has: (state: string | null) => boolean }[] = [
  { title: 'A place is free for you', has: (state) => state === 'offered' },
  { title: 'You are coming', has: (state) => state === 'going' },
  { title: 'You wait for a place', has: (state) => state === 'waiting' },
  { title: 'You host', has: (state) => state === null || state === 'asked' },
]

/** What one hosts, comes to and waits for. */
export function MinePage({ events, feeds, made }: MineProps) {
  return (
    <>
      <Breadcrumb steps={[{ href: '/events', label: 'Events' }]} />
      <PageHead title="What I am going to">
        <LinkButton kind="quiet" href="/events/attended">
          Where I was
        </LinkButton>
      </PageHead>
      <Columns side={<OwnCalendar feeds={feeds} made={made} />}>
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

function OwnCalendar({ feeds, made }: Pick<MineProps, 'feeds' | 'made'>) {
  const mine = feeds.find(({ what }) => what === 'mine')
  const others = feeds.filter((feed) => feed !== mine)
  return (
    <>
      {made && (
        <NoticeBar tone="good">
          <p>
            <strong>{made.name}</strong>
          </p>
          <FollowCalendar address={made.address} />
          <p>It is shown this once. Keep it to yourself: whoever has it sees what you see there.</p>
        </NoticeBar>
      )}
      <Card title="In your own calendar">
        <p>
          {mine
            ? `What you go to has an address, made on ${longDateTime(mine.made_at)}. A new one ends it.`
            : 'An address of your own, that your calendar follows: what you come to and host, changes and all.'}
        </p>
        <Form action="/events/mine/calendar" label="What I am going to">
          <Buttons>
            <Button kind="quiet">{mine ? 'Make a new address' : 'Make an address'}</Button>
          </Buttons>
        </Form>
        {mine && <End feed={mine} />}
      </Card>
      {others.length > 0 && (
        <Card title="What else your calendar follows">
          {others.map((feed) => (
            <div key={`${feed.what} ${feed.of}`} class="stack-small">
              <p>
                {feed.name ?? 'Something that you do not see any more'}, made on {longDateTime(feed.made_at)}
              </p>
              <End feed={feed} />
            </div>
          ))}
        </Card>
      )}
    </>
  )
}

function End({ feed: { what, of, name } }: { feed: Feed }) {
  return (
    <Form action="/events/mine/calendar/end" hidden={{ what, of }} label={name ?? 'Something that you do not see any more'}>
      <Buttons>
        <Button kind="quiet">End the address</Button>
      </Buttons>
    </Form>
  )
}
