// What a steward can do about a member.
import type { RecordLine } from '#core/records/queries.ts'
import { RecordItem } from '#core/records/views.tsx'
import { shortDate } from '#platform/dates.ts'
import { emptyForm, type ReadForm } from '#platform/forms.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Rows } from '#platform/layout/cards.tsx'
import { Choice } from '#platform/layout/choices.tsx'
import { Field, fieldId, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Badge, Card, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import { PAUSED_FOR_GOOD } from '#platform/viewer.ts'
import type { StewardedPerson } from '../queries.ts'

export type PersonAct = 'suspend' | 'lift' | 'role'

export type PersonDeskProps = {
  person: StewardedPerson
  isSelf: boolean
  may: { suspend: boolean; lift: boolean; make: boolean; unmake: boolean }
  records: RecordLine[]
  act: PersonAct | undefined
  form: ReadForm<unknown>
  once: string
}

const HINT = 'Kept in the records, where other stewards can read it.'

function Reason({ act, form, hint = HINT }: { act: PersonAct; form: ReadForm<unknown>; hint?: string }) {
  return <TextArea name="reason" id={`${fieldId('reason')}-${act}`} label="Why?" hint={hint} form={form} rows={3} />
}

export function PersonDeskPage({ person, isSelf, may, records, act, form, once }: PersonDeskProps) {
  const formOf = (one: PersonAct) => (one === act ? form : emptyForm())
  return (
    <div class="narrow stack">
      <Breadcrumb
        steps={[
          { href: '/stewards', label: 'Stewards’ desk' },
          { href: `/people/${person.id}`, label: person.name },
        ]}
      />
      <PageHead title={person.name} lead={`Member since ${shortDate(person.joined_at)}`}>
        {person.role === 'steward' && <Badge tone="blue">Steward</Badge>}
        {may.lift && <Badge tone="red">Paused {pauseText(person.suspended_until)}</Badge>}
      </PageHead>
      <ErrorSummary errors={form.errors} ids={{ reason: `${fieldId('reason')}-${act}` }} />
      {may.suspend && <SuspendCard person={person} form={formOf('suspend')} once={once} />}
      {may.lift && <LiftCard person={person} form={formOf('lift')} />}
      {(may.make || may.unmake) && <RoleCard person={person} isSelf={isSelf} make={may.make} form={formOf('role')} />}
      {person.role === 'steward' && !isSelf && <p class="soft">A steward cannot be paused. Take the role away first.</p>}
      {person.role === 'steward' && !may.unmake && (
        <p class="soft">{isSelf ? 'You are' : 'This is'} the only steward, so the role stays.</p>
      )}
      <Card title="Records" more={{ href: `/stewards/records?person=${person.id}`, label: 'All records' }}>
        {records.length === 0 && <p class="soft">There are none about this person.</p>}
        <Rows>
          {records.map((line) => (
            <RecordItem key={line.id} line={line} />
          ))}
        </Rows>
      </Card>
    </div>
  )
}

/** "until 3 May 2026", or "for good". */
export function pauseText(until: Date | null): string {
  return until && until < PAUSED_FOR_GOOD ? `until ${shortDate(until)}` : 'for good'
}

function SuspendCard({ person, form, once }: { person: StewardedPerson; form: ReadForm<unknown>; once: string }) {
  const options = [
    { value: 'day', label: 'A day' },
    { value: 'week', label: 'A week' },
    { value: 'month', label: '30 days' },
    { value: 'date', label: 'Until a date', hint: 'Choose the day below.' },
    { value: 'good', label: 'For good' },
  ]
  return (
    <Card title={`Pause ${person.name}`}>
      <p>They cannot write. They can still read, take out what they wrote, and leave. They get a mail with your reason.</p>
      <Form action={`/people/${person.id}/suspend`} once={once} label="Pause">
        <Choice name="length" label="For how long?" form={form} options={options} />
        <Field name="until" label="The day on which they may write again" type="date" form={form} width="medium" optional />
        <Reason act="suspend" form={form} hint={`${person.name} reads this in the mail, and other stewards in the records.`} />
        <Button kind="warning">Pause this member</Button>
      </Form>
    </Card>
  )
}

function LiftCard({ person, form }: { person: StewardedPerson; form: ReadForm<unknown> }) {
  return (
    <Card title="End the pause">
      <p>{person.name} can write again at once, and is told.</p>
      <Form action={`/people/${person.id}/lift`} label="End the pause">
        <Reason act="lift" form={form} />
        <Button>Let them write again</Button>
      </Form>
    </Card>
  )
}

function RoleCard({
  person,
  isSelf,
  make,
  form,
}: {
  person: StewardedPerson
  isSelf: boolean
  make: boolean
  form: ReadForm<unknown>
}) {
  const title = make ? 'Make a steward' : isSelf ? 'Step down' : 'Take the role of steward away'
  return (
    <Card title={title}>
      <p>
        {make
          ? 'Stewards make spaces, look after threads and members, and read these records. They do not see inside invited spaces that they are not in.'
          : isSelf
            ? 'You are a member like all others from then on. Another steward can make you one again.'
            : 'They are a member like all others from then on.'}
      </p>
      <Form action={`/people/${person.id}/role`} hidden={{ role: make ? 'steward' : 'member' }} label={title}>
        <Reason act="role" form={form} />
        <Button kind="quiet" icon="shield">
          {make ? 'Make them a steward' : isSelf ? 'Step down as steward' : 'Take the role away'}
        </Button>
      </Form>
    </Card>
  )
}
