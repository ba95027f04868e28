// Fields of forms: label above, then hint, then mistake, then the box, all tied together for screen readers.
import type { ComponentChildren, InputHTMLAttributes } from 'preact'
import type { FormErrors, FormValues } from '../forms.ts'

/** What `readForm` and `emptyForm` give: a field takes its value and its mistake from it. */
export type ShownForm = { errors?: FormErrors | undefined; values: FormValues }

export type FieldProps = {
  name: string
  label: ComponentChildren
  hint?: ComponentChildren
  form?: ShownForm | undefined
  value?: string | undefined
  error?: string | undefined
  /** Only where one page has two fields of this name. */
  id?: string
  /** Says "(optional)" after the label. */
  optional?: boolean
  /** For a field whose label would repeat what stands right above it. */
  hideLabel?: boolean
}

type InputProps = FieldProps & {
  type?: 'text' | 'email' | 'search' | 'url' | 'number' | 'date' | 'time' | 'file' | 'tel' | 'datetime-local'
  autocomplete?: InputHTMLAttributes<HTMLInputElement>['autocomplete']
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'search' | 'url'
  width?: 'short' | 'medium' | 'full'
  maxlength?: number
  placeholder?: string
  spellcheck?: boolean
  accept?: string
  autofocus?: boolean
  min?: string | number
  max?: string | number
  pattern?: string
}

/** The id of a field; the error summary links to it. */
export function fieldId(name: string): string {
  return `field-${name}`
}

/** What a field shows: its id, value, mistake and the ids that describe it. */
export function factsOf({ name, form, value, error, hint, id = fieldId(name) }: FieldProps) {
  const typed = form?.values[name]
  const mistake = error ?? form?.errors?.[name]
  return {
    id,
    value: (Array.isArray(typed) ? typed[0] : typed) ?? value,
    mistake,
    describedBy: [hint && `${id}-hint`, mistake && `${id}-error`].filter(Boolean).join(' ') || undefined,
  }
}

type FrameProps = FieldProps & { children: ComponentChildren; extra?: ComponentChildren }

/** Label, hint and mistake around any box. */
export function FieldFrame(props: FrameProps) {
  const { id, mistake } = factsOf(props)
  return (
    <div class={mistake ? 'field field-wrong' : 'field'}>
      <label class={props.hideLabel ? 'hidden' : 'label'} for={id}>
        {props.label}
        {props.optional && <span class="soft"> (optional)</span>}
      </label>
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {mistake && <FieldError id={id} text={mistake} />}
      {props.children}
      {props.extra}
    </div>
  )
}

/** The sentence beside a field that needs another look. */
export function FieldError({ id, text }: { id: string; text: string }) {
  return (
    <p class="field-error" id={`${id}-error`}>
      <span class="hidden">Look again: </span>
      {text}
    </p>
  )
}

/** A box of one line. */
export function Field(props: InputProps) {
  const { id, value, mistake, describedBy } = factsOf(props)
  const { type = 'text', width = 'full' } = props
  return (
    <FieldFrame {...props}>
      <input
        class={`input input-${width}`}
        id={id}
        name={props.name}
        // The types want one kind of input per element; each of ours takes these attributes.
        type={type as 'text'}
        value={type === 'file' ? undefined : value}
        autocomplete={props.autocomplete}
        inputMode={props.inputmode}
        maxLength={props.maxlength}
        placeholder={props.placeholder}
        spellcheck={props.spellcheck}
        accept={props.accept}
        autofocus={props.autofocus}
        min={props.min}
        max={props.max}
        pattern={props.pattern}
        aria-describedby={describedBy}
        aria-invalid={mistake ? 'true' : undefined}
      />
    </FieldFrame>
  )
}

type TextAreaProps = FieldProps & {
  rows?: number
  maxlength?: number
  placeholder?: string
  /** Shows Write and Preview above the box: the address that turns Markdown into HTML. */
  preview?: string | undefined
  /** Pasted and dropped pictures are sent there. */
  upload?: string | undefined
  /** Names are offered after @ from there. */
  mentions?: string | undefined
}

/** A box of many lines. With `preview`, `upload` and `mentions` it becomes the composer; it works without them too. */
export function TextArea(props: TextAreaProps) {
  const { id, value, mistake, describedBy } = factsOf(props)
  return (
    <FieldFrame {...props}>
      <textarea
        class="input textarea"
        id={id}
        name={props.name}
        rows={props.rows ?? 6}
        maxLength={props.maxlength}
        placeholder={props.placeholder}
        data-preview={props.preview}
        data-upload={props.upload}
        data-mentions={props.mentions}
        aria-describedby={describedBy}
        aria-invalid={mistake ? 'true' : undefined}
      >
        {/* HTML swallows the first line break of a box. */}
        {value?.startsWith('\n') ? `\n${value}` : value}
      </textarea>
    </FieldFrame>
  )
}

type SelectProps = FieldProps & { options: { value: string; label: string }[]; width?: 'medium' | 'full' }

/** One of many; for five or fewer use `Choice`. */
export function Select(props: SelectProps) {
  const { id, value, mistake, describedBy } = factsOf(props)
  return (
    <FieldFrame {...props}>
      <select
        class={`input select input-${props.width ?? 'medium'}`}
        id={id}
        name={props.name}
        aria-describedby={describedBy}
        aria-invalid={mistake ? 'true' : undefined}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
