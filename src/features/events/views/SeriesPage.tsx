import { Card, Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb, Columns, Pager } from '#platform/layout/ways.tsx'
import type { EventLine } from '../queries.ts'
import { EventLines } from './EventLines.tsx'
import { Follow } from './FollowCalendar.tsx'

type SeriesProps = {
  title: string
  rule: string
  coming: EventLine[]
  past: EventLine[]
  isFirst: boolean
  next: string | undefined
  here: string
} & Parameters<typeof Follow>[0]

/** A series: what comes, and what was. `address` and `own` say where programs follow it. */
export function SeriesPage({ title, rule, coming, past, isFirst, next, here, address, own }: SeriesProps) {
  return (
    <>
      <Breadcrumb steps={[{ href: '/events', label: 'Events' }]} />
      <PageHead title={title} lead={`It comes ${rule}.`} />
      <Columns
        side={
          <Card title="In your own calendar">
            <Follow address={address} own={own} />
          </Card>
        }
      >
        {!isFirst ? null : coming.length === 0 ? (
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
        <Pager
          previous={isFirst ? undefined : here}
          next={next ? `${here}?after=${next}` : undefined}
          previousLabel="To the next dates"
          nextLabel="Earlier dates"
        />
      </Columns>
    </>
  )
}
