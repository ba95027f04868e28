import { Button, Buttons } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'

/** Whether notes may be kept of what stays in the room: said by whoever has a place, also afterwards, and taken back at any time. */
export function Agree({ action, agrees }: { action: string; agrees: boolean | null | undefined }) {
  return (
    <Form action={action} label="Whether notes may be kept" inline>
      <Buttons>
        <Button kind="quiet" small name="agrees" value="yes" pressed={agrees === true}>
          Notes may be kept
        </Button>
        <Button kind="quiet" small name="agrees" value="no" pressed={agrees === false}>
          Rather not
        </Button>
      </Buttons>
    </Form>
  )
}
