import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Checkbox } from '#platform/layout/choices.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import type { Event } from '../../queries.ts'
import { EventTrail } from '../../views/EventTrail.tsx'

/** Who hosts an event, and naming another. */
export function HostsPage({ event, form }: { event: Event; form: ReadForm<unknown> }) {
  return (
    <div class="narrow stack">
      <EventTrail event={event} />
      <PageHead title="Hosts" lead="Hosts change the event, see who comes, and lead the room." />
      <ErrorSummary errors={form.errors} />
      {event.hosts.length === 0 && <p>Nobody hosts it yet.</p>}
      <Rows label="Hosts">
        {event.hosts.map(({ id, name }) => (
          <Row key={id}>
            <p>
              <a href={`/people/${id}`}>{name || 'A former member'}</a>
            </p>
            {event.hosts.length > 1 && (
              <Form action={`/events/${event.id}/hosts/${id}/drop`} label={name} inline>
                <Buttons>
                  <Button kind="quiet" small name="applies" value="this">
                    Take off
                  </Button>
                  {event.series_id !== null && (
                    <Button kind="quiet" small name="applies" value="later">
                      Also of later dates
                    </Button>
                  )}
                </Buttons>
              </Form>
            )}
          </Row>
        ))}
      </Rows>
      <Form action={`/events/${event.id}/hosts`}>
        <Field
          name="called"
          label={event.hosts.length > 0 ? 'Name another host' : 'Name a host'}
          hint="As in a mention, such as @ada. They are told."
          form={form}
          width="medium"
          autocomplete="off"
        />
        {event.series_id !== null && <Checkbox name="later" label="Of all later dates too" form={form} />}
        <Buttons>
          <Button>Name them</Button>
        </Buttons>
      </Form>
    </div>
  )
}
