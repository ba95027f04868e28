import { longDateTime } from '#platform/dates.ts'
import { emptyForm, type ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Choice } from '#platform/layout/choices.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { Badge, Card, NoticeBar, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { mayWrite, type Viewer } from '#platform/viewer.ts'
import type { Event } from '../../queries.ts'
import { EventTrail } from '../../views/EventTrail.tsx'
import { formatLabels, formats } from '../forms.ts'
import type { Call, MyPaper } from '../queries.ts'

type CallProps = {
  event: Event
  call: Call
  papers: MyPaper[]
  viewer: Viewer
  isHost: boolean
  scores: boolean
  sent: { form: ReadForm<unknown>; changing: number | undefined } | undefined
}

/** A call for papers, with one's own. */
export function CallPage({ event, call, papers, viewer, isHost, scores, sent }: CallProps) {
  const isOpen = call.closes_at > new Date() && event.cancelled_at === null
  return (
    <div class="narrow stack">
      <EventTrail event={event} />
      <PageHead title="Call for papers" lead={`For ${event.title}.`}>
        {scores && <LinkButton href={`/events/${event.id}/call/board`}>Score papers</LinkButton>}
        {isHost && (
          <LinkButton kind="quiet" href={`/events/${event.id}/call/change`} icon="edit">
            Change
          </LinkButton>
        )}
      </PageHead>
      <NoticeBar>{isOpen ? `Open until ${longDateTime(call.closes_at, event.zone)}.` : 'This call is closed.'}</NoticeBar>
      {call.html && <Prose html={call.html} />}
      <ErrorSummary errors={sent?.form.errors ?? {}} />
      {papers.map((paper) => (
        <Mine
          key={paper.id}
          event={event}
          paper={paper}
          isOpen={isOpen}
          form={sent?.changing === paper.id ? sent.form : undefined}
        />
      ))}
      {isOpen &&
        (mayWrite(viewer) ? (
          <Reveal
            label={papers.length > 0 ? 'Hand in another' : 'Hand a paper in'}
            open={sent !== undefined && sent.changing === undefined}
          >
            <PaperForm
              action={`/events/${event.id}/call/papers`}
              button="Hand it in"
              form={sent && sent.changing === undefined ? sent.form : emptyForm({ format: 'talk' })}
            />
          </Reveal>
        ) : (
          viewer.id === undefined && (
            <p>
              <LinkButton href={`/sign-in?next=/events/${event.id}/call`}>Sign in to hand a paper in</LinkButton>
            </p>
          )
        ))}
    </div>
  )
}

function Mine({
  event,
  paper,
  isOpen,
  form,
}: {
  event: Event
  paper: MyPaper
  isOpen: boolean
  form: ReadForm<unknown> | undefined
}) {
  const { id, title, format, html, body, decision, said } = paper
  const here = `/events/${event.id}/call/papers/${id}`
  return (
    <Card title={title}>
      <p>
        {formatLabels[format]}{' '}
        {decision === null ? (
          <Badge>Handed in</Badge>
        ) : (
          <Badge tone={decision === 'accepted' ? 'green' : 'plain'}>
            {decision === 'accepted' ? 'Accepted' : 'Not taken this time'}
          </Badge>
        )}
      </p>
      <Prose html={html} />
      {said && <p>The committee says: {said}</p>}
      {decision === null && (
        <>
          {isOpen && (
            <Reveal label="Change it" open={form !== undefined}>
              <PaperForm action={here} button="Save" form={form ?? emptyForm({ title, format, body })} suffix={`-${id}`} />
            </Reveal>
          )}
          <Form action={`${here}/withdraw`} label={title} inline>
            <Button kind="quiet" small>
              Withdraw it
            </Button>
          </Form>
        </>
      )}
    </Card>
  )
}

type PaperFormProps = { action: string; button: string; form: ReadForm<unknown>; suffix?: string }

function PaperForm({ action, button, form, suffix = '' }: PaperFormProps) {
  return (
    <Form action={action}>
      <Field name="title" id={`title${suffix}`} label="Title" form={form} autocomplete="off" />
      <Choice
        name="format"
        label="What is it?"
        form={form}
        options={formats.map((value) => ({ value, label: formatLabels[value]! }))}
      />
      <TextArea
        name="body"
        id={`body${suffix}`}
        label="What it is about"
        hint="Leave your name out: whoever scores does not know whose it is."
        form={form}
        rows={8}
        preview="/preview"
      />
      <Buttons>
        <Button>{button}</Button>
      </Buttons>
    </Form>
  )
}
