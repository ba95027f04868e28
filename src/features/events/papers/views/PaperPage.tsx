import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons } from '#platform/layout/buttons.tsx'
import { Choice } from '#platform/layout/choices.tsx'
import { TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { Card, Facts, PageHead } from '#platform/layout/pieces.tsx'
import type { Event } from '../../queries.ts'
import { EventTrail } from '../../views/EventTrail.tsx'
import { formatLabels } from '../forms.ts'
import type { BoardPaper } from '../queries.ts'

type PaperProps = { event: Event; paper: BoardPaper; isHost: boolean; form: ReadForm<unknown> }

const scoreLabels = ['Not for this event', 'Rather not', 'Could be', 'Yes', 'Must be there']

/** One paper for the committee, without a name until it is decided. */
export function PaperPage({ event, paper, isHost, form }: PaperProps) {
  const { id, title, format, html, author_id, author, is_mine, decided_at } = paper
  const here = `/events/${event.id}/call/board/${id}`
  return (
    <div class="narrow stack">
      <EventTrail
        event={event}
        more={[
          { href: `/events/${event.id}/call`, label: 'Call for papers' },
          { href: `/events/${event.id}/call/board`, label: 'Papers' },
        ]}
      />
      <PageHead title={title} lead={formatLabels[format]} />
      <ErrorSummary errors={form.errors} />
      {author_id !== null && (
        <p>
          By <a href={`/people/${author_id}`}>{author || 'a former member'}</a>
        </p>
      )}
      <Prose html={html} />
      {is_mine && decided_at === null && <p class="soft">This one is yours: others score and decide it.</p>}
      {!is_mine && decided_at === null && (
        <Form action={here} label="Your score">
          <Choice
            name="score"
            label="Your score"
            form={form}
            options={scoreLabels.map((label, at) => ({ value: String(at + 1), label: `${at + 1}: ${label}` }))}
          />
          <TextArea name="remark" label="Why" hint="The committee reads it without your name." form={form} rows={3} optional />
          <Buttons>
            <Button>{paper.my_score === null ? 'Score it' : 'Change the score'}</Button>
          </Buttons>
        </Form>
      )}
      <Scores paper={paper} />
      {isHost && !is_mine && decided_at === null && paper.scores >= 2 && (
        <Form action={`${here}/decide`} label="The decision">
          <Choice
            name="decision"
            label="The decision"
            form={form}
            options={[
              { value: 'accepted', label: 'Accept it' },
              { value: 'declined', label: 'Not this time' },
            ]}
          />
          <TextArea name="said" label="A few words for its author" form={form} rows={3} optional />
          <Buttons>
            <Button>Decide, and tell them</Button>
          </Buttons>
        </Form>
      )}
    </div>
  )
}

function Scores({ paper: { scores, mean, remarks, my_score, is_mine } }: { paper: BoardPaper }) {
  if (is_mine) return null
  return (
    <Card title="Scores">
      <Facts
        facts={[
          { label: 'Scored by', value: String(scores) },
          {
            label: 'Mean',
            value: mean ?? (my_score === null ? 'Shown once you have scored it' : 'Shown once two have scored it'),
          },
        ]}
      />
      {remarks && (
        <ul class="stack-small">
          {remarks.map((remark, at) => (
            <li key={at}>{remark}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}
