// Where a series puts its dates. Its rule gives days; all later dates may have been moved since, to another clock, zone or length.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import { dayLater, daysBetween, momentInSeries, wallLater, wallMinutes, wallOf } from './times.ts'

/** A series as it stands now: so many days after what the rule gives, at this clock of this zone, for so many minutes by the wall. */
export type Series = {
  id: number
  title: string
  rule: string
  first_local: string
  zone: string
  shift_days: number
  clock: string
  clock_zone: string
  minutes: number
  ended_at: Date | null
  /** Dates of the rule that there are not, where it came from a calendar that leaves them out. */
  left_out: Date[]
}

export function findSeries(db: Db, id: number): Promise<Series | undefined> {
  return db.selectFrom('event_series').where('id', '=', id).selectAll().executeTakeFirst()
}

/** Whether the viewer hosts a series, not one date of it alone. */
export async function hostsSeries(db: Db, id: number): Promise<boolean> {
  const { rows } = await sql<{ hosts: boolean }>`select viewer_hosts_series(${id}) as hosts`.execute(db)
  return rows[0]!.hosts
}

/** Whether guests see some of the dates of a series that the viewer sees, and whether they see them all. */
export async function howOpen(db: Db, id: number): Promise<{ some: boolean; every: boolean }> {
  const { rows } = await sql<{ some: boolean; every: boolean }>`
    select coalesce(bool_or(is_open), false) as some, coalesce(bool_and(is_open), false) as every
    from (select e.sees = 'everyone' and coalesce(s.sees, 'everyone') = 'everyone' as is_open
      from events e left join spaces s on s.id = e.space_id where e.series_id = ${id}) dates`.execute(db)
  return rows[0]!
}

/** When the date is which the rule gives at a moment. */
export function putBySeries(series: Series, ruled: Date): { starts_at: Date; ends_at: Date } {
  const day = dayLater(wallOf(ruled, series.zone).day, series.shift_days)
  const starts_at = momentInSeries(day, series.clock, series.clock_zone)
  return { starts_at, ends_at: wallLater(starts_at, series.minutes, series.clock_zone) }
}

type Dated = { series_at: Date | null; starts_at: Date; ends_at: Date; zone: string }

/** Whether a date stands where its series puts it: one that was moved by itself does not. */
export function isInPlace(series: Series, date: Dated): boolean {
  if (date.series_at === null || date.zone !== series.clock_zone) return false
  const put = putBySeries(series, date.series_at)
  return put.starts_at.getTime() === date.starts_at.getTime() && put.ends_at.getTime() === date.ends_at.getTime()
}

/** How a series stands after one of its dates was moved with all later ones: by as many days, and to its clock, zone and length where these changed. */
export function movedAlong(series: Series, was: Dated, is: Omit<Dated, 'series_at'>): Series {
  const [before, after] = [wallOf(was.starts_at, was.zone), wallOf(is.starts_at, is.zone)]
  const length = wallMinutes(is.starts_at, is.ends_at, is.zone)
  return {
    ...series,
    shift_days: series.shift_days + daysBetween(before.day, after.day),
    clock: after.clock === before.clock ? series.clock : after.clock,
    clock_zone: is.zone === was.zone ? series.clock_zone : is.zone,
    minutes: length === wallMinutes(was.starts_at, was.ends_at, was.zone) ? series.minutes : length,
  }
}
