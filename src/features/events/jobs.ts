// Makes the next dates of series, every night, like the latest date of each. May run twice: a date of a series is there once.
import type { House } from '#platform/house.ts'
import { findMeeting, keepMeeting } from './meetings.ts'
import { datesOf } from './repeat.ts'

const MINUTE = 60_000

/** Adds the dates that have come within reach. */
export async function extendSeries({ database }: House): Promise<void> {
  const series = await database.owner.selectFrom('event_series').selectAll().execute()
  for (const one of series) {
    await database.owner.transaction().execute(async (db) => {
      const last = await db
        .selectFrom('events')
        .selectAll()
        .where('series_id', '=', one.id)
        .orderBy('series_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      // A series whose latest date was called off has ended.
      if (!last?.series_at || last.cancelled_at) return
      const dates = datesOf(one.rule, one.first_local, one.zone, { after: last.series_at, now: new Date() })
      if (dates.length === 0) return
      const { id: _, series_at: __, starts_at: ___, ends_at: ____, ...like } = last
      const rows = await db
        .insertInto('events')
        .values(
          dates.map((at) => ({
            ...like,
            reserves: JSON.stringify(like.reserves),
            series_at: at,
            starts_at: at,
            ends_at: new Date(at.getTime() + one.minutes * MINUTE),
            sequence: 0,
          })),
        )
        .onConflict((conflict) => conflict.columns(['series_id', 'series_at']).doNothing())
        .returning('id')
        .execute()
      const hosts = await db.selectFrom('event_hosts').select(['member_id', 'position']).where('event_id', '=', last.id).execute()
      const meeting = await findMeeting(db, last.id)
      if (rows.length > 0 && meeting)
        await keepMeeting(
          db,
          rows.map(({ id }) => id),
          meeting,
        )
      if (rows.length > 0 && hosts.length > 0)
        await db
          .insertInto('event_hosts')
          .values(rows.flatMap(({ id }) => hosts.map((host) => ({ event_id: id, ...host }))))
          .execute()
    })
  }
}
