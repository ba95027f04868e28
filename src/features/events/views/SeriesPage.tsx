import { LinkButton } from '#platform/layout/buttons.tsx'
import { Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { EventLine } from '../queries.ts'
import { EventLines } from './EventLines.tsx'

type SeriesProps = { id: number; title: string; rule: string; coming: EventLine[]; past: EventLine[] }

/** A series: what comes, and what was. */
export function SeriesPage({ id, title, rule, coming, past }: SeriesProps) {
  return (
    <>
      <Breadcrumb steps={[{ href: '/events', label: 'Events' }]} />
      <PageHead title={title} lead={`It comes ${rule}.`}>
        <LinkButton kind="quiet" href={`/events/series/${id}/calendar.ics`} icon="calendar">
          The series as a calendar (.ics)
        </LinkButton>
      </PageHead>
      {coming.length === 0 ? (
        <Empty title="No more dates are planned." />
      ) : (
        <section class="stack-small">
          <h2>Next</h2>
          <EventLines events={coming} label="Next" inSeries />
        </section>
      )}
      {past.length > 0 && (
        <section class="stack-small">
          <h2>Past dates</h2>
          <EventLines events={past} label="Past dates" inSeries />
        </section>
      )}
    </>
  )
}
