import { Button } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Badge, Hidden, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Session } from '../queries.ts'

type ShownSession = Session & { is_this_one: boolean }

/** Where a member is signed in: every place can be ended. */
export function SessionsPage({ sessions }: { sessions: ShownSession[] }) {
  const others = sessions.filter((one) => !one.is_this_one).length
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/account', label: 'Your account' }]} />
      <PageHead title="Where you are signed in" lead="Is there a device that you do not know? Sign it out." />
      <Rows label="Where you are signed in">
        {sessions.map((one) => (
          <Row key={one.id} actions={<EndButton session={one} />}>
            <strong>{one.device || 'A device'}</strong> {one.is_this_one && <Badge tone="green">This device</Badge>}
            <p class="soft small">
              Last used <Time at={one.last_used_at} /> · signed in <Time at={one.created_at} as="date" />
            </p>
          </Row>
        ))}
      </Rows>
      {others > 0 && (
        <Form action="/account/sessions/end-others">
          <Button kind="warning">Sign out everywhere else</Button>
        </Form>
      )}
    </div>
  )
}

function EndButton({ session }: { session: ShownSession }) {
  return (
    <Form action={`/account/sessions/${session.id}/end`} inline>
      <Button kind="quiet" small>
        Sign out
        <Hidden>{session.is_this_one ? ' this device' : ` ${session.device || 'a device'}, number ${session.id}`}</Hidden>
      </Button>
    </Form>
  )
}
