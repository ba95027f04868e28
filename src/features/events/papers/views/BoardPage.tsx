import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Badge, Card, Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Table } from '#platform/layout/tables.tsx'
import type { Event } from '../../queries.ts'
import { EventTrail } from '../../views/EventTrail.tsx'
import { formatLabels } from '../forms.ts'
import type { BoardPaper, Reviewer } from '../queries.ts'

type BoardProps = { event: Event; isHost: boolean; papers: BoardPaper[]; committee: Reviewer[]; form: ReadForm<unknown> }

/** Every paper with its scores: what is still to score stands first. */
export function BoardPage({ event, isHost, papers, committee, form }: BoardProps) {
  const left = papers.filter((paper) => paper.my_score === null && !paper.is_mine && paper.decided_at === null).length
  const toPlace = papers.filter((paper) => paper.decision === 'accepted' && paper.part_id === null).length
  return (
    <div class="stack">
      <EventTrail event={event} more={[{ href: `/events/${event.id}/call`, label: 'Call for papers' }]} />
      <PageHead
        title="Papers"
        lead={left === 0 ? 'You have scored all of them.' : `${left} ${left === 1 ? 'waits' : 'wait'} for your score.`}
      />
      {papers.length === 0 ? (
        <Empty title="Nothing is handed in yet." />
      ) : (
        <Table
          caption="Papers"
          hideCaption
          columns={[
            {
              label: 'Paper',
              cell: ({ id, title }: BoardPaper) => <a href={`/events/${event.id}/call/board/${id}`}>{title}</a>,
            },
            { label: 'Kind', cell: ({ format }: BoardPaper) => formatLabels[format] },
            { label: 'Scores', cell: ({ scores, is_mine }: BoardPaper) => (is_mine ? 'Yours' : String(scores)), number: true },
            {
              label: 'Mean',
              cell: ({ mean, my_score }: BoardPaper) => mean ?? (my_score === null ? 'Score it first' : '…'),
              number: true,
            },
            { label: 'Decided', cell: ({ decision }: BoardPaper) => <Decision decision={decision} /> },
          ]}
          rows={papers}
          keyOf={({ id }) => id}
        />
      )}
      {isHost && toPlace > 0 && (
        <Form action={`/events/${event.id}/call/place`}>
          <Button>Put the accepted ones into the programme</Button>
        </Form>
      )}
      {isHost && <Committee event={event} committee={committee} form={form} />}
    </div>
  )
}

function Decision({ decision }: { decision: string | null }) {
  if (decision === null) return <>Not yet</>
  return <Badge tone={decision === 'accepted' ? 'green' : 'plain'}>{decision === 'accepted' ? 'Accepted' : 'Not taken'}</Badge>
}

function Committee({ event, committee, form }: Pick<BoardProps, 'event' | 'committee' | 'form'>) {
  return (
    <Card title="The committee">
      <p>Hosts score, and so do:</p>
      <ul class="plain stack-small">
        {committee.map(({ id, name }) => (
          <li key={id}>
            <a href={`/people/${id}`}>{name || 'A former member'}</a>{' '}
            <Form action={`/events/${event.id}/call/committee/${id}/drop`} label={name} inline>
              <Button kind="quiet" small>
                Take off
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <ErrorSummary errors={form.errors} />
      <Form action={`/events/${event.id}/call/committee`}>
        <Field
          name="called"
          label="Name somebody"
          hint="As in a mention, such as @ada. They are told."
          form={form}
          width="medium"
          autocomplete="off"
        />
        <Buttons>
          <Button kind="quiet">Name them</Button>
        </Buttons>
      </Form>
    </Card>
  )
}
