// One question before something is done, as a page: it works without script, and a reason can be asked for.
import type { ComponentChildren } from 'preact'
import type { ReadForm } from '../forms.ts'
import { Button, Buttons, LinkButton } from './buttons.tsx'
import { TextArea } from './fields.tsx'
import { ErrorSummary, Form } from './form.tsx'
import { PageHead } from './pieces.tsx'

export type AskProps = {
  title: string
  text: ComponentChildren
  action: string
  button: string
  back: string
  hidden?: Record<string, string | number>
  once?: string
  /** Who can read the reason; without it none is asked for. */
  reasonHint?: string
  form?: ReadForm<unknown>
}

/** Says what will happen, and asks. `back` is where one goes to leave everything as it is. */
export function AskPage({ title, text, action, button, back, hidden = {}, once, reasonHint, form }: AskProps) {
  return (
    <div class="narrow stack">
      <PageHead title={title} />
      <ErrorSummary errors={form?.errors} />
      <div class="ask-text">{text}</div>
      <Form action={action} hidden={hidden} once={once}>
        {reasonHint && <TextArea name="reason" label="Why?" hint={reasonHint} form={form} rows={3} />}
        <Buttons>
          <Button kind="warning">{button}</Button>
          <LinkButton kind="quiet" href={back}>
            Leave as it is
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
