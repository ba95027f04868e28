// Before a space is opened to more people, closed to some, or made to forget: what that means.
import type { FormErrors } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import type { Consequences } from '../actions.ts'
import type { SpaceInput } from '../forms.ts'
import { memoryNames } from '../memory.ts'
import type { Space } from '../queries.ts'

type Props = { space: Space; form: SpaceInput; consequences: Consequences; confirmed: string; errors?: FormErrors | undefined }

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`

export function ConfirmSpacePage({ space, form, consequences, confirmed, errors }: Props) {
  const { opensTo, closes, forgets, contents } = consequences
  const { name, purpose, norms, sees, writes, memory, masks, no_run } = form
  const written = `${count(contents.threads, 'thread')} with ${count(contents.posts, 'post')} by ${count(contents.writers, 'person', 'people')}`
  return (
    <div class="narrow stack">
      <PageHead title={`Change ${space.name}?`} />
      <ErrorSummary errors={errors} />
      {opensTo && (
        <NoticeBar tone="care">
          <p>
            <strong>
              What was written in confidence becomes visible to{' '}
              {opensTo === 'everyone' ? 'everyone on the web, search engines included' : 'all members'}.
            </strong>
          </p>
          <p>
            That is {written}, with all pictures, files and earlier versions. The people of the space are told that you did it.
            Once others have read it, this cannot be taken back.
          </p>
        </NoticeBar>
      )}
      {closes && (
        <NoticeBar tone="care">
          <p>
            <strong>Only people on the list of the space will see it from now on.</strong>
          </p>
          <p>
            You and the {count(contents.writers, 'person', 'people')} who wrote here are put on the list. Everybody else no longer
            sees the {count(contents.threads, 'thread')} in it.
          </p>
        </NoticeBar>
      )}
      {forgets && (
        <NoticeBar tone="care">
          <p>
            <strong>
              {count(contents.old, 'post')} older than {memoryNames[memory]} will be deleted tonight.
            </strong>
          </p>
          <p>Their files and earlier versions go as well. Nobody can bring them back.</p>
        </NoticeBar>
      )}
      <Form
        action={`/spaces/${space.slug}/settings`}
        hidden={{
          ...{ name, purpose, norms, sees, writes, memory, confirmed },
          masks: masks ? 'on' : undefined,
          no_run: no_run ? 'on' : undefined,
        }}
      >
        <TextArea
          name="reason"
          label="Why do you change it?"
          hint="Kept in the records, where other stewards can read it."
          form={{ errors, values: { reason: form.reason } }}
          rows={3}
        />
        <Buttons>
          <Button kind="warning">
            {opensTo ? 'Open the space' : closes ? 'Close the space to others' : 'Change the memory'}
          </Button>
          <LinkButton kind="quiet" href={`/spaces/${space.slug}/settings`}>
            Leave as it is
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
