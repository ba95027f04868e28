import type { Space } from '#core/spaces/queries.ts'
import { monthYear } from '#platform/dates.ts'
import { LinkButton } from '#platform/layout/buttons.tsx'
import { Card, Empty, PageHead, Tags } from '#platform/layout/pieces.tsx'
import { Columns, Pager, Tabs } from '#platform/layout/ways.tsx'
import { isMember, mayWrite, type Viewer } from '#platform/viewer.ts'
import { addressWith, type Chosen } from '../chosen.ts'
import type { EventLine } from '../queries.ts'
import type { Subject } from '../subjects.ts'
import { ChooseForm } from './ChooseForm.tsx'
import { EventLines } from './EventLines.tsx'
import { Follow } from './FollowCalendar.tsx'

type ListProps = {
  title: string
  events: EventLine[]
  next: string | undefined
  chosen: Chosen
  space: Space | undefined
  isNarrowed: boolean
  isPast: boolean
  isFirst: boolean
  subjects: Subject[]
  viewer: Viewer
  mayHost: boolean
  /** The site's own address. */
  url: string
}

/** What comes, month by month; or what is over. */
export function ListPage({
  title,
  events,
  next,
  chosen,
  space,
  isNarrowed,
  isPast,
  isFirst,
  subjects,
  viewer,
  mayHost,
  url,
}: ListProps) {
  const show = isPast ? 'past' : undefined
  const plan = chosen.space ? `/events/new?space=${chosen.space}` : '/events/new'
  const months = new Map<string, EventLine[]>()
  for (const event of events) {
    const month = monthYear(event.starts_at, event.zone)
    months.set(month, [...(months.get(month) ?? []), event])
  }
  return (
    <>
      <PageHead title={title} lead="Coffee and Code, webinars, workshops: come along, whatever your level.">
        {mayHost && (
          <LinkButton href={plan} icon="plus">
            Plan an event
          </LinkButton>
        )}
        <LinkButton kind="quiet" href={addressWith({ ...chosen, month: monthNow() })} icon="calendar">
          By month
        </LinkButton>
      </PageHead>
      <Columns side={<Side chosen={chosen} space={space} isPast={isPast} subjects={subjects} viewer={viewer} url={url} />}>
        <Tabs
          label="Which events"
          tabs={[
            { href: addressWith(chosen), label: 'Coming', current: !isPast },
            { href: addressWith({ ...chosen, show: 'past' }), label: 'Past', current: isPast },
          ]}
        />
        {events.length === 0 ? (
          <Empty
            title={isPast ? 'Nothing is over yet.' : 'Nothing is planned here yet.'}
            {...(mayHost ? { action: { href: plan, label: 'Plan an event' } } : {})}
          >
            {isNarrowed ? (
              <>
                There may be more among <a href={addressWith({ show })}>all events</a>.
              </>
            ) : (
              'An hour and a kettle are enough for a Coffee and Code.'
            )}
          </Empty>
        ) : (
          [...months].map(([month, lines]) => (
            <section key={month} class="stack-small">
              <h2>{month}</h2>
              <EventLines events={lines} label={month} />
            </section>
          ))
        )}
        <Pager
          previous={isFirst ? undefined : addressWith({ ...chosen, show })}
          next={next ? addressWith({ ...chosen, show, after: next }) : undefined}
          previousLabel="To the beginning"
          nextLabel={isPast ? 'Earlier' : 'Later'}
        />
      </Columns>
    </>
  )
}

function monthNow(): string {
  return new Date().toISOString().slice(0, 7)
}

function Side({
  chosen,
  space,
  isPast,
  subjects,
  viewer,
  url,
}: Pick<ListProps, 'chosen' | 'space' | 'isPast' | 'subjects' | 'viewer' | 'url'>) {
  const isOpen = !space || space.sees === 'everyone'
  const show = isPast ? 'past' : undefined
  return (
    <>
      {isMember(viewer) && (
        <Card title="Yours">
          <p>
            <a href="/events/mine">What I am going to</a>
          </p>
          <p>
            <a href="/events/attended">Where I was</a>
          </p>
          <p>
            <a href="/events/proposals">Offer a talk, or ask for a subject</a>
          </p>
        </Card>
      )}
      <Card title="Choose">
        <ChooseForm chosen={chosen} hidden={{ show }} />
      </Card>
      {subjects.length > 0 && (
        <Card title="Subjects">
          <Tags
            label="Subjects"
            tags={subjects.map(({ slug, name }) => ({
              label: name,
              href: addressWith({ ...chosen, tag: slug, show }),
            }))}
          />
          {chosen.tag && (
            <p>
              <a href={addressWith({ ...chosen, tag: undefined, show })}>All subjects</a>
            </p>
          )}
        </Card>
      )}
      <Card title="Watch again">
        <p>
          <a href="/events/recordings">Search what was said in recordings</a>
        </p>
      </Card>
      <Card title="In your own calendar">
        <Follow
          address={isOpen ? `${url}${addressWith({ space: chosen.space }, '/events/calendar.ics')}` : undefined}
          own={mayWrite(viewer) ? { what: space ? 'space' : 'all', of: space?.id } : undefined}
        />
        {isOpen && (
          <p>
            <a href={addressWith(chosen, '/events/feed.atom')}>What is new, moved or called off (Atom)</a>
          </p>
        )}
      </Card>
    </>
  )
}
