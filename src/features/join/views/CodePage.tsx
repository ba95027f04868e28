import type { ReadForm } from '#platform/forms.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import type { AskedSignIn } from '../sign-in.ts'
import { overSentence } from './over.ts'

/** Waits for the six digits. Says the same whoever the address belongs to. */
export function CodePage({ asked, form }: { asked: AskedSignIn; form: ReadForm<unknown> }) {
  const { state } = asked
  const open = state === 'open'
  return (
    <div class="narrow stack">
      <PageHead title="Look in your mail" />
      <ErrorSummary errors={form.errors} />
      {state === 'open' ? (
        <>
          <p>
            We sent a mail to <strong>{asked.address}</strong>. Type the code from it here, or press the link in it. Both work for
            15 minutes.
          </p>
          <Form action="/sign-in/code">
            <Field
              name="code"
              label="Six digits"
              form={form}
              autocomplete="one-time-code"
              inputmode="numeric"
              spellcheck={false}
              width="short"
              maxlength={20}
            />
            <Button>Go on</Button>
          </Form>
          <p class="soft">Nothing there after a minute? Look where unwanted mail goes, or have it sent again.</p>
        </>
      ) : (
        <NoticeBar tone="wait">
          <p>{overSentence(state, 'code')}</p>
        </NoticeBar>
      )}
      <Form action="/sign-in/again" label="Send another mail">
        <Button kind={open ? 'quiet' : 'primary'} icon="mail">
          {open ? 'Send it again' : 'Send a new one'}
        </Button>
      </Form>
      <p>
        <a href={`/sign-in${asked.next === '/' ? '' : `?next=${encodeURIComponent(asked.next)}`}`}>Use another address</a>
      </p>
    </div>
  )
}
