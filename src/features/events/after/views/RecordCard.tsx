import { LinkButton } from '#platform/layout/buttons.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import type { Event } from '../../queries.ts'
import type { EventRecord } from '../records.ts'
import { FindWords } from './TranscriptPage.tsx'

type RecordProps = { event: Event; record: EventRecord; hasCues: boolean; wasThere: boolean }

/** What is kept of an event, under its description. Whoever was there learns how to say no to it. */
export function RecordCard({ event, record, hasCues, wasThere }: RecordProps) {
  return (
    <section class="stack" aria-labelledby="record">
      <h2 id="record">What was shared</h2>
      {(record.recording_url || record.slides_url) && (
        <p class="buttons">
          {record.recording_url && <LinkButton href={record.recording_url}>Watch the recording</LinkButton>}
          {record.slides_url && (
            <LinkButton kind="quiet" href={record.slides_url}>
              See the slides
            </LinkButton>
          )}
        </p>
      )}
      {hasCues && <FindWords event={event} asked="" />}
      {record.html && <Prose html={record.html} />}
      {wasThere && !event.is_recorded && record.html && (
        <p class="soft small">
          You were there, and would rather not have these notes kept?{' '}
          <a href={`/events/${event.id}/room#agree`}>Say so in the room</a>, and they are taken back.
        </p>
      )}
    </section>
  )
}
