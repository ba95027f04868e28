// Writes what was planned: new events and series, changes, what is called off. Runs as the owner of the tables, in one transaction.
import { sql } from 'kysely'
import { renderMarkdown } from '#core/markdown/render.ts'
import type { Db } from '#platform/db/connect.ts'
import { newsOf } from '../change.ts'
import { keepMeeting } from '../meetings.ts'
import { type Arrived, keyOf } from './arrived.ts'
import type { Part, Written } from './compare.ts'
import type { Known } from './known.ts'
import { cleanTitle, type Plan } from './plan.ts'

export type Writing = {
  db: Db
  hostId: number | undefined
  /** The numbers of series by the keys under which they came. */
  series: Map<string, number>
}

const CALLED_OFF = 'It was called off where it came from.'

const isWhereItCame = sql<boolean>`event_series.shift_days = 0 and event_series.clock = substr(event_series.first_local, 12)
  and event_series.clock_zone = event_series.zone`

/** Makes the series that are new, and brings the rules of the others up to date. Where all later dates were moved here, it stays. */
export async function writeSeries(db: Db, events: Arrived[], hostId: number | undefined): Promise<Map<string, number>> {
  const wanted = new Map(
    events.flatMap(({ repeats }) => (repeats?.series ? [[keyOf(repeats.uid), repeats.series] as const] : [])),
  )
  for (const [arrived_as, { title, ...rule }] of wanted) {
    const standing = { ...rule, clock: rule.first_local.slice(11), clock_zone: rule.zone }
    await db
      .insertInto('event_series')
      .values({ ...standing, title: cleanTitle(title), arrived_as, created_by: hostId ?? null })
      .onConflict((conflict) => conflict.column('arrived_as').doUpdateSet(standing).where(isWhereItCame))
      .execute()
  }
  if (wanted.size === 0) return new Map()
  const rows = await db
    .selectFrom('event_series')
    .where('arrived_as', 'in', [...wanted.keys()])
    .select(['id', 'arrived_as'])
    .execute()
  return new Map(rows.map(({ id, arrived_as }) => [arrived_as ?? '', id]))
}

/** Does what was planned for one event. Gives back what is to be said of it: also where somebody changed it here in this moment. */
export async function writePlan(writing: Writing, plan: Plan): Promise<Plan> {
  if (plan.add) return { ...plan, id: await add(writing, plan.add) }
  if (plan.change) return (await change(writing, plan.change)) ? plan : overtaken(plan)
  if (plan.callOff) return (await callOff(writing, plan.callOff)) ? plan : overtaken(plan)
  if (plan.note) await note(writing, plan.note)
  return plan
}

const overtaken = (plan: Plan): Plan => ({
  ...plan,
  outcome: 'left alone',
  said: [...plan.said, 'it was changed here in this moment, and stays'],
})

