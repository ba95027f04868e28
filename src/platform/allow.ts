// The two short ways of saying no in a route.
import { Refusal, type WayOn } from './errors.ts'

/** @throws Refusal 403 unless the policy said yes. */
export function allow(yes: boolean, sentence = 'You may not do that here.', wayOn?: WayOn): void {
  if (!yes) throw new Refusal(403, sentence, wayOn)
}

/** The row, which the viewer sees. @throws Refusal 404 where there is none, or none for this viewer: they cannot tell which. */
export function found<T>(row: T | undefined): T {
  if (row === undefined) throw new Refusal(404, 'There is no page here. It may have moved, or you may need to sign in to see it.')
  return row
}
