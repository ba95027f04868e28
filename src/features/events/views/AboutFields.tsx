import type { ReadForm } from '#platform/forms.ts'
import { Choice } from '#platform/layout/choices.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'
import type { Reserve } from '../coming-fields.ts'
import type { Event } from '../queries.ts'

type AboutProps = { event: Event; groups: Reserve[]; form: ReadForm<unknown>; hasPlace?: boolean }

/** What those who come can say of themselves. `groups` are those that they may belong to. */
export function AboutFields({ event, groups, form, hasPlace }: AboutProps) {
  return (
    <>
      {groups.length > 0 && !hasPlace && (
        <Choice
          name="kept_for"
          label="Some places are kept. Are you one of these?"
          form={form}
          value={String(form.values.kept_for ?? '')}
          options={[
            ...groups.map(({ name, places }) => ({ value: name, label: `${name} (${places} kept)` })),
            { value: '', label: 'None of them' },
          ]}
        />
      )}
      {event.questions.map((question, at) => (
        <Field key={question} name={`answer_${at}`} label={question} form={form} optional />
      ))}
      <TextArea
        name="access_needs"
        label="What helps you to take part?"
        hint="Captions, a quiet place, step-free access, food. Only the hosts read it, and it is deleted afterwards."
        form={form}
        rows={3}
        optional
      />
    </>
  )
}