async function add({ db, hostId, series }: Writing, { event, theirs }: NonNullable<Plan['add']>) {
  const { title, kind, body, starts_at, ends_at, zone, place, address, key, cancelled, meeting } = event
  const { html } = await renderMarkdown(body)
  const made = await db
    .insertInto('events')
    .values({
      ...{ title, kind, body, html, starts_at, ends_at, zone, place, address, arrived_as: key, created_by: hostId ?? null },
      ...inSeries(series, event),
      ...(cancelled ? { cancelled_at: new Date(), cancelled_why: CALLED_OFF } : {}),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return undefined
  await keepLast(db, made.id, theirs, hostId !== undefined)
  if (hostId !== undefined) await db.insertInto('event_hosts').values({ event_id: made.id, member_id: hostId }).execute()
  if (meeting) await keepMeeting(db, [made.id], meeting)
  return made.id
}

/** The series that an event is a date of, where it is one. */
function inSeries(series: Map<string, number>, { repeats, series_at, isSpecial }: Arrived) {
  const id = repeats?.series && series_at ? series.get(keyOf(repeats.uid)) : undefined
  return id === undefined ? undefined : { series_id: id, series_at, ...(isSpecial ? { is_special: true } : {}) }
}

/** Only as long as nobody changes it here in the same moment: each change there has its number. */
async function change({ db, series }: Writing, { event, known, theirs, taken, isOnAgain }: NonNullable<Plan['change']>) {
  const { title, kind, body, starts_at, ends_at, zone, place, address, meeting } = event
  const isMoved = taken.includes('when') && starts_at.getTime() !== known.starts_at.getTime()
  const before = known.moved_from ?? known.starts_at
  // Back where it was, it was never moved.
  const moved_from = before.getTime() === starts_at.getTime() ? null : before
  const values: Record<Part, object> = {
    when: { starts_at, ends_at, zone, ...(isMoved ? { moved_from } : {}) },
    title: { title },
    description: taken.includes('description') ? { body, html: (await renderMarkdown(body)).html } : {},
    kind: { kind },
    place: { place, address },
    meeting: {},
  }
  const { numUpdatedRows } = await db
    .updateTable('events')
    .set({
      ...Object.assign({}, ...taken.map((part) => values[part])),
      ...{ sequence: known.sequence + 1, changed_at: new Date() },
      ...(isOnAgain ? { cancelled_at: null, cancelled_why: '' } : {}),
    })
    .where('id', '=', known.id)
    .where('sequence', '=', known.sequence)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  if (taken.includes('meeting')) await keepMeeting(db, [known.id], meeting ?? { link: '', passcode: '' })
  await note({ db, series }, { event, known, theirs })
  const now = Object.assign({ ...known }, ...taken.map((part) => values[part])) as Known
  const news = isOnAgain ? `“${now.title}” takes place after all` : newsOf(now, taken.includes('when'), taken.includes('place'))
  if (news && now.ends_at > new Date()) await tellComing(db, known.id, isOnAgain ? 'on' : 'changed', news)
  return true
}

async function callOff({ db }: Writing, { known, theirs }: NonNullable<Plan['callOff']>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('events')
    .set({ cancelled_at: new Date(), cancelled_why: CALLED_OFF, sequence: known.sequence + 1, changed_at: new Date() })
    .where('id', '=', known.id)
    .where('sequence', '=', known.sequence)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await keepLast(db, known.id, theirs, known.has_hosts)
  if (known.ends_at > new Date()) await tellComing(db, known.id, 'off', `“${known.title}” is called off: ${CALLED_OFF}`)
  return true
}

/** Keeps under which key it comes now, which date of its series it is, and what was written last. */
async function note({ db, series }: Omit<Writing, 'hostId'>, { event, known, theirs }: NonNullable<Plan['note']>) {
  const place = inSeries(series, event)
  await db.updateTable('events').set({ arrived_as: event.key }).where('id', '=', known.id).execute()
  if (place)
    await db
      .updateTable('events as e')
      .set(place)
      .where('e.id', '=', known.id)
      .where(
        sql<boolean>`not exists (select from events x where x.series_id = ${place.series_id} and x.series_at = ${place.series_at})`,
      )
      .execute()
  await keepLast(db, known.id, theirs, known.has_hosts)
}

async function keepLast(db: Db, event_id: number, written: Written, had_host: boolean): Promise<void> {
  const wrote = JSON.stringify(written)
  await db
    .insertInto('event_arrivals')
    .values({ event_id, wrote, had_host })
    .onConflict((conflict) => conflict.column('event_id').doUpdateSet({ wrote }))
    .execute()
}

/** Keeps from which calendar these came, so that it can be said what is in it no more. */
export async function keepCalendar(db: Db, ids: number[], calendar_id: number): Promise<void> {
  await db.updateTable('event_arrivals').set({ calendar_id }).where(sql<boolean>`event_id = any (${ids})`).execute()
}

/** As hosts tell those who come and those who help of a change; nobody is left out, for nobody here made it. */
async function tellComing(db: Db, eventId: number, what: 'changed' | 'off' | 'on', words: string): Promise<void> {
  await sql`select tell_all_of(${eventId}, ${what}, ${words})`.execute(db)
  await sql`select offer_places(${eventId})`.execute(db)
}
