import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import type { Coming } from '../../places.ts'
import type { Event } from '../../queries.ts'

/** What a host's phone shows after its camera read a code: who it is, and one large button. */
export function CheckInPage({ event, person }: { event: Event; person: Coming }) {
  const { name, place, isHere, isFirst, state, keptFor } = person
  return (
    <div class="narrow stack">
      <PageHead title={name || 'A former member'} lead={event.title} />
      {isFirst && <p>It is their first time: say hello.</p>}
      {keptFor && <p>{keptFor}</p>}
      {state !== 'going' && (
        <NoticeBar tone="care">
          <strong>They have no place yet:</strong> they are on the waiting list.
        </NoticeBar>
      )}
      {isHere ? (
        <NoticeBar tone="good">
          <strong>Checked in.</strong>
        </NoticeBar>
      ) : (
        <Form action={`/events/${event.id}/people/${place}/here`}>
          <Button>Check in</Button>
        </Form>
      )}
      <LinkButton kind="quiet" href={`/events/${event.id}/people`}>
        Everybody who comes
      </LinkButton>
    </div>
  )
}
