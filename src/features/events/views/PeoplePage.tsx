import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Badge, Empty, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { Table } from '#platform/layout/tables.tsx'
import type { Coming } from '../places.ts'
import type { Event } from '../queries.ts'
import { EventTrail } from './EventTrail.tsx'

const DAY_MS = 86_400_000
const words = { going: 'Comes', offered: 'Has a place until it is answered', waiting: 'Waits' }

type PeopleProps = { event: Event; people: Coming[]; isNamed: boolean; form: ReadForm<unknown> }

/** What somebody has, and of an event that is over: what they had. */
function placeOf({ state, isHere, keptFor }: Coming, isOver: boolean): string {
  const had = isHere ? 'Came' : state === 'waiting' ? 'Waited' : 'Had a place'
  return `${isOver ? had : words[state]}${keptFor ? ` (${keptFor})` : ''}`
}

/** "12 of 25 places are taken, 3 for the first time. 2 wait. 9 are here." Once it is over: "12 had a place, 3 for the first time. 2 waited. 9 came." */
function sumOf({ capacity }: Event, people: Coming[], isOn: boolean, isOver: boolean): string {
  const going = people.filter(({ state }) => state !== 'waiting')
  const first = going.filter(({ isFirst }) => isFirst).length
  const waiting = people.length - going.length
  const here = people.filter(({ isHere }) => isHere).length
  const are = (count: number, what: string) => `${count} ${count === 1 ? 'is' : 'are'} ${what}.`
  const times = first > 0 ? `, ${first} for the first time` : ''
  if (isOver)
    return [`${going.length} had a place${times}.`, waiting > 0 && `${waiting} waited.`, here > 0 && `${here} came.`]
      .filter(Boolean)
      .join(' ')
  return [
    `${capacity === null ? `${going.length} ${going.length === 1 ? 'comes' : 'come'}` : `${going.length} of ${capacity} places are taken`}${times}.`,
    waiting > 0 && `${waiting} ${waiting === 1 ? 'waits' : 'wait'}.`,
    isOn && are(here, 'here'),
  ]
    .filter(Boolean)
    .join(' ')
}

/** For hosts: who comes and who waits, and who is here for the first time. */
export function PeoplePage({ event, people, isNamed, form }: PeopleProps) {
  const now = Date.now()
  const isOn = event.starts_at.getTime() - DAY_MS < now && event.cancelled_at === null
  const isOver = event.ends_at.getTime() < now
  const isOpen = isOn && isNamed && now < event.ends_at.getTime() + DAY_MS
  const mayTakeOff = isNamed && event.starts_at.getTime() > now && event.cancelled_at === null
  return (
    <div class="stack">
      <EventTrail event={event} />
      <PageHead title={isOver ? 'Who came' : 'Who comes'} lead={sumOf(event, people, isOn, isOver)}>
        {isNamed && (
          <LinkButton kind="quiet" href={`/events/${event.id}/room`}>
            The room
          </LinkButton>
        )}
      </PageHead>
      {isOn && isNamed && event.place !== 'online' && (
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
            { label: 'Place', cell: (one: Coming) => placeOf(one, isOver) },
            ...(isOn
              ? [
                  {
                    label: 'Here',
                    cell: ({ place, name, isHere }: Coming) =>
                      isNamed ? (
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
                      ) : (
                        isHere && 'Here'
                      ),
                  },
                ]
              : []),
            ...(mayTakeOff
              ? [
                  {
                    label: 'Take off',
                    cell: ({ place, name }: Coming) => (
                      <Form action={`/events/${event.id}/people/${place}/off`} label={name} inline>
                        <Button
                          kind="quiet"
                          small
                          confirm={`Take ${name || 'them'} off the list? They are told, and the next person has the place.`}
                        >
                          Take off
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
      {isOpen && <WalkIn event={event} form={form} />}
    </div>
  )
}

/** Somebody at the door who had no place. */
function WalkIn({ event, form }: { event: Event; form: ReadForm<unknown> }) {
  return (
    <Reveal label="Somebody is here who had no place" open={Object.keys(form.errors ?? {}).length > 0}>
      <ErrorSummary errors={form.errors} />
      <Form action={`/events/${event.id}/people`}>
        <Field name="name" label="Their name" form={form} autocomplete="off" width="medium" />
        <Field
          name="address"
          label="Their e-mail address"
          hint="For their certificate, and to ask how it was. It is deleted with the list of who came."
          type="email"
          form={form}
          autocomplete="off"
        />
        <Buttons>
          <Button kind="quiet">Let them in</Button>
        </Buttons>
      </Form>
    </Reveal>
  )
}
