import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Badge, Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Table } from '#platform/layout/tables.tsx'
import type { Coming } from '../places.ts'
import type { Event } from '../queries.ts'
import { EventTrail } from './EventTrail.tsx'

const DAY_MS = 86_400_000
const words = { going: 'Comes', offered: 'Has a place until it is answered', waiting: 'Waits' }

/** For hosts: who comes and who waits, and who is here for the first time. */
export function PeoplePage({ event, people }: { event: Event; people: Coming[] }) {
  const isOn = event.starts_at.getTime() - DAY_MS < Date.now() && event.cancelled_at === null
  const here = people.filter(({ isHere }) => isHere).length
  const going = people.filter(({ state }) => state !== 'waiting').length
  return (
    <div class="stack">
      <EventTrail event={event} />
      <PageHead
        title="Who comes"
        lead={`${event.capacity === null ? `${going} come.` : `${going} of ${event.capacity} places are taken.`}${isOn ? ` ${here} here.` : ''}`}
      >
        <LinkButton kind="quiet" href={`/events/${event.id}/room`}>
          The room
        </LinkButton>
      </PageHead>
      {isOn && event.place !== 'online' && (
        <p class="soft">Point your phone’s camera at the code on somebody’s page: it opens a page with one button.</p>
      )}
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
            ...(isOn
              ? [
                  {
                    label: 'Here',
                    cell: ({ place, name, isHere }: Coming) => (
                      <Form
                        action={`/events/${event.id}/people/${place}/here`}
                        hidden={{ here: isHere ? 'no' : 'yes' }}
                        label={name}
                        inline
                      >
                        <Button kind="quiet" small pressed={isHere}>
                          {isHere ? 'Here' : 'Check in'}
                        </Button>
                      </Form>
                    ),
                  },
                ]
              : []),
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
