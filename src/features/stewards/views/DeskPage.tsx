import type { VNode } from 'preact'
import { Row, Rows, StatTile, StatTiles } from '#platform/layout/cards.tsx'
import { Byline } from '#platform/layout/people.tsx'
import { Card, PageHead } from '#platform/layout/pieces.tsx'
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
  { href: '/stewards/tags', label: 'Tags', hint: 'One spelling for each, and other words for the same thing.' },
  { href: '/stewards/joining', label: 'Joining', hint: 'Who can join, and how; invitations.' },
  { href: '/core-members', label: 'Core members', hint: 'Which domains count, and whom stewards vouch for.' },
  { href: '/stewards/conduct', label: 'Code of conduct', hint: 'What everybody agrees to.' },
  { href: '/stewards/events', label: 'Events', hint: 'Events from elsewhere, and for how long who came is kept.' },
  { href: '/stewards/mail', label: 'Mail', hint: 'What was sent, and what did not arrive.' },
  { href: '/stewards/records', label: 'Records', hint: 'What stewards did, and why.' },
]

/** The desk of the stewards: what waits first, then the ways to everything. */
export function DeskPage({ numbers, slots, stewards, paused }: DeskProps) {
  return (
    <div class="stack">
      <PageHead title="Stewards’ desk" lead="What waits for you, and everything a steward can change." />
      <Numbers numbers={numbers} />
      <Columns side={<Side stewards={stewards} paused={paused} />}>
        <div class="stack">
          {slots}
          <Card title="Look after the community">
            <Rows>
              {ways.map(({ href, label, hint }) => (
                <Row key={href}>
                  <a href={href}>{label}</a>
                  <p class="soft small">{hint}</p>
                </Row>
              ))}
            </Rows>
          </Card>
        </div>
      </Columns>
    </div>
  )
}

/** How the community does, in figures that name nobody. */
function Numbers({ numbers }: Pick<DeskProps, 'numbers'>) {
  return (
    <StatTiles>
      <StatTile value={numbers.members} label="members" href="/people" />
      <StatTile value={numbers.joined_this_month} label="joined in the last 30 days" />
      <StatTile value={numbers.posts_this_week} label="posts in the last 7 days" href="/talk" />
      <StatTile value={numbers.writers_this_week} label="people who wrote them" />
      <StatTile value={numbers.unanswered} label="threads without a reply" />
    </StatTiles>
  )
}

function Side({ stewards, paused }: Pick<DeskProps, 'stewards' | 'paused'>) {
  return (
    <div class="stack">
      <Card title="Stewards">
        <Rows>
          {stewards.map((one) => (
            <Row key={one.id}>
              <Byline
                author={{
                  id: one.id,
                  name: one.name,
                  href: `/people/${one.id}/steward`,
                  pictureUrl: one.picture_id === null ? undefined : `/uploads/${one.picture_id}/picture`,
                }}
              />
            </Row>
          ))}
        </Rows>
        <p class="soft small">To make somebody a steward, open their profile.</p>
      </Card>
      {paused.length > 0 && (
        <Card title="Paused members">
          <Rows>
            {paused.map((one) => (
              <Row key={one.id}>
                <a href={`/people/${one.id}/steward`}>{one.name}</a>{' '}
                <span class="soft small">{pauseText(one.suspended_until)}</span>
              </Row>
            ))}
          </Rows>
        </Card>
      )}
    </div>
  )
}
