import type { Db } from '#platform/db/connect.ts'
import { LinkButton } from '#platform/layout/buttons.tsx'
import { isSteward, type Viewer } from '#platform/viewer.ts'

/** On a member's profile, for stewards: the way to what they can do about the member. */
export async function profileSlot(_db: Db, viewer: Viewer, memberId: number) {
  if (!isSteward(viewer)) return undefined
  return (
    <p>
      <LinkButton kind="quiet" small icon="shield" href={`/people/${memberId}/steward`}>
        Pause, or make a steward
      </LinkButton>
    </p>
  )
}
