// Events: Coffee and Code, webinars, workshops. One host sets up a fortnightly hour in two minutes and never thinks of time zones again;
// calendars follow by themselves.
import type { Feature } from '#platform/feature.ts'
import type { App } from '#platform/http/doors.ts'
import { eventRoutes } from './event-routes.ts'
import { exportEvents } from './export.ts'
import { extendSeries } from './jobs.ts'
import { listRoutes } from './list-routes.ts'
import { placeRoutes } from './place-routes.ts'
import { offerDue } from './places.ts'
import { homeSlot } from './slots.tsx'

function routes(app: App): void {
  listRoutes(app)
  eventRoutes(app)
  placeRoutes(app)
}

export const events: Feature = {
  name: 'events',
  tables: ['events', 'event_series', 'event_hosts', 'event_places'],
  menu: { href: '/events', label: 'Events' },
  routes,
  jobs: { 'events.extend-series': extendSeries, 'events.offer-due': offerDue },
  nightly: ['40 2 * * * events.extend-series', '*/10 * * * * events.offer-due'],
  listeners: { 'member.left': offerDue },
  slots: { home: homeSlot },
  exports: exportEvents,
}
