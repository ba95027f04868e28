import type { VNode } from 'preact'
import { Byline } from '#platform/layout/people.tsx'
import { Card, Facts, PageHead } from '#platform/layout/pieces.tsx'
import { Columns } from '#platform/layout/ways.tsx'
import type { TownNumbers } from '../queries.ts'
import { pauseText } from './PersonDeskPage.tsx'

type Person = { id: number; name: string; picture_id: number | null }

export type DeskProps = {
  numbers: TownNumbers
  /** What other features put on the desk: who waits to be let in, mail that did not arrive. */
  slots: VNode[]
  stewards: Person[]
  paused: { id: number; name: string; suspended_until: Date | null }[]
}

const ways = [
  { href: '/stewards/spaces', label: 'Spaces', hint: 'Make them, put them in order, change or archive them.' },
  { href: '/stewards/joining', label: 'Joining', hint: 'Who can join, and how; invitations.' },
  { href: '/stewards/conduct', label: 'Code of conduct', hint: 'What everybody agrees to.' },
  { href: '/stewards/mail', label: 'Mail', hint: 'What was sent, and what did not arrive.' },
  { href: '/stewards/records', label: 'Records', hint: 'What stewards did, and why.' },
]

/** The desk of the stewards: what waits first, then the ways to everything. */
export function DeskPage({ numbers, slots, stewards, paused }: DeskProps) {
  return (
    <div class="stack">
      <PageHead title="Stewards’ desk" lead="What waits for you, and everything a steward can change." />
      <Columns side={<Side numbers={numbers} stewards={stewards} paused={paused} />}>
        <div class="stack">
          {slots}
          <Card title="Look after the community">
            <ul class="list">
              {ways.map(({ href, label, hint }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                  <p class="soft small">{hint}</p>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </Columns>
    </div>
  )
}

function Side({ numbers, stewards, paused }: Omit<DeskProps, 'slots'>) {
  return (
    <div class="stack">
      <Card title="At a glance">
        <Facts
          facts={[
            { label: 'Members', value: numbers.members, icon: 'people' },
            { label: 'Joined in the last 30 days', value: numbers.joined_this_month, icon: 'plus' },
            { label: 'Posts in the last 7 days', value: numbers.posts_this_week, icon: 'talk' },
            { label: 'People who wrote them', value: numbers.writers_this_week, icon: 'edit' },
            { label: 'Threads that wait for a reply since yesterday or longer', value: numbers.unanswered, icon: 'clock' },
          ]}
        />
      </Card>
      <Card title="Stewards">
        <ul class="list">
          {stewards.map((one) => (
            <li key={one.id}>
              <Byline
                author={{
                  id: one.id,
                  name: one.name,
                  href: `/people/${one.id}/steward`,
                  pictureUrl: one.picture_id === null ? undefined : `/uploads/${one.picture_id}/picture`,
                }}
              />
            </li>
          ))}
        </ul>
        <p class="soft small">To make somebody a steward, open their profile.</p>
      </Card>
      {paused.length > 0 && (
        <Card title="Paused members">
          <ul class="list">
            {paused.map((one) => (
              <li key={one.id}>
                <a href={`/people/${one.id}/steward`}>{one.name}</a>{' '}
                <span class="soft small">{pauseText(one.suspended_until)}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}
