import type { ComponentChildren } from 'preact'
import { Button, Buttons } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Badge, Card, NoticeBar } from '#platform/layout/pieces.tsx'
import type { Part } from '../difference.ts'
import { Difference } from './Difference.tsx'

/** What somebody would change, against what stands there now. */
export type ShownChange = {
  id: number
  note: string
  state: string
  parts: Part[]
  /** Since it was suggested. */
  hasChanged: boolean
  fits: boolean
  mayAnswer: boolean
  mayWithdraw: boolean
}

type ChangeCardProps = {
  one: ShownChange
  /** What would be changed: "post", "article". */
  what: string
  action: string
  /** What else can be done with it. */
  more?: ComponentChildren
  /** Who suggests it, and when. */
  children: ComponentChildren
}

/** One suggested change: who, why, the difference, and what can be done with it. */
export function ChangeCard({ one, what, action, more, children }: ChangeCardProps) {
  return (
    <Card>
      {children}
      {one.note && <p>{one.note}</p>}
      {one.hasChanged && one.fits && (
        <NoticeBar>
          The {what} has changed since this was suggested. This is what it would change about the {what} as it is now.
        </NoticeBar>
      )}
      {!one.fits && (
        <NoticeBar tone="care">
          The {what} has changed too much since this was suggested. Only its author can bring it in by hand. Below it is compared
          with the {what} as it is now.
        </NoticeBar>
      )}
      <Difference parts={one.parts} />
      <Buttons>
        {one.mayAnswer && (
          <Form action={action} inline label={`Suggestion ${one.id}`}>
            {one.fits && (
              <Button small name="take" value="yes">
                Take this change
              </Button>
            )}
            <Button kind="quiet" small name="take" value="no">
              Decline
            </Button>
          </Form>
        )}
        {one.mayWithdraw && (
          <Form action={`${action}/withdraw`} inline label={`Your suggestion ${one.id}`}>
            <Button kind="quiet" small>
              Take it back
            </Button>
          </Form>
        )}
      </Buttons>
      {more}
    </Card>
  )
}

/** Says that a change was taken. */
export function TakenBadge({ state }: { state: string }) {
  return state === 'taken' ? (
    <Badge tone="green" icon="check">
      Taken
    </Badge>
  ) : null
}
