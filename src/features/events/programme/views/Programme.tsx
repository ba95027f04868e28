// The parts of an event as everybody reads them: by day, in the order of their times.
import { Button, Buttons } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { Badge, Reveal } from '#platform/layout/pieces.tsx'
import { mayWrite, type Viewer } from '#platform/viewer.ts'
import type { Event } from '../../queries.ts'
import { sayClock, sayDay } from '../../times.ts'
import type { Part } from '../queries.ts'

type ProgrammeProps = { event: Event; parts: Part[]; viewer: Viewer; isHost: boolean }

/** The programme, or nothing where there is none. */
export function Programme({ event, parts, viewer, isHost }: ProgrammeProps) {
  if (parts.length === 0) return null
  const days = Map.groupBy(parts, ({ starts_at }) => sayDay(starts_at, event.zone))
  return (
    <section class="stack-small" aria-labelledby="programme">
      <h2 id="programme">{parts.some(({ room }) => room) ? 'Programme' : 'Running order'}</h2>
      {[...days].map(([name, some]) => (
        <div key={name} class="stack-small">
          {days.size > 1 && <h3>{name}</h3>}
          <ol class="programme">
            {some.map((part) => (
              <OnePart key={part.id} event={event} part={part} viewer={viewer} isHost={isHost} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  )
}

function OnePart({ event, part, viewer, isHost }: Omit<ProgrammeProps, 'parts'> & { part: Part }) {
  const { id, title, room, speakers, html, slides_url, starts_at, minutes } = part
  const isOver = event.ends_at < new Date() || event.cancelled_at !== null
  const isMine = part.member_id !== null && part.member_id === viewer.id
  return (
    <li id={`part-${id}`} class="programme-part">
      <p class="programme-time">
        <time dateTime={starts_at.toISOString()} data-local="full">
          {sayClock(starts_at, event.zone)}
        </time>{' '}
        <span class="soft small">{minutes} min</span>
      </p>
      <div class="stack-small">
        <p>
          <strong>{title}</strong> {room && <Badge>{room}</Badge>}
        </p>
        <Doers part={part} speakers={speakers} />
        {html && (
          <Reveal label="What it is about">
            <Prose html={html} />
          </Reveal>
        )}
        {slides_url && (
          <p>
            <a href={slides_url}>Slides of “{title}”</a>
          </p>
        )}
        {part.is_open && part.member_id === null && !isOver && mayWrite(viewer) && (
          <Reveal label={`Take on “${title}”`}>
            <Form action={`/events/${event.id}/programme/${id}/take`}>
              <Field
                name="brings"
                id={`brings-${id}`}
                label="What do you bring?"
                hint="A few words, such as: a chart that went wrong."
                form={{ values: {}, errors: {} }}
                optional
              />
              <Buttons>
                <Button kind="quiet">I will do this</Button>
              </Buttons>
            </Form>
          </Reveal>
        )}
        {isMine && !isOver && (
          <p>
            <a href={`/events/${event.id}/programme/${id}`}>Add what it is about, and slides</a>
          </p>
        )}
        {(isMine || (isHost && part.member_id !== null)) && !isOver && part.is_open && (
          <Form action={`/events/${event.id}/programme/${id}/leave`} label={title} inline>
            <Button kind="quiet" small>
              {isMine ? 'I cannot do this after all' : 'Open it again'}
            </Button>
          </Form>
        )}
      </div>
    </li>
  )
}

/** Who does it, or that somebody may. */
function Doers({ part, speakers }: { part: Part; speakers: string }) {
  if (part.member_id === null)
    return speakers ? <p class="soft">{speakers}</p> : part.is_open ? <p class="soft">Open: it could be you.</p> : null
  return (
    <p class="soft">
      <a href={`/people/${part.member_id}`}>{part.member || 'A former member'}</a>
      {speakers && ` with ${speakers}`}
      {part.brings && `: ${part.brings}`}
    </p>
  )
}
