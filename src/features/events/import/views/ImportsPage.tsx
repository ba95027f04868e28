import type { ReadForm } from '#platform/forms.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Badge, Card, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { CalendarLine, ImportLine } from '../imports.ts'

const HERE = '/stewards/events/import'

type ImportsProps = { form: ReadForm<unknown>; imports: ImportLine[]; calendars: CalendarLine[] }

/** Where stewards bring events from elsewhere, what they brought, and the calendars that are followed. */
export function ImportsPage({ form, imports, calendars }: ImportsProps) {
  return (
    <div class="narrow stack">
      <Breadcrumb
        steps={[
          { href: '/stewards', label: 'Stewards’ desk' },
          { href: '/stewards/events', label: 'Events' },
        ]}
      />
      <PageHead
        title="Events from elsewhere"
        lead="Out of a calendar, a table or a list. First you see what would come in; nothing is kept until you say so."
      />
      <ErrorSummary errors={form.errors} />
      <Form action={HERE} multipart label="Bring events">
        <Field
          name="file"
          type="file"
          label="A file"
          hint="A calendar (.ics), a table (.csv with the columns title, date, start, end) or a list (.json), up to 10 MB."
          accept=".ics,.csv,.json"
          form={form}
        />
        <Field
          name="address"
          label="Or the address of a calendar"
          hint="As Outlook and Google give it to publish or share a calendar. You can follow it: it is then asked again every night."
          form={form}
          inputmode="url"
          autocomplete="off"
          spellcheck={false}
        />
        <Button>Look first</Button>
      </Form>
      {calendars.length > 0 && (
        <Card title="Calendars that are followed">
          <Rows label="Calendars that are followed">
            {calendars.map((one) => (
              <Calendar key={one.id} one={one} />
            ))}
          </Rows>
        </Card>
      )}
      {imports.length > 0 && (
        <Card title="What was brought">
          <Rows label="What was brought">
            {imports.map((one) => (
              <Row key={one.id}>
                <p class="break">
                  <a href={`${HERE}/${one.id}`}>{one.name}</a>
                </p>
                <p class="thread-facts">
                  <State one={one} />
                  <Time at={one.at} />
                </p>
              </Row>
            ))}
          </Rows>
        </Card>
      )}
    </div>
  )
}

/** What became of an import, in a word or two. */
export function State({ one: { state, is_dry } }: { one: Pick<ImportLine, 'state' | 'is_dry'> }) {
  if (state === 'waiting') return <Badge>Is being read</Badge>
  if (state === 'failed') return <Badge tone="red">Could not be read</Badge>
  return is_dry ? <Badge tone="blue">Only looked at</Badge> : <Badge tone="green">Taken in</Badge>
}

function Calendar({ one }: { one: CalendarLine }) {
  return (
    <Row
      actions={
        <Form action={`${HERE}/calendars/${one.id}/end`} inline label={`Stop following ${one.address}`}>
          <Button kind="quiet" small>
            Stop following
          </Button>
        </Form>
      }
    >
      <p class="break">{one.address}</p>
      <p class="soft small">
        {one.host ? `New events in it have ${one.host} as their host. ` : 'New events in it have no host. '}
        {one.import_id && one.asked_at ? (
          <>
            Asked last <Time at={one.asked_at} />: <a href={`${HERE}/${one.import_id}`}>{lastWords(one)}</a>
          </>
        ) : (
          'It is asked tonight.'
        )}
      </p>
    </Row>
  )
}

const lastWords = ({ state }: CalendarLine) =>
  state === 'failed' ? 'it could not be read' : state === 'waiting' ? 'it is being read' : 'what came of it'
