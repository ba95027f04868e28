// Which events to see, in lists and months alike.
import { Button, Buttons } from '#platform/layout/buttons.tsx'
import { Select } from '#platform/layout/fields.tsx'
import { Form } from '#platform/layout/form.tsx'
import type { Chosen } from '../chosen.ts'
import { kinds, levels } from '../forms.ts'
import { languageCodes, languages } from '../languages.ts'
import { kindLabels, levelLabels, placeLabels } from './EventLines.tsx'

const optionsOf = (values: readonly string[], labels: Record<string, string>) => [
  { value: '', label: 'All' },
  ...values.map((value) => ({ value, label: labels[value]! })),
]
const levelsToChoose = levels.filter((level) => level !== 'all')

/** `hidden` is what else stands in the address and stays there. */
export function ChooseForm({ chosen, hidden }: { chosen: Chosen; hidden: Record<string, string | undefined> }) {
  const form = { values: chosen, errors: {} }
  const kept = Object.entries({ tag: chosen.tag, space: chosen.space, ...hidden })
  return (
    <Form
      action="/events"
      method="get"
      hidden={Object.fromEntries(kept.filter((pair): pair is [string, string] => Boolean(pair[1])))}
    >
      <Select name="kind" label="Kind" form={form} options={optionsOf(kinds, kindLabels)} />
      <Select name="place" label="Place" form={form} options={optionsOf(['online', 'in person'], placeLabels)} />
      <Select name="level" label="For whom" form={form} options={optionsOf(levelsToChoose, levelLabels)} />
      <Select name="language" label="Language" form={form} options={optionsOf(languageCodes, languages)} />
      <Buttons>
        <Button kind="quiet">Show</Button>
      </Buttons>
    </Form>
  )
}
