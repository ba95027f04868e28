// What a steward may do about another member. The functions in the database say the same.
import { isSteward, type Viewer } from '#platform/viewer.ts'

export type PersonFacts = { id: number; role: 'member' | 'steward'; suspended_until: Date | null }

export function isPaused(person: PersonFacts, now = new Date()): boolean {
  return person.suspended_until !== null && person.suspended_until > now
}

/** Never oneself, and never a steward: another steward takes the role away first, so that no one alone can silence another. */
export function maySuspend(viewer: Viewer, person: PersonFacts): boolean {
  return isSteward(viewer) && person.id !== viewer.id && person.role === 'member'
}

export function mayMakeSteward(viewer: Viewer, person: PersonFacts): boolean {
  return isSteward(viewer) && person.role === 'member' && !isPaused(person)
}

/** Also oneself, to step down; the last steward stays. */
export function mayUnmakeSteward(viewer: Viewer, person: PersonFacts, stewards: number): boolean {
  return isSteward(viewer) && person.role === 'steward' && stewards > 1
}
