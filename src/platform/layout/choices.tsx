// Fields where one ticks instead of types.
import type { ComponentChildren } from 'preact'
import { FieldError, type FieldProps, factsOf } from './fields.tsx'

export type ChoiceOption = { value: string; label: ComponentChildren; hint?: ComponentChildren }

type GroupProps = FieldProps & { options: ChoiceOption[]; inline?: boolean }

/** One of a few, all in sight. */
export function Choice(props: GroupProps) {
  const { value } = factsOf(props)
  return <Group {...props} type="radio" chosen={value === undefined ? [] : [value]} />
}

/** Any of a few. `chosen` are the values ticked to begin with. */
export function Checkboxes(props: GroupProps & { chosen?: string[] }) {
  const typed = props.form?.values[props.name]
  return <Group {...props} type="checkbox" chosen={typed === undefined ? (props.chosen ?? []) : [typed].flat()} />
}

function Group(props: GroupProps & { type: 'radio' | 'checkbox'; chosen: string[] }) {
  const { id, mistake, describedBy } = factsOf(props)
  const { name, type, chosen, label, hint, options, optional, inline, hideLabel } = props
  return (
    <fieldset class={mistake ? 'field field-wrong' : 'field'} aria-describedby={describedBy}>
      <legend class={hideLabel ? 'hidden' : 'label'}>
        {label}
        {optional && <span class="soft"> (optional)</span>}
      </legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {mistake && <FieldError id={id} text={mistake} />}
      <div class={inline ? 'choices choices-inline' : 'choices'}>
        {options.map((option, index) => {
          const optionId = index === 0 ? id : `${id}-${index}`
          return (
            <Tick
              key={option.value}
              id={optionId}
              type={type}
              name={name}
              value={option.value}
              checked={chosen.includes(option.value)}
              label={option.label}
              hint={option.hint}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

type CheckboxProps = FieldProps & { checked?: boolean }

/** One yes or no. After a mistake it shows what was ticked, not what was there before. */
export function Checkbox(props: CheckboxProps) {
  const { id, mistake } = factsOf(props)
  const sent = props.form?.errors !== undefined && Object.keys(props.form.values).length > 0
  const checked = sent ? Boolean(props.form?.values[props.name]) : (props.checked ?? Boolean(props.form?.values[props.name]))
  return (
    <div class={mistake ? 'field field-wrong' : 'field'}>
      {mistake && <FieldError id={id} text={mistake} />}
      <Tick
        id={id}
        type="checkbox"
        name={props.name}
        value="on"
        checked={checked}
        label={props.label}
        hint={props.hint}
        wrong={Boolean(mistake)}
      />
    </div>
  )
}

type TickProps = ChoiceOption & { id: string; type: 'radio' | 'checkbox'; name: string; checked: boolean; wrong?: boolean }

function Tick({ id, type, name, value, checked, label, hint, wrong }: TickProps) {
  const describedBy = [hint && `${id}-tick-hint`, wrong && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div class="tick">
      <input
        class={`tick-box tick-${type}`}
        id={id}
        type={type}
        name={name}
        value={value}
        checked={checked}
        aria-describedby={describedBy}
        aria-invalid={wrong ? 'true' : undefined}
      />
      <div>
        <label class="tick-label" for={id}>
          {label}
        </label>
        {hint && (
          <p class="hint" id={`${id}-tick-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
