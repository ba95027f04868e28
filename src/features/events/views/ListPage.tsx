import { monthYear } from '#platform/dates.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Select } from '#platform/layout/fields.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Card, Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Columns, Pager, Tabs } from '#platform/layout/ways.tsx'
import { kinds } from '../forms.ts'
import type { EventLine, Filter } from '../queries.ts'
import { EventLines, kindLabels, placeLabels } from './EventLines.tsx'

type ListProps = {
  events: EventLine[]
  next: string | undefined
  filter: Filter
  isPast: boolean
  isFirst: boolean
  mayHost: boolean
}

/** An address with what is chosen in it. */
export function addressWith(chosen: Record<string, string | undefined>): string {
  const query = new URLSearchParams(
    Object.entries(chosen).filter((pair): pair is [string, string] => Boolean(pair[1])),
  ).toString()
  return query ? `/events?${query}` : '/events'
}

/** What comes, month by month; or what is over. */
export function ListPage({ events, next, filter, isPast, isFirst, mayHost }: ListProps) {
  const { kind, place } = filter
  const show = isPast ? 'past' : undefined
  const months = new Map<string, EventLine[]>()
  for (const event of events) {
    const month = monthYear(event.starts_at, event.zone)
    months.set(month, [...(months.get(month) ?? []), event])
  }
  return (
    <>
      <PageHead
        title={isPast ? 'Past events' : 'Events'}
        lead="Coffee and Code, webinars, workshops: come along, whatever your level."
      >
        {mayHost && (
          <LinkButton href="/events/new" icon="plus">
            Plan an event
          </LinkButton>
        )}
        <LinkButton kind="quiet" href={`/events?month=${monthNow()}`} icon="calendar">
          By month
        </LinkButton>
      </PageHead>
      <Columns side={<Side filter={filter} isPast={isPast} />}>
        <Tabs
          label="Which events"
          tabs={[
            { href: addressWith({ kind, place }), label: 'Coming', current: !isPast },
            { href: addressWith({ kind, place, show: 'past' }), label: 'Past', current: isPast },
          ]}
        />
        {events.length === 0 ? (
          <Empty
            title={isPast ? 'Nothing is over yet.' : 'Nothing is planned here yet.'}
            {...(mayHost ? { action: { href: '/events/new', label: 'Plan an event' } } : {})}
          >
            {kind || place ? 'Other kinds or places may have more.' : 'An hour and a kettle are enough for a Coffee and Code.'}
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
          previous={isFirst ? undefined : addressWith({ kind, place, show })}
          next={next ? addressWith({ kind, place, show, after: next }) : undefined}
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

function Side({ filter, isPast }: { filter: Filter; isPast: boolean }) {
  const all = { value: '', label: 'All' }
  const form = { values: { kind: filter.kind ?? '', place: filter.place ?? '' }, errors: {} }
  return (
    <>
      <Card title="Choose">
        <Form action="/events" method="get" hidden={isPast ? { show: 'past' } : {}}>
          <Select
            name="kind"
            label="Kind"
            form={form}
            options={[all, ...kinds.map((kind) => ({ value: kind, label: kindLabels[kind]! }))]}
          />
          <Select
            name="place"
            label="Place"
            form={form}
            options={[all, ...['online', 'in person'].map((place) => ({ value: place, label: placeLabels[place]! }))]}
          />
          <Buttons>
            <Button kind="quiet">Show</Button>
          </Buttons>
        </Form>
      </Card>
      <Card title="In your own calendar">
        <p>Outlook, Google and Apple calendars follow this address, changes and all:</p>
        <p>
          <a href="/events/calendar.ics">All events (.ics)</a>
        </p>
      </Card>
    </>
  )
}
