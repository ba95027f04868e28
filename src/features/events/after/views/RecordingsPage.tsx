import { Button } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import { sayDay } from '../../times.ts'
import { kindLabels } from '../../views/EventLines.tsx'
import { momentAddress, sayMoment } from '../captions.ts'
import type { Recording } from '../records.ts'

/** All recordings, found by title and by what was said in them. */
export function RecordingsPage({ asked, recordings }: { asked: string; recordings: Recording[] }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/events', label: 'Events' }]} />
      <PageHead title="Recordings" lead="Of events that were recorded. Search finds what was said, and leads to the moment." />
      <Form action="/events/recordings" method="get" label="Find recordings">
        <Field name="q" label="Find words" type="search" value={asked} width="medium" />
        <Button kind="quiet">Find</Button>
      </Form>
      {recordings.length === 0 ? (
        <Empty title={asked ? `Nothing was found for “${asked}”.` : 'There are no recordings yet.'}>
          {asked ? 'Try a shorter or another word.' : 'Hosts add them after their events.'}
        </Empty>
      ) : (
        <Rows label="Recordings">
          {recordings.map((one) => (
            <Row key={one.id}>
              <p>
                <a href={`/events/${one.id}`}>
                  <strong>{one.title}</strong>
                </a>
              </p>
              <p class="soft small">
                {kindLabels[one.kind]}, {sayDay(one.starts_at, one.zone)}
              </p>
              {one.cues.length > 0 && (
                <ul class="plain cues">
                  {one.cues.map(({ starts_ms, words }) => (
                    <li key={starts_ms}>
                      <a href={momentAddress(one.recording_url, starts_ms)}>{sayMoment(starts_ms)}</a> {words}
                    </li>
                  ))}
                </ul>
              )}
            </Row>
          ))}
        </Rows>
      )}
    </div>
  )
}
