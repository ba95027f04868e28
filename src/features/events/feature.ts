// Events: Coffee and Code, webinars, workshops. One host sets up a fortnightly hour in two minutes and never thinks of time zones again;
// calendars follow by themselves.
import type { Feature } from '#platform/feature.ts'
import type { App } from '#platform/http/doors.ts'
import { afterRoutes } from './after/after-routes.ts'
import { tidyAttendance } from './after/jobs.ts'
import { recordRoutes } from './after/record-routes.ts'
import { subjectRoutes } from './after/subject-routes.ts'
import { checkInRoutes } from './day/check-in-routes.ts'
import { roomLive } from './day/live.ts'
import { roomRoutes } from './day/routes.ts'
import { eventRoutes } from './event-routes.ts'
import { exportEvents } from './export.ts'
import { feedRoutes } from './feed-routes.ts'
import { importRoutes } from './import/routes.ts'
import { askCalendars, runImport, sweepImports } from './import/run.ts'
import { extendSeries } from './jobs.ts'
import { letGo } from './leaving.ts'
import { linkRoutes } from './link-routes.ts'
import { listRoutes } from './list-routes.ts'
import { mineRoutes } from './mine-routes.ts'
import { newsRoutes } from './news/routes.ts'
import { boardRoutes } from './papers/board-routes.ts'
import { callRoutes } from './papers/routes.ts'
import { askAfterwards, mailPlace, offerDue, remind } from './place-jobs.ts'
import { placeRoutes } from './place-routes.ts'
import { hostRoutes } from './programme/host-routes.ts'
import { programmeRoutes } from './programme/routes.ts'
import { proposalRoutes } from './proposals/routes.ts'
import { eventsSitemap, findEvents } from './search.ts'
import { seriesRoutes } from './series-routes.ts'
import { homeSlot, spaceSlot } from './slots.tsx'
import { joinTags } from './subjects.ts'

function routes(app: App): void {
  listRoutes(app)
  feedRoutes(app)
  mineRoutes(app)
  seriesRoutes(app)
  eventRoutes(app)
  placeRoutes(app)
  linkRoutes(app)
  newsRoutes(app)
  checkInRoutes(app)
  programmeRoutes(app)
  proposalRoutes(app)
  callRoutes(app)
  boardRoutes(app)
  hostRoutes(app)
  roomRoutes(app)
  roomLive(app)
  recordRoutes(app)
  subjectRoutes(app)
  afterRoutes(app)
  importRoutes(app)
}

export const events: Feature = {
  name: 'events',
  tables: [
    'events',
    'event_series',
    'event_hosts',
    'event_parts',
    'event_calls',
    'event_committee',
    'event_papers',
    'event_scores',
    'event_proposals',
    'event_proposal_fans',
    'event_tags',
    'event_feeds',
    'event_places',
    'event_answers',
    'event_known_answers',
    'event_usual_reminders',
    'event_records',
    'event_cues',
    'event_feedback',
    'event_certificates',
    'event_keys',
    'event_meetings',
    'event_pads',
    'event_links',
    'event_news',
    'event_asks',
    'event_ask_votes',
    'event_polls',
    'event_poll_votes',
    ...['event_imports', 'event_import_items', 'event_arrivals', 'event_calendars'],
  ],
  menu: { href: '/events', label: 'Events' },
  routes,
  jobs: {
    'events.extend-series': extendSeries,
    'events.offer-due': offerDue,
    'events.mail-place': mailPlace,
    'events.remind': remind,
    'events.ask-afterwards': askAfterwards,
    'events.tidy-attendance': tidyAttendance,
    'events.import': runImport,
    'events.ask-calendars': askCalendars,
    'events.sweep-imports': sweepImports,
  },
  nightly: [
    '40 2 * * * events.extend-series',
    '*/10 * * * * events.offer-due',
    '*/5 * * * * events.remind',
    '*/20 * * * * events.ask-afterwards',
    '20 3 * * * events.tidy-attendance',
    '50 3 * * * events.ask-calendars',
    '55 3 * * * events.sweep-imports',
  ],
  listeners: { 'member.left': letGo, 'tag.joined': joinTags },
  slots: { home: homeSlot, space: spaceSlot },
  sitemap: eventsSitemap,
  finds: { event: findEvents },
  exports: exportEvents,
}
