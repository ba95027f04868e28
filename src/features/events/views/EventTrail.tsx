// The way back from a page of an event.
import { Breadcrumb } from '#platform/layout/ways.tsx'

type Step = { href: string; label: string }

/** `event` is missing while one is planned; `more` leads on below it. */
export function EventTrail({ event, more = [] }: { event: { id: number; title: string } | undefined; more?: Step[] }) {
  const here = event ? [{ href: `/events/${event.id}`, label: event.title }] : []
  return <Breadcrumb steps={[{ href: '/events', label: 'Events' }, ...here, ...more]} />
}
