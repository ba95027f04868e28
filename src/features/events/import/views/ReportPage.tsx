import { Button } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Checkbox } from '#platform/layout/choices.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Badge, type BadgeTone, Card, Empty, NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb, Pager, Tabs } from '#platform/layout/ways.tsx'
import type { Count, ImportItem, ImportLine } from '../imports.ts'
import type { Taken } from '../plan.ts'

const HERE = '/stewards/events/import'

const names: Record<Taken['outcome'], { name: string; tone: BadgeTone }> = {
  new: { name: 'New', tone: 'green' },
  changed: { name: 'Changed', tone: 'blue' },
  'called off': { name: 'Called off', tone: 'ember' },
  'left alone': { name: 'Changed here, so left alone', tone: 'plain' },
  'the same': { name: 'The same', tone: 'plain' },
  refused: { name: 'Not taken', tone: 'red' },
}

/** What its page is called. */
export function titleOfReport({ state, is_dry }: ImportLine): string {
  if (state === 'failed') return 'Nothing came in'
  return is_dry ? 'What would come in' : 'What came in'
}

type ReportProps = { one: ImportLine; counts: Count[]; items: ImportItem[]; next: string | undefined; outcome: string }

/** What an import would do, or did, event by event. */
export function ReportPage({ one, counts, items, next, outcome }: ReportProps) {
  const total = counts.reduce((sum, { n }) => sum + n, 0)
  const address = (show: string) => (show ? `${HERE}/${one.id}?show=${encodeURIComponent(show)}` : `${HERE}/${one.id}`)
  return (
    <div class="narrow stack">
      <Breadcrumb
        steps={[
          { href: '/stewards/events', label: 'Events' },
          { href: HERE, label: 'Events from elsewhere' },
        ]}
      />
      <PageHead title={titleOfReport(one)} lead={<span class="break">{one.name}</span>} />
      {one.state === 'waiting' && (
        <NoticeBar tone="wait">
          {one.is_dry ? 'It is being read.' : 'It is being taken in.'} <a href={`${HERE}/${one.id}`}>Look again</a>
        </NoticeBar>
      )}
      {one.said && <NoticeBar tone={one.state === 'failed' ? 'care' : 'info'}>{one.said}</NoticeBar>}
      {one.state === 'done' && one.is_dry && <Take one={one} counts={counts} />}
      {one.state === 'done' && total === 0 && <Empty title="There are no events in it." />}
      {one.state === 'done' && total > 0 && (
        <>
          <Tabs
            label="Which events"
            tabs={[
              { href: address(''), label: 'All', current: outcome === '', count: total },
              ...counts.map(({ outcome: name, n }) => ({
                href: address(name),
                label: names[name].name,
                current: outcome === name,
                count: n,
              })),
            ]}
          />
          <Rows label="Events">
            {items.map((item) => (
              <Item key={item.position} item={item} />
            ))}
          </Rows>
          <Pager next={next && `${address(outcome)}${outcome ? '&' : '?'}after=${next}`} nextLabel="More" label="More events" />
        </>
      )}
    </div>
  )
}

function Take({ one, counts }: { one: ImportLine; counts: Count[] }) {
  const isNews = counts.some(({ outcome }) => ['new', 'changed', 'called off'].includes(outcome))
  const action = `${HERE}/${one.id}/take`
  if (!one.holds) return <NoticeBar>This was looked at too long ago to be taken in. Bring it again.</NoticeBar>
  if (!isNews && !one.is_address) return <NoticeBar>Nothing in it is new: there is nothing to take in.</NoticeBar>
  return (
    <Card title={isNews ? 'Nothing is kept yet' : 'Nothing in it is new'}>
      {isNews ? (
        <Form action={action} label="Take them in">
          <p>You become the host of what is new. Those who come are told of another time or place, and of what is called off.</p>
          {one.is_address && (
            <Checkbox name="follow" label="Follow this calendar" hint="It is asked again every night, until a steward ends it." />
          )}
          <Button>Take them in</Button>
        </Form>
      ) : (
        <Form action={action} hidden={{ follow: 'on' }} label="Follow this calendar">
          <p>You can still follow it: it is asked again every night, and you become the host of what is new by then.</p>
          <Button>Follow this calendar</Button>
        </Form>
      )}
    </Card>
  )
}

const sentence = (text: string) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`

function Item({ item: { title, outcome, said, event_id } }: { item: ImportItem }) {
  const { name, tone } = names[outcome as Taken['outcome']]
  return (
    <Row>
      <p class="break">
        {event_id ? <a href={`/events/${event_id}`}>{title}</a> : <strong>{title}</strong>} <Badge tone={tone}>{name}</Badge>
      </p>
      <ul class="plain small break">
        {said.map((one, index) => (
          <li key={index}>{sentence(one)}</li>
        ))}
      </ul>
    </Row>
  )
}
