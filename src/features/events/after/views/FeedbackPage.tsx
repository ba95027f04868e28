import type { ReadForm } from '#platform/forms.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Choice } from '#platform/layout/choices.tsx'
import { TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, Empty, PageHead } from '#platform/layout/pieces.tsx'
import type { Present } from '../../day/present.ts'
import type { Event } from '../../queries.ts'
import { Bars } from '../../views/Bars.tsx'
import { EventTrail } from '../../views/EventTrail.tsx'
import { FEWEST, type FeedbackSum } from '../feedback.ts'

const useful = ['Not at all', 'A little', 'Somewhat', 'Quite', 'Very']
const levels = { easy: 'Too easy', right: 'Just right', hard: 'Too hard' }

/** A minute for the hosts: three choices, and words if one likes. */
export function FeedbackPage({ who, form }: { who: Present; form: ReadForm<unknown> }) {
  const { event, token } = who
  return (
    <div class="narrow stack">
      <PageHead
        title={`How was “${event.title}”?`}
        lead="Hosts read it without your name, in threes: nobody can be told by theirs."
      />
      <ErrorSummary errors={form.errors} />
      <Form action={`/events/${event.id}/feedback${token ? `?place=${token}` : ''}`}>
        <Choice
          name="useful"
          label="How useful was it for you?"
          form={form}
          inline
          options={useful.map((label, at) => ({ value: String(at + 1), label }))}
        />
        <Choice
          name="level"
          label="How was the level?"
          form={form}
          inline
          options={Object.entries(levels).map(([value, label]) => ({ value, label }))}
        />
        <Choice
          name="again"
          label="Would you come again?"
          form={form}
          inline
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
        <TextArea name="liked" label="What was good?" form={form} rows={3} optional />
        <TextArea name="better" label="What could be better?" form={form} rows={3} optional />
        <Button>Send it</Button>
      </Form>
    </div>
  )
}

/** For hosts: how it was. */
export function FeedbackSumPage({ event, sum }: { event: Event; sum: FeedbackSum }) {
  return (
    <div class="narrow stack">
      <EventTrail event={event} />
      <PageHead
        title="How it was"
        lead="Answers open three at a time, and the rest two weeks after the event, so that nobody can be told by theirs."
      />
      {sum.count < FEWEST ? (
        <Empty title="Not enough yet.">Three people have to answer first.</Empty>
      ) : (
        <>
          <p>{sum.count} people have answered.</p>
          <Card title="How useful it was">
            <Bars label="How useful it was" bars={useful.map((label, at) => ({ label, count: sum.useful[at] ?? 0 }))} />
          </Card>
          <Card title="The level">
            <Bars label="The level" bars={Object.values(levels).map((label, at) => ({ label, count: sum.level[at] ?? 0 }))} />
          </Card>
          <Card title="Who would come again">
            <Bars label="Who would come again" bars={['Yes', 'No'].map((label, at) => ({ label, count: sum.again[at] ?? 0 }))} />
          </Card>
          <Words title="What was good" words={sum.liked} />
          <Words title="What could be better" words={sum.better} />
        </>
      )}
    </div>
  )
}

function Words({ title, words }: { title: string; words: string[] }) {
  if (words.length === 0) return null
  return (
    <Card title={title}>
      <ul>
        {words.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Card>
  )
}
