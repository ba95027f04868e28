import type { ReadForm } from '#platform/forms.ts'
import { Checkbox } from '#platform/layout/choices.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'

/** Whether anything is filled in here, or wrong: then it is open. */
export function hasComing({ values, errors }: ReadForm<unknown>): boolean {
  const names = ['reserves', 'questions', 'core_only', 'core_why']
  return names.some((name) => Boolean(values[name]) || errors?.[name] !== undefined)
}

/** What few events need: groups for whom places are kept, questions, core members. */
export function ComingFields({ form }: { form: ReadForm<unknown> }) {
  return (
    <>
      <TextArea
        name="reserves"
        label="Places kept for groups"
        hint="One a line, such as “First-timers: 5” or “Wales, Scotland and Northern Ireland: 3”. What is not taken three days before goes to everybody."
        form={form}
        rows={3}
        optional
      />
      <TextArea
        name="questions"
        label="Questions to those who come"
        hint="One a line, five at most. Nobody has to answer, and only hosts read the answers."
        form={form}
        rows={3}
        optional
      />
      <Checkbox
        name="core_only"
        label="For core members only"
        hint="The NHS, the public and voluntary sectors, academia, or retired from these."
        form={form}
      />
      <Field name="core_why" label="Why only they?" hint="People who cannot come read this." form={form} optional />
    </>
  )
}
