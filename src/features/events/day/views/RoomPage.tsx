import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons } from '#platform/layout/buttons.tsx'
import { Checkbox } from '#platform/layout/choices.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { Columns } from '#platform/layout/ways.tsx'
import type { Viewer } from '#platform/viewer.ts'
import type { Part } from '../../programme/queries.ts'
import { Programme } from '../../programme/views/Programme.tsx'
import { When } from '../../views/EventLines.tsx'
import { EventTrail } from '../../views/EventTrail.tsx'
import { type Present, roomAddress } from '../present.ts'
import type { Agreement, Ask, Link, Mine, Pad as PadState, Poll } from '../queries.ts'
import { Agree } from './Agree.tsx'
import { Asks } from './Asks.tsx'
import { Links, Pad } from './Pad.tsx'
import { Polls } from './Polls.tsx'

type RoomProps = {
  who: Present
  viewer: Viewer
  parts: Part[]
  form: ReadForm<unknown>
  pad: PadState | undefined
  links: Link[]
  asks: Ask[]
  polls: Poll[]
  agreement: Agreement
  mine: Mine | undefined
}

/** What those who come share while the event is on, and what becomes its record. */
export function RoomPage({ who, viewer, parts, form, pad, links, asks, polls, agreement, mine }: RoomProps) {
  const { event } = who
  return (
    <>
      <EventTrail event={event} />
      <PageHead title="The room">
        <When event={event} />
      </PageHead>
      <ErrorSummary errors={form.errors} />
      <div data-live={roomAddress(who, '/live')} data-one="change" data-many="changes">
        <p class="hidden" role="status" data-live-says />
        <button type="button" data-live-bar hidden>
          <span data-live-count />
        </button>
        <div data-live-list>
          <Columns
            side={
              <>
                <Here who={who} mine={mine} agreement={agreement} />
                <Polls who={who} polls={polls} />
                {who.isHost && who.mayWrite && <NewPoll who={who} form={form} />}
              </>
            }
          >
            <Programme event={event} parts={parts} viewer={viewer} isHost={who.isHost} />
            <Pad who={who} pad={pad} />
            <Asks who={who} asks={asks} />
            {who.mayWrite && (
              <Form action={roomAddress(who, '/asks')} label="Ask a question">
                <Field name="body" label="Ask a question" form={form} maxlength={500} />
                <Checkbox name="unnamed" label="Without my name" form={form} />
                <Buttons>
                  <Button kind="quiet">Ask</Button>
                </Buttons>
              </Form>
            )}
            <Links who={who} links={links} />
            {who.mayWrite && (
              <Form action={roomAddress(who, '/links')} label="Share a link">
                <Field name="url" label="Share a link" type="url" form={form} />
                <Field name="title" label="What it is" form={form} optional />
                <Buttons>
                  <Button kind="quiet">Share it</Button>
                </Buttons>
              </Form>
            )}
          </Columns>
        </div>
      </div>
    </>
  )
}

function Here({ who, mine, agreement: { here, agreed } }: { who: Present; mine: Mine | undefined; agreement: Agreement }) {
  const { event } = who
  return (
    <Card title="Who is here" id="agree">
      <p>
        {here} {here === 1 ? 'person is' : 'people are'} checked in.
      </p>
      {who.isHost && (
        <p>
          <a href={`/events/${event.id}/people`}>Who comes, and checking in</a>
        </p>
      )}
      {who.place !== undefined &&
        (mine?.came_at ? (
          <p>
            <strong>You are checked in.</strong>
          </p>
        ) : (
          event.place !== 'in person' &&
          who.mayWrite && (
            <Form action={roomAddress(who, '/here')}>
              <Button kind="quiet">I am here</Button>
            </Form>
          )
        ))}
      {!event.is_recorded && (
        <>
          <p>
            What is said stays in the room. Notes are kept for others only if everybody who is here agrees: {agreed} of {here} do.
          </p>
          {who.place !== undefined && <Agree action={roomAddress(who, '/agree')} agrees={mine?.agrees} />}
        </>
      )}
    </Card>
  )
}

function NewPoll({ who, form }: { who: Present; form: ReadForm<unknown> }) {
  return (
    <Reveal label="Start a poll" open={Boolean(form.values.question)}>
      <Form action={roomAddress(who, '/polls')}>
        <Field name="question" label="Question" form={form} maxlength={200} />
        <TextArea name="options" label="Choices" hint="One a line." form={form} rows={4} />
        <Button kind="quiet">Start the poll</Button>
      </Form>
    </Reveal>
  )
}
