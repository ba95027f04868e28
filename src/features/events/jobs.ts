// Makes the next dates of series, every night, like the latest date of each. May run twice: a date of a series is there once.
import type { House } from '#platform/house.ts'
import { findMeeting, keepMeeting } from './meetings.ts'
import { datesOf } from './repeat.ts'
import { copySubjects } from './subjects.ts'
import { momentOf, wallOf } from './times.ts'

const MINUTE = 60_000
const DAY = 86_400_000
/** So many special dates may stand at the end of a series. */
const MOST_SPECIAL = 10

/** The moment at which a date comes that the rule gives, after all later ones were moved. */
function shifted({ shift_days, clock, zone }: { shift_days: number; clock: string | null; zone: string }, at: Date): Date {
  if (clock === null) return at
  const day = new Date(Date.parse(wallOf(at, zone).day) + shift_days * DAY).toISOString().slice(0, 10)
  const moment = momentOf(day, clock, zone)
  return moment instanceof Date ? moment : at
}

/** Adds the dates that have come within reach. */
export async function extendSeries({ database }: House): Promise<void> {
  const series = await database.owner.selectFrom('event_series').selectAll().execute()
  for (const one of series) {
    await database.owner.transaction().execute(async (db) => {
      const latest = await db
        .selectFrom('events')
        .selectAll()
        .where('series_id', '=', one.id)
        .orderBy('series_at', 'desc')
        .limit(MOST_SPECIAL)
        .execute()
      // A series whose latest date was called off has ended. A special date is no pattern for the next.
      if (!latest[0]?.series_at || latest[0].cancelled_at) return
      const last = latest.find(({ title }) => title === one.title) ?? latest[0]
      const dates = datesOf(one.rule, one.first_local, one.zone, { after: latest[0].series_at, now: new Date() })
      if (dates.length === 0) return
      const { id: _, series_at: __, starts_at: ___, ends_at: ____, ...like } = last
      const momentsOf = (at: Date) => {
        const starts_at = shifted(one, at)
        return { series_at: at, starts_at, ends_at: new Date(starts_at.getTime() + one.minutes * MINUTE) }
      }
      const rows = await db
        .insertInto('events')
        .values(
          dates.map((at) => ({
            ...like,
            reserves: JSON.stringify(like.reserves),
            ...momentsOf(at),
            moved_from: null,
            sequence: 0,
          })),
        )
        .onConflict((conflict) => conflict.columns(['series_id', 'series_at']).doNothing())
        .returning('id')
        .execute()
      if (rows.length > 0)
        await copySubjects(
          db,
          last.id,
          rows.map(({ id }) => id),
        )
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
