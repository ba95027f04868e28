// Who may do what with events. The wall in the database says the same.
import { isSteward, mayWrite, type Viewer } from '#platform/viewer.ts'

/** Every member may bring people together. */
export function mayHost(viewer: Viewer): boolean {
  return mayWrite(viewer)
}

type Hosted = { hosts: { id: number }[] }

/** One of the hosts whom it names: the record, the programme and papers are theirs alone. */
export function isNamedHost(viewer: Viewer, event: Hosted): boolean {
  return mayWrite(viewer) && event.hosts.some(({ id }) => id === viewer.id)
}

/** Its hosts, and stewards for them, also when it is over: who comes, who is here. */
export function isHostOf(viewer: Viewer, event: Hosted): boolean {
  return (mayWrite(viewer) && isSteward(viewer)) || isNamedHost(viewer, event)
}

type Timed = Hosted & { ends_at: Date; cancelled_at: Date | null }

/** Its hosts, and stewards for them. An event that is over stays as it was, but for its notes; so does one that is called off. */
export function mayChange(viewer: Viewer, event: Timed, now = new Date()): boolean {
  return event.ends_at >= now && event.cancelled_at === null && isHostOf(viewer, event)
}

/** What was called off may take place after all. */
export function mayRestore(viewer: Viewer, event: Timed, now = new Date()): boolean {
  return event.ends_at >= now && event.cancelled_at !== null && isHostOf(viewer, event)
}
