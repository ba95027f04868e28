import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'

type SureProps = { words: 'keep' | 'remove'; form: ReadForm<unknown>; needsCode: boolean; codeSentTo: string | undefined }

/** Names what happens, and what does not, before the one button that does it. */
export function LeaveSurePage({ words, form, needsCode, codeSentTo }: SureProps) {
  return (
    <div class="narrow stack">
      <Breadcrumb
        steps={[
          { href: '/account', label: 'Your account' },
          { href: '/account/leave', label: 'Your data and leaving' },
        ]}
      />
      <PageHead title={words === 'keep' ? 'Leave, and keep my words' : 'Leave, and remove my words'} />
      <ErrorSummary errors={form.errors} />
      <Card title="What happens at once">
        <ul>
          <li>Your name, profile, picture and addresses are deleted, and you are signed out everywhere.</li>
          <li>Your reactions, drafts, follows, notices, passkeys and places in spaces are deleted.</li>
          {words === 'keep' ? (
            <li>
              Your posts and the files in them stay, written by “A former member”. What your own words say about you stays in
              them.
            </li>
          ) : (
            <li>
              The words of all your posts, what they said before, and the titles of your threads are deleted, and your files too.
            </li>
          )}
          <li>Where others mentioned you by your name here, it becomes “a former member”.</li>
        </ul>
      </Card>
      <Card title="What stays">
        <ul>
          <li>What others quoted of you, or typed about you, stays in their own posts: those are their words.</li>
          <li>What stewards wrote down about their acts stays, without your name, unless they typed it.</li>
          <li>Mails that were sent already cannot be called back.</li>
          <li>
            Backups that were made before today hold you until they are thrown away. Were one restored, you would be erased again.
          </li>
        </ul>
      </Card>
      <p>
        This cannot be undone. <a href="/account/leave">Take what is yours with you</a> first.
      </p>
      {needsCode && <CodePart words={words} codeSentTo={codeSentTo} />}
      {(!needsCode || codeSentTo) && (
        <Form action="/account/leave" hidden={{ words }}>
          {needsCode && (
            <Field
              name="code"
              label="Six digits from the mail"
              form={form}
              inputmode="numeric"
              autocomplete="one-time-code"
              width="short"
            />
          )}
          <Buttons>
            <Button kind="warning">Close my account for good</Button>
            <LinkButton kind="quiet" href="/account">
              Stay
            </LinkButton>
          </Buttons>
        </Form>
      )}
    </div>
  )
}

function CodePart({ words, codeSentTo }: { words: string; codeSentTo: string | undefined }) {
  return (
    <Card title="Show that it is you">
      <p>
        {codeSentTo
          ? `We sent a code to ${codeSentTo}. Type it below.`
          : 'You signed in here more than a day ago. So that nobody else closes your account, we send a code to your first address.'}
      </p>
      <Form action="/account/leave/code" hidden={{ words }}>
        <Button kind="quiet">{codeSentTo ? 'Send another code' : 'Send me a code'}</Button>
      </Form>
    </Card>
  )
}
