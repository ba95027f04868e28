// Takes events in: each once, however often it comes, with what changed since and without touching what was changed here.

import { sureFindIn } from '#core/patient-data/refuse.ts'
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import { type Arrived, keyOf, type Outcome, type Refused } from './arrived.ts'
import { listEnded, listKnown, matchAll } from './known.ts'
import { cleaned, cleanTitle, type Plan, planEnded, planGone, planKnown, planNew, type Taken } from './plan.ts'
import { keepCalendar, type Writing, writePlan, writeSeries } from './write.ts'

export type KeepOptions = {
  /** Who becomes the host of what is new. */
  hostId?: number | undefined
  /** The calendar that is followed. */
  calendarId?: number | undefined
  /** Keeps the report, in the transaction that takes the events in. Not called of a dry run. */
  report?: (db: Db, taken: Taken[]) => Promise<void>
}

/** Keeps what can be kept, as a whole or not at all; with `isDry` it only says what it would do. Those who come are told of changes. */
export async function keepArrived(
  house: House,
  events: Outcome[],
  isDry: boolean,
  { hostId, calendarId, report }: KeepOptions = {},
): Promise<Taken[]> {
  const { owner } = house.database
  const { plans, arrived } = await planAll(house, events, hostId !== undefined)
  if (isDry) return plans.map(takenOf)
  return owner.transaction().execute(async (db) => {
    const writing: Writing = { db, hostId, series: await writeSeries(db, arrived, hostId) }
    const taken: Taken[] = []
    for (const plan of plans) taken.push(takenOf(await writePlan(writing, plan)))
    if (calendarId !== undefined)
      await keepCalendar(
        db,
        taken.flatMap(({ id }) => id ?? []),
        calendarId,
      )
    await report?.(db, taken)
    return taken
  })
}

const takenOf = ({ title, outcome, said, id }: Plan): Taken => ({ title, outcome, said, id })

/** What could not be read is named by its title, where that holds nothing about a patient. */
function refusedOf({ title, why }: Refused): Refused {
  return sureFindIn([title, why]) ? { title: '(title left out)', why: 'it cannot be read' } : { title: cleanTitle(title), why }
}

/** Events in words that can be kept; what holds data about a patient is refused, and none of its words are left. */
export async function cleanAll(events: Outcome[]): Promise<Outcome[]> {
  const clean: Outcome[] = []
  for (const one of events) {
    clean.push('why' in one ? refusedOf(one) : cleaned(one))
    // Thousands of long texts take a while: others have their turn in between.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return clean
}

/** What is to be done with each, in the order in which they came, and with dates that are gone. */
async function planAll(house: House, events: Outcome[], isHosted: boolean): Promise<{ plans: Plan[]; arrived: Arrived[] }> {
  const { owner } = house.database
  const read = await cleanAll(events)
  const ours = await findOurs(house, read)
  const first = new Map<string, Arrived>()
  for (const one of read) if (!('why' in one) && !ours.has(one.uid ?? '') && !first.has(one.key)) first.set(one.key, one)
  const arrived = [...first.values()]
  const ended = await listEnded(owner, arrived)
  const { same, gone } = matchAll(arrived, await listKnown(owner, arrived), new Date())
  const plans = read.map((one): Plan => {
    if ('why' in one) return { title: one.title, outcome: 'refused', said: [one.why] }
    const id = ours.get(one.uid ?? '')
    if (id) return { title: one.title, outcome: 'the same', said: ['it is one of ours already'], id }
    if (first.get(one.key) !== one) return { title: one.title, outcome: 'the same', said: ['it is there twice: taken once'] }
    const known = same.get(one)
    if (known) return planKnown(one, known)
    return one.repeats && ended.has(keyOf(one.repeats.uid)) ? planEnded(one) : planNew(one, isHosted)
  })
  return { plans: [...plans, ...gone.map(planGone)], arrived }
}

/** Our own events that come back in a calendar, by the names that our calendars give them. */
async function findOurs({ config, database }: House, events: Outcome[]): Promise<Map<string, number>> {
  const end = `@${new URL(config.url).hostname}`
  const named = new Map<string, number>()
  for (const one of events) {
    const uid = 'why' in one ? '' : (one.uid ?? '')
    const id = uid.endsWith(end) ? /^event-([1-9]\d{0,14})$/.exec(uid.slice(0, -end.length))?.[1] : undefined
    if (id) named.set(uid, Number(id))
  }
  const rows = await database.owner
    .selectFrom('events')
    .where('id', 'in', [0, ...named.values()])
    .select('id')
    .execute()
  const here = new Set(rows.map(({ id }) => id))
  return new Map([...named].filter(([, id]) => here.has(id)))
}
