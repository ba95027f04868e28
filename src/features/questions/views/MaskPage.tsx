import { type MaskCase, SHOWN_DAYS } from '#core/masks/cases.ts'
import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Member } from '#platform/viewer.ts'
import type { Question } from '../queries.ts'

type MaskPageProps = {
  viewer: Member
  question: Question
  cases: MaskCase[]
  behind: { member_id: number; name: string } | undefined
  form: ReadForm<unknown>
}

/** What stewards can do about a mask: ask for a second steward, agree, refuse. */
export function MaskPage({ viewer, question, cases, behind, form }: MaskPageProps) {
  const open = cases.find((one) => one.answer === null)
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: `/questions/${question.id}`, label: question.title }]} />
      <PageHead
        title="About this mask"
        lead="Only two stewards together can look behind a mask, and only for a serious breach of the code of conduct."
      />
      <Card title="What that means">
        <ul>
          <li>One steward asks and says why. Another agrees or refuses, and says why.</li>
          <li>If they agree, these two see who it is, for {SHOWN_DAYS} days. Nobody else does.</li>
          <li>Whoever wears the mask is told, with both reasons and both names.</li>
          <li>Each step stays on record, without the person’s name.</li>
        </ul>
        <p>To remove a post or close the question, nobody needs to know who it is.</p>
      </Card>
      <ErrorSummary errors={form.errors} />
      {behind && (
        <NoticeBar tone="care">
          Behind this mask is{' '}
          <a href={`/people/${behind.member_id}/steward`}>
            <strong>{behind.name}</strong>
          </a>
          . Keep it to yourselves.
        </NoticeBar>
      )}
      {open && <OpenCase viewer={viewer} question={question} open={open} form={form} />}
      {!open && (
        <Form action={`/questions/${question.id}/mask`} label="Ask to look behind the mask">
          <TextArea
            name="reason"
            label="Why do you want to look behind it?"
            hint="The other stewards read this, and so does whoever it is."
            form={form}
            rows={4}
            maxlength={2000}
          />
          <Button kind="warning">Ask another steward</Button>
        </Form>
      )}
      {cases
        .filter((one) => one.answer !== null)
        .map((one) => (
          <CaseCard key={one.id} one={one} />
        ))}
    </div>
  )
}

function OpenCase({
  viewer,
  question,
  open,
  form,
}: {
  viewer: Member
  question: Question
  open: MaskCase
  form: ReadForm<unknown>
}) {
  return (
    <Card title="A steward asks to look behind it">
      <p>
        <strong>{open.asked_name || 'A former steward'}</strong>, <Time at={open.asked_at} />: {open.reason}
      </p>
      {open.asked_by === viewer.id ? (
        <p class="soft">Another steward has to agree or refuse. All stewards are told.</p>
      ) : (
        <Form action={`/questions/${question.id}/mask/answer`} hidden={{ case_id: open.id }} label="Agree or refuse">
          <TextArea name="reason" label="Why do you agree, or refuse?" form={form} rows={4} maxlength={2000} />
          <Buttons>
            <Button kind="warning" name="agree" value="yes">
              Agree, and look
            </Button>
            <Button kind="quiet" name="agree" value="no">
              Refuse
            </Button>
            <LinkButton kind="quiet" href={`/questions/${question.id}`}>
              Decide later
            </LinkButton>
          </Buttons>
        </Form>
      )}
    </Card>
  )
}

/** One finished case: who asked, who answered, and why. */
export function CaseCard({ one }: { one: MaskCase }) {
  return (
    <Card title={one.answer === 'agreed' ? 'Two stewards looked' : 'The mask stayed on'}>
      <p>
        <strong>{one.asked_name || 'A former steward'}</strong> asked, <Time at={one.asked_at} as="full" />: {one.reason}
      </p>
      <p>
        <strong>{one.answered_name || 'A former steward'}</strong> {one.answer === 'agreed' ? 'agreed' : 'refused'},{' '}
        {one.answered_at && <Time at={one.answered_at} as="full" />}: {one.answer_reason}
      </p>
    </Card>
  )
}
