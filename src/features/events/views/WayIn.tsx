import { LinkButton } from '#platform/layout/buttons.tsx'
import { Card } from '#platform/layout/pieces.tsx'
import type { Meeting } from '../meetings.ts'
import type { EventLine } from '../queries.ts'

/** The way into a meeting, for those whom the wall lets see it; before, when it will be here. */
export function WayIn({ event, meeting }: { event: Pick<EventLine, 'starts_at'>; meeting: Meeting | undefined }) {
  const opens = event.starts_at.getTime() - 3_600_000
  return (
    <Card title="The meeting">
      {meeting ? (
        <>
          <LinkButton href={meeting.link}>Go to the meeting</LinkButton>
          {meeting.passcode && (
            <p>
              Passcode: <strong>{meeting.passcode}</strong>
            </p>
          )}
        </>
      ) : opens > Date.now() ? (
        <p>The way in is here from an hour before it begins.</p>
      ) : (
        <p>The hosts have not put a link here yet. Look again in a moment.</p>
      )}
    </Card>
  )
}
