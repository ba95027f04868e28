// Who may do what with events. The wall in the database says the same.
import { isSteward, mayWrite, type Viewer } from '#platform/viewer.ts'

/** Every member may bring people together. */
export function mayHost(viewer: Viewer): boolean {
  return mayWrite(viewer)
}

/** Its hosts, and stewards for them. An event that is over stays as it was, but for its notes. */
export function mayChange(viewer: Viewer, event: { hosts: { id: number }[]; ends_at: Date }, now = new Date()): boolean {
  if (!mayWrite(viewer) || event.ends_at < now) return false
  const { id } = viewer
  return isSteward(viewer) || event.hosts.some((host) => host.id === id)
}
