import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Choice } from '#platform/layout/choices.tsx'
import { Field, Select, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { Badge, Empty, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { Breadcrumb, Tabs } from '#platform/layout/ways.tsx'
import { isSteward, mayWrite, type Viewer } from '#platform/viewer.ts'
import type { listHosted } from '../queries.ts'
import { sayWhen } from '../times.ts'
import type { Proposal } from './queries.ts'

type Hosted = Awaited<ReturnType<typeof listHosted>>[number]

type ProposalsProps = {
  viewer: Viewer
  which: 'open' | 'picked'
  proposals: Proposal[]
  /** What the viewer hosts that comes. */
  hosted: Hosted[]
  form: ReadForm<unknown>
  /** Whether the form was sent and stays open. */
  isAsked: boolean
  once: string
}

/** What members offer and ask for. */
export function ProposalsPage({ viewer, which, proposals, hosted, form, isAsked, once }: ProposalsProps) {
  return (
    <div class="stack">
      <Breadcrumb steps={[{ href: '/events', label: 'Events' }]} />
      <PageHead
        title="Talks and subjects"
        lead="Offer something to show, or ask for what you would like to learn. A host makes an event of it."
      />
      {mayWrite(viewer) && (
        <Reveal label="Offer or ask for something" open={isAsked}>
          <ErrorSummary errors={form.errors} />
          <Form action="/events/proposals" once={once}>
            <Choice
              name="kind"
              label="What is it?"
              form={form}
              inline
              options={[
                { value: 'talk', label: 'I could show this' },
                { value: 'subject', label: 'I would like to learn this' },
              ]}
            />
            <Field name="title" label="Title" form={form} autocomplete="off" />
            <TextArea name="body" label="A few words more" form={form} rows={4} preview="/preview" optional />
            <Buttons>
              <Button>Propose it</Button>
            </Buttons>
          </Form>
        </Reveal>
      )}
      <Tabs
        label="Which proposals"
        tabs={[
          { href: '/events/proposals', label: 'Open', current: which === 'open' },
          { href: '/events/proposals?show=picked', label: 'Planned', current: which === 'picked' },
        ]}
      />
      {proposals.length === 0 ? (
        <Empty title={which === 'open' ? 'Nothing is proposed yet.' : 'Nothing was picked up yet.'}>
          Ten minutes on something that you made last week are enough.
        </Empty>
      ) : (
        <Rows label="Proposals">
          {proposals.map((proposal) => (
            <Row key={proposal.id}>
              <One proposal={proposal} viewer={viewer} hosted={hosted} />
            </Row>
          ))}
        </Rows>
      )}
    </div>
  )
}

type OneProps = { proposal: Proposal; viewer: Viewer; hosted: Hosted[] }

function One({ proposal, viewer, hosted }: OneProps) {
  const { id, kind, title, html, by, member_id, fans, invented } = proposal
  return (
    <article id={`proposal-${id}`} class="stack-small" aria-label={title}>
      <p>
        <strong>{title}</strong>{' '}
        <Badge tone={kind === 'talk' ? 'green' : 'plain'}>{kind === 'talk' ? 'Offered' : 'Asked for'}</Badge>{' '}
        {invented && <Badge>Invented example</Badge>}
      </p>
      {html && <Prose html={html} />}
      <p class="soft small">
        {member_id === null ? 'A former member' : <a href={`/people/${member_id}`}>{by || 'A former member'}</a>} ·{' '}
        {fans === 1 ? '1 would come' : `${fans} would come`}
      </p>
      {proposal.picked_at !== null
        ? proposal.event_id !== null && (
            <p>
              It is planned: <a href={`/events/${proposal.event_id}`}>{proposal.event}</a>
            </p>
          )
        : mayWrite(viewer) && (
            <>
              <Ways proposal={proposal} viewer={viewer} />
              {hosted.length > 0 && <Into proposal={proposal} hosted={hosted} />}
            </>
          )}
    </article>
  )
}

/** For hosts: a slot in what they have planned already. */
function Into({ proposal: { id, title }, hosted }: Omit<OneProps, 'viewer'>) {
  return (
    <Reveal label="Put it into an event of yours">
      <Form action={`/events/proposals/${id}/into`} label={`Put “${title}” into an event`}>
        <Select
          name="event"
          id={`into-${id}`}
          label="Which one?"
          options={hosted.map((event) => ({ value: String(event.id), label: `${event.title}, ${sayWhen(event)}` }))}
        />
        <Button kind="quiet" small>
          Put it in
        </Button>
      </Form>
    </Reveal>
  )
}

function Ways({ proposal: { id, title, member_id, isFan }, viewer }: { proposal: Proposal; viewer: Viewer }) {
  const isMine = member_id === viewer.id
  return (
    <Buttons>
      {!isMine && (
        <Form
          action={`/events/proposals/${id}`}
          hidden={{ comes: isFan ? 'no' : 'yes' }}
          label={`Whether you would come to “${title}”`}
          inline
        >
          <Button kind="quiet" small pressed={isFan}>
            I would come
          </Button>
        </Form>
      )}
      <LinkButton kind="quiet" small href={`/events/new?proposal=${id}`}>
        Make it an event<span class="hidden">: {title}</span>
      </LinkButton>
      {(isMine || isSteward(viewer)) && (
        <Form action={`/events/proposals/${id}/drop`} label={title} inline>
          <Button kind="quiet" small>
            {isMine ? 'Take it back' : 'Take it away'}
          </Button>
        </Form>
      )}
    </Buttons>
  )
}
