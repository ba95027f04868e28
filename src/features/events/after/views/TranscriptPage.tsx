import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Pager } from '#platform/layout/ways.tsx'
import type { Event } from '../../queries.ts'
import { EventTrail } from '../../views/EventTrail.tsx'
import { type Cue, momentAddress, sayMoment } from '../captions.ts'
import type { EventRecord } from '../records.ts'

type Props = { event: Event; record: EventRecord; asked: string; cues: Cue[]; isMore: boolean; isFirst: boolean }

/** Asks for words that were said. */
export function FindWords({ event, asked }: { event: Pick<Event, 'id'>; asked: string }) {
  return (
    <Form action={`/events/${event.id}/transcript`} method="get" label="Find words in the recording">
      <Field name="q" label="Find what was said" type="search" value={asked} width="medium" />
      <Button kind="quiet">Find</Button>
    </Form>
  )
}

/** What was said, line by line, each leading to its moment in the recording. */
export function TranscriptPage({ event, record, asked, cues, isMore, isFirst }: Props) {
  const here = `/events/${event.id}/transcript`
  const kept = asked ? `q=${encodeURIComponent(asked)}` : ''
  return (
    <div class="narrow stack">
      <EventTrail event={event} />
      <PageHead title="What was said">
        {asked && (
          <LinkButton kind="quiet" href={`/events/${event.id}/transcript`}>
            All of it
          </LinkButton>
        )}
      </PageHead>
      <FindWords event={event} asked={asked} />
      {cues.length === 0 ? (
        <Empty title={asked ? `“${asked}” was not said.` : 'There are no captions.'}>
          {asked ? 'Try a shorter or another word.' : 'Hosts can add them to the record.'}
        </Empty>
      ) : (
        <ul class="plain cues">
          {cues.map(({ position, starts_ms, words }) => (
            <li key={position}>
              {record.recording_url ? (
                <a href={momentAddress(record.recording_url, starts_ms)}>{sayMoment(starts_ms)}</a>
              ) : (
                <span class="soft">{sayMoment(starts_ms)}</span>
              )}{' '}
              {words}
            </li>
          ))}
        </ul>
      )}
      <Pager
        previous={isFirst ? undefined : `${here}?${kept}`}
        next={isMore ? `${here}?${kept}&after=${cues.at(-1)!.position}` : undefined}
        previousLabel="To the beginning"
        nextLabel="Later"
      />
    </div>
  )
}
