// A series that comes at other times from one of its dates on: other weeks, another weekday rule, or until a day.
import type { Db } from '#platform/db/connect.ts'
import type { Viewer } from '#platform/viewer.ts'
import { makeDates } from './jobs.ts'
import { settlePlaces, tellComing, tellHosts } from './places.ts'
import { isNamedHost } from './policy.ts'
import { type Event, listLater } from './queries.ts'
import { datesOf, sayRule } from './repeat.ts'
import type { Series } from './series.ts'
import { sayDay, wallMinutes, wallOf } from './times.ts'

/** How many dates it has from then on; how many were called off since people come to them or help, and told so. */
export type Reshaped = { dates: number; off: number }

const WHY = 'It comes at other times now.'

/**
 * Gives a series another rule from one of its dates on; no rule ends it with that date. Later dates that the new rule has too stay as they are,
 * and so do those that were made special. Of the others, those that somebody comes to or does something at are called off, and the rest are
 * taken away.
 */
export async function reshapeSeries(db: Db, viewer: Viewer, series: Series, event: Event, rule?: string): Promise<Reshaped> {
  const wall = wallOf(event.starts_at, event.zone)
  const first_local = `${wall.day}T${wall.clock}`
  const wanted = rule ? datesOf(rule, first_local, event.zone, { now: new Date() }) : [event.starts_at]
  const later = (await listLater(db, event)).filter((date) => date.cancelled_at === null && isNamedHost(viewer, date))
  const isWanted = new Set(wanted.map((at) => at.getTime()))
  const misplaced = later.filter(({ starts_at, is_special }) => !is_special && !isWanted.has(starts_at.getTime()))
  const off = await takeAway(db, misplaced)
  const stay = [event, ...later].filter((date) => isWanted.has(date.starts_at.getTime()))
  // First away from where they might meet each other, then to where they belong.
  for (const pass of ['away', 'there'] as const)
    for (const { id, starts_at, series_at } of stay)
      if (series_at?.getTime() !== starts_at.getTime() || pass === 'there')
        await db
          .updateTable('events')
          .set({ series_at: pass === 'away' ? null : starts_at })
          .where('id', '=', id)
          .execute()
  const standing = {
    ...{ rule: rule ?? series.rule, first_local, zone: event.zone, shift_days: 0, clock: wall.clock, clock_zone: event.zone },
    minutes: wallMinutes(event.starts_at, event.ends_at, event.zone),
    ended_at: rule ? null : new Date(),
  }
  await db.updateTable('event_series').set(standing).where('id', '=', series.id).execute()
  const has = new Set(stay.map(({ starts_at }) => starts_at.getTime()))
  await makeDates(
    db,
    { ...series, ...standing },
    event,
    wanted.filter((at) => !has.has(at.getTime())),
  )
  const day = sayDay(event.starts_at, event.zone)
  const news = rule ? `comes ${sayRule(rule)} now, from ${day} on` : `comes for the last time on ${day}`
  await tellHosts(db, event.id, `“${event.title}” ${news}`)
  return { dates: wanted.length, off }
}

/** Takes dates away that nobody comes to or does anything at, and calls the others off. Gives back how many of these there are. */
async function takeAway(db: Db, dates: Event[]): Promise<number> {
  if (dates.length === 0) return 0
  const gone = await db
    .deleteFrom('events')
    .where(
      'id',
      'in',
      dates.map(({ id }) => id),
    )
    .returning('id')
    .execute()
  const isGone = new Set(gone.map(({ id }) => id))
  const off = dates.filter(({ id }) => !isGone.has(id))
  for (const one of off) {
    await db
      .updateTable('events')
      .set({ cancelled_at: new Date(), cancelled_why: WHY, sequence: one.sequence + 1, changed_at: new Date() })
      .where('id', '=', one.id)
      .execute()
    await tellComing(db, one.id, 'off', `“${one.title}” is called off: ${WHY}`)
  }
  await settlePlaces(
    db,
    off.map(({ id }) => id),
  )
  return off.length
}
