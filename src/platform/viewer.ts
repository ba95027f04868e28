// Who is looking at a page.
import { Refusal } from './errors.ts'

/** Somebody without a session. */
export type Guest = { id: undefined; role: 'guest' }

/** Somebody with a session. `sessionId` is the session in use; `unseen` counts notices not yet looked at, 100 at most. */
export type Member = {
  id: number
  sessionId: number
  name: string
  role: 'member' | 'steward'
  waiting: boolean
  suspendedUntil: Date | undefined
  pictureId: number | undefined
  unseen: number
}

export type Viewer = Guest | Member

/** The end of a pause that has none: the driver has no date for "infinity". */
export const PAUSED_FOR_GOOD = new Date('9999-12-31T00:00:00Z')

export const guest: Guest = { id: undefined, role: 'guest' }

/** The member behind a viewer. @throws Refusal 401 for a guest. */
export function memberOf(viewer: Viewer): Member {
  if (viewer.id === undefined) throw new Refusal(401, 'Sign in to do that.')
  return viewer
}

/** Belongs to the community: signed in and let in. A suspended member may still read. */
export function isMember(viewer: Viewer): viewer is Member {
  return viewer.id !== undefined && !viewer.waiting
}

/** May write now: a member who is not suspended. */
export function mayWrite(viewer: Viewer): viewer is Member {
  return isMember(viewer) && viewer.suspendedUntil === undefined
}

export function isSteward(viewer: Viewer): viewer is Member {
  return mayWrite(viewer) && viewer.role === 'steward'
}
