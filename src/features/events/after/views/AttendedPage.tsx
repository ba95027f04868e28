import { Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Table } from '#platform/layout/tables.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import { sayDay } from '../../times.ts'
import { type Certificate, sayLength } from '../certificates.ts'

/** One's own record: it stays when the list of who came is deleted. */
export function AttendedPage({ attended, minutes }: { attended: Certificate[]; minutes: number }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/events', label: 'Events' }]} />
      <PageHead
        title="Events at which you were"
        lead={
          minutes > 0
            ? `${sayLength(minutes)} in all. Only you see this list, and it stays when others’ lists are deleted.`
            : 'Only you see this list.'
        }
      />
      {attended.length === 0 ? (
        <Empty title="Nothing here yet." action={{ href: '/events', label: 'See what is on' }}>
          Once a host has checked you in, an event is here the day after.
        </Empty>
      ) : (
        <Table
          caption="Events"
          hideCaption
          columns={[
            { label: 'Event', cell: ({ title, code }: Certificate) => <a href={`/certificates/${code}`}>{title}</a> },
            { label: 'Day', cell: ({ starts_at, zone }: Certificate) => sayDay(starts_at, zone) },
            { label: 'Length', cell: ({ minutes: length }: Certificate) => sayLength(length) },
          ]}
          rows={attended}
          keyOf={({ code }) => code}
        />
      )}
    </div>
  )
}
