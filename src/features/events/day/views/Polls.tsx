import { Button } from '#platform/layout/buttons.tsx'
import { Choice } from '#platform/layout/choices.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Badge, Card, Reveal } from '#platform/layout/pieces.tsx'
import { Bars } from '../../views/Bars.tsx'
import { type Present, roomAddress } from '../present.ts'
import type { Poll } from '../queries.ts'

/** Quick polls: their results are drawn as the answers come, for those who have answered. */
export function Polls({ who, polls }: { who: Present; polls: Poll[] }) {
  return (
    <Card title="Polls" id="room-polls">
      {polls.length === 0 && <p class="soft">{who.isHost ? 'Ask something that takes a second to answer.' : 'None yet.'}</p>}
      {polls.map((poll) => (
        <section key={poll.id} class="stack-small" aria-label={poll.question}>
          <h3>
            {poll.question} {!poll.isOpen && <Badge>Closed</Badge>}
          </h3>
          <OnePoll who={who} poll={poll} />
        </section>
      ))}
    </Card>
  )
}

function OnePoll({ who, poll }: { who: Present; poll: Poll }) {
  const votes = poll.isOpen && who.mayWrite && who.place !== undefined
  const seesResults = !poll.isOpen || who.isHost || poll.mine !== undefined
  const form = (
    <Form action={roomAddress(who, `/polls/${poll.id}`)} label={poll.question}>
      <Choice
        name="choice"
        id={`poll-${poll.id}`}
        label={poll.question}
        hideLabel
        inline
        value={poll.mine === undefined ? '' : String(poll.mine)}
        options={poll.options.map((label, at) => ({ value: String(at), label }))}
      />
      <Button kind="quiet" small>
        Answer
      </Button>
    </Form>
  )
  return (
    <>
      {seesResults && (
        <Bars
          label={`Answers to ${poll.question}`}
          bars={poll.options.map((label, at) => ({ label, count: poll.counts[at] ?? 0 }))}
        />
      )}
      {votes && (poll.mine === undefined ? form : <Reveal label="Choose another answer">{form}</Reveal>)}
      {who.isHost && poll.isOpen && who.mayWrite && (
        <Form action={roomAddress(who, `/polls/${poll.id}/close`)} inline>
          <Button kind="quiet" small>
            Close the poll
          </Button>
        </Form>
      )}
    </>
  )
}
