// Who may do what in a space. The wall in the database says the same; these also decide which buttons are drawn.
import { isMember, isSteward, mayWrite, type Viewer } from '#platform/viewer.ts'

export { memoryLine } from './memory.ts'

export type Sees = 'everyone' | 'members' | 'invited'
export type Writes = 'members' | 'invited' | 'stewards'

/** What the policies look at in a space that the viewer sees. `joined`: the viewer is on the list of its people. */
export type SpaceFacts = { sees: Sees; writes: Writes; archived_at: Date | null; joined: boolean }

/** May start threads and reply here. The same rule as `writable_space_ids` in the database. */
export function mayWriteIn(viewer: Viewer, space: SpaceFacts): boolean {
  if (!mayWrite(viewer) || space.archived_at !== null) return false
  if (space.writes === 'stewards') return isSteward(viewer)
  return space.writes === 'members' || space.joined
}

/** Whether a space has a list of people at all: those who may see it, or write in it. */
export function hasList(space: Pick<SpaceFacts, 'sees' | 'writes'>): boolean {
  return space.sees === 'invited' || space.writes === 'invited'
}

export function maySeePeople(viewer: Viewer, space: SpaceFacts): boolean {
  return isMember(viewer) && hasList(space)
}

/** Whoever is on the list may ask others in. */
export function mayInvite(viewer: Viewer, space: SpaceFacts): boolean {
  return mayWrite(viewer) && hasList(space) && space.joined && space.archived_at === null
}

export function mayTakeOut(viewer: Viewer, space: SpaceFacts): boolean {
  return isSteward(viewer) && hasList(space)
}

export function mayFollow(viewer: Viewer): boolean {
  return mayWrite(viewer)
}

/** Changing, archiving, bringing back. The space is one that the viewer sees: a steward has no say in a space that is not theirs. */
export function mayChangeSpace(viewer: Viewer, space: SpaceFacts): boolean {
  return isSteward(viewer) && (space.sees !== 'invited' || space.joined)
}

/** Whether people who could not see what is in `from` could see it once it is in `to`, as far as the two audiences tell. */
export function isWider(from: Sees, to: Sees): boolean {
  const width = { invited: 0, members: 1, everyone: 2 }
  return width[to] > width[from]
}

/** Moving from one space to another: two invited spaces have different people, so that counts as wider as well. */
export function widensWhenMoved(from: { id: number; sees: Sees }, to: { id: number; sees: Sees }): boolean {
  return isWider(from.sees, to.sees) || (from.sees === 'invited' && to.sees === 'invited' && from.id !== to.id)
}

/** Who sees it, as a few words. */
export const seesNames: Record<Sees, string> = {
  everyone: 'everyone on the web',
  members: 'all members',
  invited: 'invited people only',
}
export const writesNames: Record<Writes, string> = {
  members: 'all members',
  invited: 'people on its list',
  stewards: 'stewards only',
}

/** What being on the list of a space means. */
export function listSentence(space: Pick<SpaceFacts, 'sees'>): string {
  return space.sees === 'invited' ? 'Only these people see what is in this space.' : 'Only these people write in this space.'
}
