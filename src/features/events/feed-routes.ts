// Events for other programs: calendars (RFC 5545) of all, a space, a series; and feeds that say what is new, moved or called off.
import { found } from '#platform/allow.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import { idOf } from '#platform/http/doors.ts'
import { atomFeed, type FeedFacts, jsonFeed } from '#platform/http/feeds.ts'
import { followedCalendar } from './calendar.ts'
import { addressWith, type Chosen, readChosen } from './chosen.ts'
import { listChanged, listForCalendar } from './queries.ts'
import { findSeries } from './series.ts'
import { sayWhen } from './times.ts'
import { kindLabels, placeLabels } from './views/EventLines.tsx'

const ENTRIES = 40
/** What is over for longer is no news. */
const BACK_DAYS = 14

/** Where the same list is read as a feed. */
export const feedLinks = (chosen: Chosen, title: string) => [
  { rel: 'alternate', type: 'application/atom+xml', title, href: addressWith(chosen, '/events/feed.atom') },
  { rel: 'alternate', type: 'application/feed+json', title, href: addressWith(chosen, '/events/feed.json') },
]

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

type Changed = Awaited<ReturnType<typeof listChanged>>[number]

/** What became of an event since it was planned, in front of its title. */
function newsOf({ cancelled_at, moved_from }: Changed): string {
  if (cancelled_at) return 'Called off: '
  return moved_from ? 'Moved: ' : ''
}

function bodyOf(event: Changed): string {
  const facts = [
    sayWhen(event),
    event.moved_from &&
      !event.cancelled_at &&
      `It was to begin on ${sayWhen({ ...event, starts_at: event.moved_from, ends_at: event.moved_from }).replace(/ to .*/, '')}.`,
    `${kindLabels[event.kind]} · ${placeLabels[event.place]}${event.address ? `: ${event.address}` : ''}`,
    event.cancelled_at && `Called off: ${event.cancelled_why}`,
  ]
  return facts.flatMap((fact) => (fact ? [`<p>${escaped(fact)}</p>`] : [])).join('') + event.html
}

async function factsOf({ db, query }: Pick<Asked, 'db' | 'query'>, name: string): Promise<FeedFacts> {
  const { chosen, filter, title } = await readChosen(db, query)
  const now = new Date()
  const since = new Date(now.getTime() - BACK_DAYS * 86_400_000)
  return {
    title,
    page: addressWith(chosen),
    path: addressWith(chosen, `/events/${name}`),
    entries: (await listChanged(db, filter, since, now, ENTRIES)).map((event) => ({
      path: `/events/${event.id}`,
      title: `${newsOf(event)}${event.title}`,
      html: bodyOf(event),
      author: event.hosts.map((host) => host.name).join(', '),
      at: event.created_at,
      changed: event.changed_at,
    })),
  }
}

export function feedRoutes(app: App): void {
  app.get('/events/feed.atom', { may: 'anyone', summary: 'Events as Atom: what is new, moved or called off' }, async (asked) =>
    atomFeed(asked.house.config, await factsOf(asked, 'feed.atom')),
  )
  app.get('/events/feed', { may: 'anyone', summary: 'The same as a JSON feed' }, async (asked) =>
    jsonFeed(asked.house.config, await factsOf(asked, 'feed.json')),
  )

  app.get(
    '/events/calendar.ics',
    { may: 'anyone', summary: 'Events for calendar programs (iCalendar): all, or those of a space' },
    async ({ db, house, query }) => {
      const { filter, title, chosen } = await readChosen(db, query.space ? { space: query.space } : {})
      const events = await listForCalendar(db, { spaceId: filter.spaceId }, new Date())
      return followedCalendar(house.config, db, events, { name: title, file: chosen.space ? `events-${chosen.space}` : 'events' })
    },
  )

  app.get(
    '/events/series/:id/calendar.ics',
    { may: 'anyone', summary: 'A series for calendar programs' },
    async ({ db, params, house }) => {
      const { id, title } = found(await findSeries(db, found(idOf(params.id))))
      const events = await listForCalendar(db, { seriesId: id }, new Date())
      return followedCalendar(house.config, db, events, { name: title, file: `series-${id}` })
    },
  )
}
