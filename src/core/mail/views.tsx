import { Button } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Badge, type BadgeTone, Card, Empty, NoticeBar, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { type Column, Table } from '#platform/layout/tables.tsx'
import { Breadcrumb, Pager } from '#platform/layout/ways.tsx'
import type { KeptMail, ShownMail } from './queries.ts'

type MailProps = {
  hasServer: boolean
  troubled: ShownMail[]
  kept: KeptMail[]
  mails: ShownMail[]
  older: string | undefined
}

/** How mail fares: trouble first, then what was sent. The words of mails are shown only where nobody gets them otherwise. */
export function MailPage({ hasServer, troubled, kept, mails, older }: MailProps) {
  return (
    <div class="stack">
      <Breadcrumb steps={[{ href: '/stewards', label: 'Stewards’ desk' }]} />
      <PageHead
        title="Mail"
        lead={`What was sent, and what did not arrive.${hasServer ? ' Stewards do not see what mails say.' : ''}`}
      />
      {!hasServer && <NoServer />}
      {troubled.length > 0 && <Troubled mails={troubled} />}
      {kept.length > 0 && <Outbox mails={kept} />}
      {mails.length === 0 ? (
        <Empty title="No mail yet.">Sign-in codes, invitations and notices are listed here once they leave.</Empty>
      ) : (
        <Card title="All mail of the last 30 days">
          <Table caption="All mail of the last 30 days" hideCaption columns={columns} rows={mails} keyOf={(mail) => mail.id} />
          <Pager next={older} nextLabel="Older mail" />
        </Card>
      )}
    </div>
  )
}

function NoServer() {
  return (
    <NoticeBar tone="care">
      <p>
        <strong>No mail server is set, so nobody gets any mail.</strong> Mails are kept in the folder <code>outbox</code> of the
        data folder and shown here to all stewards: good for trying things out, but not for a community with private spaces.
      </p>
      <p>
        Set <code>SMTP_URL</code> to the address that your mail provider gives you, such as{' '}
        <code>smtps://user:password@mail.example.org</code>, and <code>MAIL_FROM</code> to the address that mail comes from. Then
        start Hearth again.
      </p>
    </NoticeBar>
  )
}

function Troubled({ mails }: { mails: ShownMail[] }) {
  const waiting = mails.filter((mail) => mail.state === 'waiting')
  return (
    <Card title="Did not arrive">
      <Rows label="Mail that did not arrive">
        {mails.map((mail) => (
          <Row key={mail.id} actions={mail.state === 'waiting' && <TryAgain action={`/stewards/mail/${mail.id}/try-again`} />}>
            <p>
              <strong>{nameOf(mail)}</strong> to {mail.to_shown} <State mail={mail} />
            </p>
            <p>{mail.error}</p>
            <p class="soft small">
              <Time at={mail.at} as="full" /> · tried {mail.tries === 1 ? 'once' : `${mail.tries} times`}
              {mail.state === 'waiting' && (
                <>
                  {' '}
                  · next try <Time at={mail.next_at} as="full" />
                </>
              )}
            </p>
          </Row>
        ))}
      </Rows>
      {waiting.length > 1 && <TryAgain action="/stewards/mail/try-again" all />}
      <p class="soft small">
        A mail that was given up cannot be sent again: its words were deleted, because they may hold a sign-in code.
      </p>
    </Card>
  )
}

function TryAgain({ action, all }: { action: string; all?: boolean }) {
  return (
    <Form action={action} inline>
      <Button kind="quiet" small>
        {all ? 'Try all again' : 'Try again'}
      </Button>
    </Form>
  )
}

function Outbox({ mails }: { mails: KeptMail[] }) {
  return (
    <Card title="In the outbox">
      <Rows label="Mails in the outbox">
        {mails.map((mail) => (
          <Row key={mail.id}>
            <p>
              <strong>{mail.subject}</strong>
            </p>
            <p class="soft small">
              To {mail.to_address} · <Time at={mail.at} as="full" />
            </p>
            <Reveal label="Read it">
              <pre class="plain">{mail.text}</pre>
            </Reveal>
          </Row>
        ))}
      </Rows>
    </Card>
  )
}

const states: Record<ShownMail['state'], { label: string; tone: BadgeTone }> = {
  waiting: { label: 'On its way', tone: 'blue' },
  sending: { label: 'On its way', tone: 'blue' },
  sent: { label: 'Sent', tone: 'green' },
  kept: { label: 'In the outbox', tone: 'plain' },
  failed: { label: 'Given up', tone: 'red' },
}

function State({ mail }: { mail: ShownMail }) {
  const { label, tone } =
    mail.state === 'waiting' && mail.error ? { label: 'Tried again later', tone: 'ember' as const } : states[mail.state]
  return <Badge tone={tone}>{label}</Badge>
}

const columns: Column<ShownMail>[] = [
  { label: 'What', cell: nameOf },
  { label: 'To', cell: (mail) => mail.to_shown },
  { label: 'When', cell: (mail) => <Time at={mail.at} as="full" /> },
  { label: 'State', cell: (mail) => <State mail={mail} /> },
]

/** "sign-in" → "Sign-in". */
function nameOf({ kind }: ShownMail): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ')
}

/** A card for the stewards' desk. */
export function MailOnDesk({ troubled, hasServer }: { troubled: number; hasServer: boolean }) {
  return (
    <Card title="Mail" more={{ href: '/stewards/mail', label: 'See mail' }}>
      {!hasServer && <p>No mail server is set, so nobody gets any mail.</p>}
      {troubled > 0 && <p>{troubled === 1 ? 'One mail did not arrive.' : `${troubled} mails did not arrive.`}</p>}
    </Card>
  )
}
