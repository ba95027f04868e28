// Records of what stewards did.
import { Button } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Select } from '#platform/layout/fields.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb, Pager } from '#platform/layout/ways.tsx'
import { acts, actText } from './acts.ts'
import type { RecordLine } from './queries.ts'

type Person = { id: number | null; name: string | null; has_page: boolean | null }

function Name({ id, name, has_page }: Person) {
  const shown = name || 'a former member'
  return id !== null && has_page ? <a href={`/people/${id}`}>{shown}</a> : <span>{shown}</span>
}

/** One record: who did what to what, when, and why. */
export function RecordItem({ line }: { line: RecordLine }) {
  return (
    <Row>
      <p>
        <strong>
          <Name id={line.steward_id} name={line.steward_name} has_page={line.steward_has_page} />
        </strong>{' '}
        {actText(line.act)}
        {line.member_id !== null && (
          <>
            {': '}
            <Name id={line.member_id} name={line.member_name} has_page={line.member_has_page} />
          </>
        )}
        <span class="soft small">
          {' · '}
          <Time at={line.at} as="full" />
        </span>
      </p>
      <AboutWhat line={line} />
      {line.reason && <p>Why: {line.reason}</p>}
    </Row>
  )
}

/** Where it happened. The wall gives no title of a thread that this steward does not see. */
function AboutWhat({ line }: { line: RecordLine }) {
  if (line.thread_id === null && line.space_name === null) return null
  return (
    <p class="small">
      {line.thread_title !== null && (
        <a href={line.post_id ? `/posts/${line.post_id}` : `/threads/${line.thread_id}`}>{line.thread_title}</a>
      )}
      {line.thread_id !== null && line.thread_title === null && 'A thread that is gone, or in a space that you are not in'}
      {line.space_name !== null && (
        <span class="soft">
          {line.thread_id === null ? '' : ' in '}
          {line.space_name}
        </span>
      )}
    </p>
  )
}

export type RecordsProps = {
  records: RecordLine[]
  stewards: { id: number; name: string; has_left: boolean }[]
  filter: { act: string; person: string }
  next?: string | undefined
}

export function RecordsPage({ records, stewards, filter, next }: RecordsProps) {
  const actOptions = [{ value: '', label: 'Everything' }, ...Object.entries(acts).map(([value, label]) => ({ value, label }))]
  const known = stewards.some((one) => String(one.id) === filter.person)
  const personOptions = [
    { value: '', label: 'Everybody' },
    ...(filter.person && !known ? [{ value: filter.person, label: 'The person chosen before' }] : []),
    ...stewards.map((one) => ({ value: String(one.id), label: one.has_left ? 'A former member' : one.name })),
  ]
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/stewards', label: 'Stewards’ desk' }]} />
      <PageHead title="Records" lead="What stewards did, and why. Only stewards read this, and nobody can change it." />
      <Form action="/stewards/records" method="get" label="Show only" inline>
        <Select name="act" label="What" value={filter.act} options={actOptions} />
        <Select name="person" label="Who" value={filter.person} options={personOptions} />
        <Button kind="quiet">Show</Button>
      </Form>
      {records.length === 0 ? (
        <Empty title="There are no records here">When a steward moves a thread or removes a post, it is written down here.</Empty>
      ) : (
        <Rows label="Records">
          {records.map((line) => (
            <RecordItem key={line.id} line={line} />
          ))}
        </Rows>
      )}
      <Pager next={next} />
    </div>
  )
}
