// Makes the next dates of series, every night, like the dates before. May run twice: a date of a series is there once.
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import { findMeeting, keepMeeting } from './meetings.ts'
import { copyParts } from './programme/actions.ts'
import { type Event, findPattern } from './queries.ts'
import { datesOf } from './repeat.ts'
import { putBySeries, type Series } from './series.ts'
import { copySubjects } from './subjects.ts'
import { asRow, wordsOf } from './words.ts'

/** Adds the dates that have come within reach of every series that has not ended. */
export async function extendSeries({ database }: House): Promise<void> {
  const series = await database.owner.selectFrom('event_series').where('ended_at', 'is', null).selectAll().execute()
  for (const one of series) await database.owner.transaction().execute((db) => extendOne(db, one))
}

async function extendOne(db: Db, series: Series): Promise<void> {
  const pattern = await findPattern(db, series.id)
  const { after } = await db
    .selectFrom('events')
    .where('series_id', '=', series.id)
    .select((eb) => eb.fn.max('series_at').as('after'))
    .executeTakeFirstOrThrow()
  if (!pattern || !after) return
  await makeDates(db, series, pattern, datesOf(series.rule, series.first_local, series.zone, { after, now: new Date() }))
}

/** Makes dates of a series at the moments that its rule gives, but for those that it leaves out, like one that is there. */
export async function makeDates(db: Db, series: Series, pattern: Event, ruled: Date[]): Promise<void> {
  const leftOut = new Set(series.left_out.map((at) => at.getTime()))
  const dates = ruled.filter((at) => !leftOut.has(at.getTime()))
  if (dates.length === 0) return
  const words = await asRow(wordsOf({ ...pattern, title: series.title }))
  const { space_id, created_by } = pattern
  const rows = await db
    .insertInto('events')
    .values(
      dates.map((series_at) => ({
        ...{ ...words, ...putBySeries(series, series_at), zone: series.clock_zone },
        ...{ series_id: series.id, series_at, space_id, created_by },
      })),
    )
    .onConflict((conflict) => conflict.columns(['series_id', 'series_at']).doNothing())
    .returning('id')
    .execute()
  if (rows.length > 0)
    await copyAlong(
      db,
      pattern,
      rows.map(({ id }) => id),
    )
}

/** What new dates have like the one before, besides its words. */
async function copyAlong(db: Db, pattern: Event, ids: number[]): Promise<void> {
  await copySubjects(db, pattern.id, ids)
  await copyParts(db, pattern.id, ids)
  const meeting = await findMeeting(db, pattern.id)
  if (meeting) await keepMeeting(db, ids, meeting)
  const hosts = await db.selectFrom('event_hosts').select(['member_id', 'position']).where('event_id', '=', pattern.id).execute()
  if (hosts.length > 0)
    await db
      .insertInto('event_hosts')
      .values(ids.flatMap((event_id) => hosts.map((host) => ({ event_id, ...host }))))
      .execute()
}
