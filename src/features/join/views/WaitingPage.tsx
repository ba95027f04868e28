import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Card, Empty, Facts, Hidden, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { WaitingMember } from '../waiting.ts'

/** Who asked to join. One button lets them in. */
export function WaitingPage({ people }: { people: WaitingMember[] }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/stewards', label: 'Stewards’ desk' }]} />
      <PageHead title="Waiting to be let in" />
      {people.length === 0 && <Empty title="Nobody waits.">Stewards get a notice as soon as somebody asks to join.</Empty>}
      {people.map((person) => (
        <Person key={person.id} person={person} />
      ))}
    </div>
  )
}

function Person({ person }: { person: WaitingMember }) {
  const facts = [
    { label: 'Address', value: person.address },
    { label: 'Invited by', value: person.invited_by },
    { label: 'About', value: person.about },
    { label: 'Would like to learn', value: person.wants_to_learn },
    { label: 'Could help with', value: person.could_help },
  ].filter((fact) => fact.value)
  return (
    <Card title={person.name}>
      <p class="soft small">
        Asked <Time at={person.joined_at} />
      </p>
      <Facts facts={facts} />
      <Buttons>
        <Form action={`/stewards/waiting/${person.id}`} inline label={`Let ${person.name} in`}>
          <Button icon="check">
            Let in<Hidden> {person.name}</Hidden>
          </Button>
        </Form>
        <LinkButton kind="quiet" href={`/stewards/waiting/${person.id}/decline`}>
          Decline<Hidden> the request of {person.name}</Hidden>
        </LinkButton>
      </Buttons>
    </Card>
  )
}

/** On the desk, while somebody waits. */
export function WaitingOnDesk({ count }: { count: number }) {
  return (
    <Card title="Waiting to be let in" more={{ href: '/stewards/waiting', label: 'Have a look' }}>
      <p>{count === 1 ? 'One person would like to join.' : `${count} people would like to join.`}</p>
    </Card>
  )
}
