import { Card } from '#platform/layout/pieces.tsx'
import type { Viewer } from '#platform/viewer.ts'
import type { Places } from '../places.ts'
import { isNamedHost } from '../policy.ts'
import type { Event } from '../queries.ts'

/** What hosts do, in the order in which they come to it; a steward who is no host looks after people and hosts alone. */
export function HostCard({ event, places, viewer }: { event: Event; places: Places; viewer: Viewer }) {
  const here = `/events/${event.id}`
  const isOff = event.cancelled_at !== null
  const isOver = event.ends_at < new Date()
  const hasBegun = event.starts_at < new Date()
  const isNamed = isNamedHost(viewer, event)
  const ways: [shown: boolean, href: string, label: string][] = [
    [isNamed && !isOver && !isOff, `${here}/programme`, event.kind === 'conference' ? 'Programme' : 'Running order'],
    [isNamed && !isOver && !isOff && event.kind === 'conference', `${here}/call/change`, 'Call for papers'],
    [isNamed && !isOver && !isOff && event.series_id !== null, `${here}/repeat`, 'Change how it repeats'],
    [!isOff, `${here}/hosts`, event.hosts.length > 0 ? 'Name other hosts' : 'Name hosts'],
    [true, `${here}/people`, hasBegun ? 'Who came' : 'Who comes'],
    [isNamed && !isOff && places.going > 0, `${here}/news`, 'Write to those who come'],
    [isNamed && !isOff, `${here}/room`, 'The room: notes, questions, polls'],
    [isNamed && hasBegun && !isOff, `${here}/record`, 'Write the record'],
    [isOver && !isOff, `${here}/subjects`, 'Say what it was about'],
    [hasBegun && !isOff, `${here}/feedback/all`, 'How it was'],
    [isNamed, `/events/new?like=${event.id}`, 'Plan another like this'],
  ]
  return (
    <Card title="For hosts">
      <ul class="plain stack-small">
        {ways
          .filter(([shown]) => shown)
          .map(([, href, label]) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
      </ul>
    </Card>
  )
}
