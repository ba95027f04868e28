// What search engines read of an event: schema.org Event (https://schema.org/Event).
import { plainOf } from '#platform/text.ts'
import type { Event } from './queries.ts'

const modes = { online: 'Online', 'in person': 'Offline', both: 'Mixed' }

export function structuredEvent(url: string, site: string, event: Event): object {
  const here = `${url}/events/${event.id}`
  const online = { '@type': 'VirtualLocation', url: here }
  const hall = { '@type': 'Place', name: event.address || site, address: event.address }
  const place = event.place as keyof typeof modes
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: event.title,
    description: plainOf(event.html),
    url: here,
    startDate: event.starts_at.toISOString(),
    endDate: event.ends_at.toISOString(),
    eventAttendanceMode: `https://schema.org/${modes[place]}EventAttendanceMode`,
    eventStatus: `https://schema.org/Event${event.cancelled_at ? 'Cancelled' : event.moved_from ? 'Rescheduled' : 'Scheduled'}`,
    ...(event.moved_from ? { previousStartDate: event.moved_from.toISOString() } : {}),
    inLanguage: event.language,
    location: place === 'online' ? online : place === 'both' ? [online, hall] : hall,
    organizer: { '@type': 'Organization', name: site, url },
    performer: event.hosts.map(({ id, name }) => ({ '@type': 'Person', name, url: `${url}/people/${id}` })),
    isAccessibleForFree: true,
  }
}
