// Lists of events: what comes, what is over, a month; by kind, place, level, language, subject and space.
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { HOME_ZONE } from '#platform/dates.ts'
import { show } from '#platform/http/answers.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import { addressWith, readChosen } from './chosen.ts'
import { feedLinks } from './feed-routes.ts'
import { EventListJson } from './json.ts'
import { markEvents } from './places.ts'
import { mayHost } from './policy.ts'
import { EVENTS_A_PAGE, type EventLine, type Key, listBetween, listComing, listPast } from './queries.ts'
import { listSubjects } from './subjects.ts'
import { ListPage } from './views/ListPage.tsx'
import { MonthPage } from './views/MonthPage.tsx'

/** How far one turns the months, before and behind. */
const MONTHS = 15
const SUBJECTS_BESIDE = 12

const keyParam = z.string().regex(/^\d{1,14}-\d{1,15}$/)
const monthParam = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
  .optional()
  .catch(undefined)

/** Where a page goes on, as it stands in an address. */
export function keyOf(text: string | undefined): Key | undefined {
  if (!keyParam.safeParse(text).success) return undefined
  const [at, id] = text!.split('-').map(Number) as [number, number]
  return { at: new Date(at), id }
}

/** A page of one more than it holds, and the key of the next. */
export function onePage(lines: EventLine[]): { events: EventLine[]; next: string | undefined } {
  const events = lines.slice(0, EVENTS_A_PAGE)
  const last = events.at(-1)
  return { events, next: lines.length > EVENTS_A_PAGE && last ? `${last.starts_at.getTime()}-${last.id}` : undefined }
}

async function showList({ db, viewer, query, house }: Asked) {
  const { chosen, filter, space, title, isNarrowed } = await readChosen(db, query)
  const isPast = query.show === 'past'
  const key = keyOf(query.after)
  const list = isPast ? listPast : listComing
  const { events, next } = onePage(await list(db, filter, new Date(), key))
  const props = {
    events: isPast ? events : await markEvents(db, events),
    next,
    ...{ chosen, space, isNarrowed, isPast, isFirst: !key, viewer, mayHost: mayHost(viewer) },
    title: isPast ? `Past ${title[0]!.toLowerCase()}${title.slice(1)}` : title,
    subjects: await listSubjects(db, SUBJECTS_BESIDE),
    url: house.config.url,
  }
  return show(ListPage, props, {
    title: props.title,
    json: EventListJson,
    canonical: addressWith({ ...chosen, show: isPast ? 'past' : undefined }),
    noindex: Boolean(key || isNarrowed),
    head: feedLinks(chosen, title),
  })
}

async function showMonth({ db, viewer, query }: Asked, month: string) {
  const { chosen, filter, isNarrowed } = await readChosen(db, query)
  const first = Temporal.PlainDate.from(`${month}-01`)
  const start = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(HOME_ZONE).epochMilliseconds)
  const events = await listBetween(db, filter, start(first), start(first.add({ months: 1 })))
  const today = Temporal.Now.plainDateISO(HOME_ZONE)
  // Beyond what is planned or was, there is nothing: programs that follow every link would turn pages for ever.
  const isWithin = (day: Temporal.PlainDate) => Math.abs((day.year - today.year) * 12 + day.month - today.month) <= MONTHS
  const name = (day: Temporal.PlainDate) => (isWithin(day) ? day.toString().slice(0, 7) : undefined)
  const props = {
    month,
    events,
    ...{ chosen, isNarrowed },
    before: name(first.subtract({ months: 1 })),
    next: name(first.add({ months: 1 })),
    today: today.toString(),
    mayHost: mayHost(viewer),
  }
  return show(MonthPage, props, { title: 'Events by month', json: EventListJson, noindex: true, wide: true })
}

export function listRoutes(app: App): void {
  app.get(
    '/events',
    { may: 'anyone', json: EventListJson, summary: 'Events that come, are over, or are in a month' },
    async (asked) => {
      const month = monthParam.parse(asked.query.month || undefined)
      return month ? showMonth(asked, month) : showList(asked)
    },
  )
}
