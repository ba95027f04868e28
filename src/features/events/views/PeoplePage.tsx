import { Badge, Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Table } from '#platform/layout/tables.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Coming } from '../places.ts'
import type { Event } from '../queries.ts'

const words = { going: 'Comes', offered: 'Has a place until it is answered', waiting: 'Waits' }

/** For hosts: who comes and who waits, and who is here for the first time. */
export function PeoplePage({ event, people }: { event: Event; people: Coming[] }) {
  const going = people.filter(({ state }) => state !== 'waiting').length
  return (
    <div class="narrow stack">
      <Breadcrumb
        steps={[
          { href: '/events', label: 'Events' },
          { href: `/events/${event.id}`, label: event.title },
        ]}
      />
      <PageHead
        title="Who comes"
        lead={event.capacity === null ? `${going} come.` : `${going} of ${event.capacity} places are taken.`}
      />
      {people.length === 0 ? (
        <Empty title="Nobody yet.">Tell people where they are: a line in a space is often enough.</Empty>
      ) : (
        <Table
          caption="People"
          columns={[
            {
              label: 'Name',
              cell: ({ id, name, isFirst }: Coming) => (
                <>
                  {id === undefined ? `${name} (guest)` : <a href={`/people/${id}`}>{name || 'A former member'}</a>}{' '}
                  {isFirst && <Badge tone="green">First time</Badge>}
                </>
              ),
            },
            { label: 'Place', cell: ({ state, keptFor }: Coming) => `${words[state]}${keptFor ? ` (${keptFor})` : ''}` },
            ...(people.some(({ accessNeeds }) => accessNeeds)
              ? [{ label: 'What helps them', cell: ({ accessNeeds }: Coming) => accessNeeds }]
              : []),
            ...event.questions.map((question) => ({
              label: question,
              cell: ({ answers }: Coming) => answers.find((one) => one.question === question)?.answer ?? '',
            })),
          ]}
          rows={people}
          keyOf={({ place }) => place}
        />
      )}
    </div>
  )
}
