import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Badge, Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Table } from '#platform/layout/tables.tsx'
import type { Event } from '../../queries.ts'
import { sayClock, sayDay } from '../../times.ts'
import { EventTrail } from '../../views/EventTrail.tsx'
import type { Part } from '../queries.ts'
import { PartFields } from './PartPage.tsx'

type ProgrammeProps = { event: Event; parts: Part[]; form: ReadForm<unknown>; hasLastTime: boolean }

/** For hosts: the parts of an event, and adding one. */
export function ProgrammePage({ event, parts, form, hasLastTime }: ProgrammeProps) {
  const isLong = sayDay(event.starts_at, event.zone) !== sayDay(event.ends_at, event.zone)
  const here = `/events/${event.id}/programme`
  return (
    <div class="stack">
      <EventTrail event={event} />
      <PageHead title="Programme" lead="Talks in rooms, or the running order of an hour. It moves along with the event." />
      {parts.length === 0 ? (
        <Empty title="No parts yet.">
          <span class="buttons">
            <Form action={`${here}/usual`} inline>
              <Buttons>
                <Button name="applies" value="this">
                  Add the usual running order
                </Button>
                {event.series_id !== null && (
                  <Button kind="quiet" name="applies" value="later">
                    Add it here and to all later dates
                  </Button>
                )}
              </Buttons>
            </Form>
            {hasLastTime && (
              <Form action={`${here}/last-time`} inline>
                <Button kind="quiet">Take the parts of last time</Button>
              </Form>
            )}
          </span>
        </Empty>
      ) : (
        <Table
          caption="Parts"
          columns={[
            {
              label: 'Time',
              cell: ({ starts_at }: Part) => (
                <>
                  {isLong && `${sayDay(starts_at, event.zone)}, `}
                  {sayClock(starts_at, event.zone)} {starts_at >= event.ends_at && <Badge tone="red">After the end</Badge>}
                </>
              ),
            },
            { label: 'Part', cell: ({ id, title }: Part) => <a href={`${here}/${id}`}>{title}</a> },
            { label: 'Room', cell: ({ room }: Part) => room },
            { label: 'Who', cell: ({ member, speakers, is_open }: Part) => member || speakers || (is_open ? 'Open' : '') },
            {
              label: 'Take out',
              cell: ({ id, title }: Part) => (
                <Form action={`${here}/${id}/drop`} label={title} inline>
                  <Button kind="quiet" small>
                    Take out
                  </Button>
                </Form>
              ),
            },
          ]}
          rows={parts}
          keyOf={({ id }) => id}
        />
      )}
      <section class="narrow stack" aria-labelledby="add">
        <h2 id="add">Add a part</h2>
        <ErrorSummary errors={form.errors} />
        <Form action={here}>
          <PartFields form={form} isLong={isLong} />
          <Buttons>
            <Button>Add it</Button>
            <LinkButton kind="quiet" href={`/events/${event.id}`}>
              To the event
            </LinkButton>
          </Buttons>
        </Form>
      </section>
    </div>
  )
}
