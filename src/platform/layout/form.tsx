// Forms and what stands above them when something needs another look.
import type { ComponentChildren } from 'preact'
import type { FormErrors } from '../forms.ts'
import { fieldId } from './fields.tsx'

type FormProps = {
  action: string
  method?: 'post' | 'get'
  /** A key made by `onceKey()`: the same form sent twice does its work once. */
  once?: string | undefined
  multipart?: boolean
  /** Where the browser script saves what is being written, such as `/drafts/reply:12`. */
  draft?: string | undefined
  id?: string
  /** For more than one form on a page, so that each has a name. */
  label?: string
  /** Buttons that stand within a line. */
  inline?: boolean
  /** Fields that nobody sees. */
  hidden?: Record<string, string | number | undefined>
  children?: ComponentChildren
}

/** A form. Checks are done by the house, in kind words, so the browser's own bubbles are off. */
export function Form({ action, method = 'post', once, multipart, draft, id, label, inline, hidden, children }: FormProps) {
  return (
    <form
      class={inline ? 'form-inline' : 'form'}
      action={action}
      method={method}
      enctype={multipart ? 'multipart/form-data' : undefined}
      id={id}
      aria-label={label}
      data-draft={draft}
      novalidate
    >
      {once && <input type="hidden" name="once" value={once} />}
      {Object.entries(hidden ?? {}).map(
        ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
      {draft && <p class="draft-state soft small" data-draft-state role="status" />}
    </form>
  )
}

type SummaryProps = {
  errors: FormErrors | undefined
  title?: string
  /** The ids of fields that have another one than usual. */
  ids?: Record<string, string>
}

/** All mistakes at once, each a link to its field. Takes the focus when the page opens. Nothing when there are none. */
export function ErrorSummary({ errors, title = 'Have another look', ids = {} }: SummaryProps) {
  const mistakes = Object.entries(errors ?? {})
  if (mistakes.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1} data-error-summary>
      <h2>{title}</h2>
      <ul class="plain">
        {mistakes.map(([name, text]) => (
          <li key={name}>{name === 'form' ? text : <a href={`#${ids[name] ?? fieldId(name)}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
