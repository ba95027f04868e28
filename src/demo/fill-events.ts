// What is on in the invented town: a series, single events, one in person, one that is called off, and some that are over.
import { renderMarkdown } from '#core/markdown/render.ts'
import { datesOf, ruleOf } from '#features/events/repeat.ts'
import { momentOf } from '#features/events/times.ts'
import type { Db } from '#platform/db/connect.ts'
import { DAY, type Ids, idOf } from './fill-posts.ts'

const ZONE = 'Europe/London'
const HOUR = 3_600_000

type DemoEvent = {
  title: string
  kind: 'coffee and code' | 'webinar' | 'workshop' | 'course' | 'conference' | 'meet-up'
  hosts: string[]
  /** From today; before it where it is below zero. */
  inDays: number
  at: string
  hours: number
  place?: 'online' | 'in person' | 'both'
  address?: string
  access?: string
  level?: 'all' | 'beginners' | 'some experience' | 'experienced'
  bring?: string
  recorded?: true
  captions?: true
  off?: string
  places?: number
  /** In the order in which they came; those beyond the places wait. */
  coming?: string[]
  body: string
}

const coffee: Omit<DemoEvent, 'inDays' | 'at' | 'hours'> = {
  title: 'Coffee and Code',
  kind: 'coffee and code',
  hosts: ['hanna', 'theo'],
  body: 'An hour with a hot drink. A hello, something that somebody made, the tip of the week, and code surgery: bring what does not work. Cameras and microphones as you like. It is not recorded, so what is said stays in the room.',
}

const single: DemoEvent[] = [
  {
    title: 'Your first plot, from an empty script',
    kind: 'workshop',
    hosts: ['adaeze'],
    inDays: 6,
    at: '09:30',
    hours: 2.5,
    level: 'beginners',
    captions: true,
    places: 6,
    coming: ['theo', 'nell', 'wren', 'owen', 'freya', 'tilda', 'ravi', 'connie'],
    bring: 'Nothing to install: the code runs in your browser.',
    body: 'We begin with a file and end with a chart that you would show to somebody.\n\n- reading a CSV file\n- one line, two lines, a label\n- what to leave out\n\nNobody is asked to share a screen.',
  },
  {
    title: 'SQL window functions without tears',
    kind: 'webinar',
    hosts: ['imogen'],
    inDays: 13,
    at: '12:30',
    hours: 1,
    level: 'some experience',
    recorded: true,
    captions: true,
    body: 'Running totals, the row before, and the first of each group: three questions that come up every month, answered with `over`.',
  },
  {
    title: 'An afternoon in Cardiff',
    kind: 'meet-up',
    hosts: ['gethin'],
    inDays: 27,
    at: '14:00',
    hours: 3,
    place: 'in person',
    address: 'The Old Pump House, 4 Harbour Lane, Cardiff (invented)',
    access: 'Level entrance on Harbour Lane, a lift to all floors, a hearing loop in the main room.',
    body: 'Analysts from boards and councils in Wales, two short talks and a long tea. Croeso i bawb.',
  },
  {
    title: 'Spreadsheets to R: open questions',
    kind: 'webinar',
    hosts: ['nell'],
    inDays: 9,
    at: '16:00',
    hours: 1,
    off: 'Nell is ill. A new date will follow.',
    body: 'Bring the workbook that everybody is afraid of.',
  },
  {
    title: 'Funnel plots and what they do not say',
    kind: 'webinar',
    hosts: ['sunniva'],
    inDays: -12,
    at: '12:30',
    hours: 1,
    recorded: true,
    body: 'Limits, small numbers, and three ways in which a funnel is misread.',
  },
  {
    title: 'Two days of R for beginners',
    kind: 'course',
    hosts: ['adaeze', 'hanna'],
    inDays: -34,
    at: '09:30',
    hours: 27.5,
    level: 'beginners',
    body: 'Two half days, twenty-five places. The exercises stay open to everybody.',
  },
]

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
}

/** The next Thursday, three weeks back: so that some dates of the series are over. */
function firstThursday(): string {
  const today = new Date()
  return dayFromNow(((11 - today.getUTCDay()) % 7) - 42)
}

export async function fillEvents(db: Db, ids: Ids): Promise<void> {
  for (const event of single) await addEvents(db, ids, event, [momentOf(dayFromNow(event.inDays), event.at, ZONE) as Date], null)
  const day = firstThursday()
  const first_local = `${day}T10:00`
  const rule = ruleOf('fortnightly', day)
  const { id } = await db
    .insertInto('event_series')
    .values({ title: coffee.title, rule, first_local, minutes: 60, zone: ZONE, created_by: idOf(ids, 'hanna') })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addEvents(
    db,
    ids,
    { ...coffee, inDays: 0, at: '10:00', hours: 1 },
    datesOf(rule, first_local, ZONE, { now: new Date() }),
    id,
  )
}

async function addEvents(db: Db, ids: Ids, event: DemoEvent, dates: Date[], seriesId: number | null): Promise<void> {
  const { title, kind, hosts, hours, place = 'online', address = '', access = '', level = 'all', bring = '', body, off } = event
  const { html } = await renderMarkdown(body)
  const rows = await db
    .insertInto('events')
    .values(
      dates.map((at) => ({
        ...{ title, kind, place, address, access, level, bring, body, html, zone: ZONE, invented: true },
        ...{
          series_id: seriesId,
          series_at: seriesId === null ? null : at,
          starts_at: at,
          ends_at: new Date(at.getTime() + hours * HOUR),
        },
        ...{ is_recorded: event.recorded ?? false, has_captions: event.captions ?? false, created_by: idOf(ids, hosts[0]!) },
        capacity: event.places ?? null,
        ...(off ? { cancelled_at: new Date(), cancelled_why: off, sequence: 1 } : {}),
      })),
    )
    .returning('id')
    .execute()
  await db
    .insertInto('event_hosts')
    .values(rows.flatMap((row) => hosts.map((key, position) => ({ event_id: row.id, member_id: idOf(ids, key), position }))))
    .execute()
  const coming = event.coming ?? []
  if (coming.length === 0) return
  await db
    .insertInto('event_places')
    .values(
      coming.map((key, at) => ({
        event_id: rows[0]!.id,
        member_id: idOf(ids, key),
        state: at < (event.places ?? coming.length) ? ('going' as const) : ('waiting' as const),
      })),
    )
    .execute()
}
