// Who may invite, and who decides on joining.
import { z } from 'zod'
import type { Choice } from '#platform/settings.ts'
import { isSteward, mayWrite, type Viewer } from '#platform/viewer.ts'

export type Inviting = 'members' | 'stewards'

/** Who may invite into the community. The database reads the same choice. */
export const invitingChoice: Choice<Inviting> = { key: 'inviting', schema: z.enum(['members', 'stewards']), standard: 'members' }

export function mayInvite(viewer: Viewer, inviting: Inviting): boolean {
  return isSteward(viewer) || (inviting === 'members' && mayWrite(viewer))
}

/** Stewards decide how people join, and who comes in. */
export function mayDecideOnJoining(viewer: Viewer): boolean {
  return isSteward(viewer)
}
