// Who may do what with events. The wall in the database says the same.
import { isSteward, mayWrite, type Viewer } from '#platform/viewer.ts'

/** Every member may bring people together. */
export function mayHost(viewer: Viewer): boolean {
  return mayWrite(viewer)
}

/** Its hosts, and stewards for them, also when it is over: who comes, who is here, what is kept of it. */
export function isHostOf(viewer: Viewer, event: { hosts: { id: number }[] }): boolean {
  if (!mayWrite(viewer)) return false
  const { id } = viewer
  return isSteward(viewer) || event.hosts.some((host) => host.id === id)
}

/** Its hosts, and stewards for them. An event that is over stays as it was, but for its notes. */
export function mayChange(viewer: Viewer, event: { hosts: { id: number }[]; ends_at: Date }, now = new Date()): boolean {
  return event.ends_at >= now && isHostOf(viewer, event)
}
