import { Button, Buttons } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Badge, Card } from '#platform/layout/pieces.tsx'
import { type Present, roomAddress } from '../present.ts'
import type { Ask } from '../queries.ts'

/** Questions, those with most votes first. */
export function Asks({ who, asks }: { who: Present; asks: Ask[] }) {
  return (
    <Card title="Questions" id="room-asks">
      {asks.length === 0 ? (
        <p class="soft">No questions yet. The first one helps others to ask.</p>
      ) : (
        <ol class="plain stack-small">
          {asks.map((one) => (
            <li key={one.id}>
              <p>
                {one.body} {one.isAnswered && <Badge tone="green">Answered</Badge>} {one.isHidden && <Badge>Hidden</Badge>}
              </p>
              <p class="soft small">
                {one.name || 'Without a name'} · {one.votes} {one.votes === 1 ? 'vote' : 'votes'}
              </p>
              {who.mayWrite && <Ways who={who} one={one} />}
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function Ways({ who, one }: { who: Present; one: Ask }) {
  const button = (what: string, label: string, pressed?: boolean) => (
    <Button key={what} kind="quiet" small name="what" value={what} {...(pressed === undefined ? {} : { pressed })}>
      {label}
    </Button>
  )
  return (
    <Form action={roomAddress(who, `/asks/${one.id}`)} label={`About: ${one.body}`} inline>
      <Buttons>
        {who.place !== undefined && !one.isHidden && button(one.isMine ? 'take back' : 'vote', 'I want to know too', one.isMine)}
        {who.isHost && (
          <>
            {one.isAnswered || one.isHidden ? button('open', 'Open it again') : button('answered', 'It is answered')}
            {!one.isHidden && button('hide', 'Hide it')}
          </>
        )}
      </Buttons>
    </Form>
  )
}
