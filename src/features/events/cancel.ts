// Calling events off, and having them take place after all.
import { record } from '#core/records/record.ts'
import type { Db } from '#platform/db/connect.ts'
import { memberOf, type Viewer } from '#platform/viewer.ts'
import { settlePlaces, tellComing } from './places.ts'
import { isHostOf, isNamedHost } from './policy.ts'
import { type Event, listLater } from './queries.ts'

type Applies = 'this' | 'later'

/** This date, and where asked the later ones of its series that the viewer hosts. */
async function meant(db: Db, viewer: Viewer, event: Event, applies: Applies): Promise<{ dates: Event[]; others: number }> {
  const later = applies === 'later' ? await listLater(db, event) : []
  const ours = later.filter((date) => isHostOf(viewer, date))
  return { dates: [event, ...ours], others: later.length - ours.length }
}

/** Says whether a series has come to its end. What others host in it goes on. */
async function endSeries(db: Db, { series_id }: Event, ended_at: Date | null): Promise<void> {
  if (series_id !== null) await db.updateTable('event_series').set({ ended_at }).where('id', '=', series_id).execute()
}

/** Calls an event off, or it and the later ones, which ends the series. What a steward does for others' events is on record. Gives back how many. */
export async function cancelEvent(
  db: Db,
  viewer: Viewer,
  event: Event,
  { why, applies }: { why: string; applies: Applies },
): Promise<number> {
  const { dates, others } = await meant(db, viewer, event, applies)
  const on = dates.filter(({ cancelled_at }) => cancelled_at === null)
  for (const one of on) {
    await db
      .updateTable('events')
      .set({ cancelled_at: new Date(), cancelled_why: why, sequence: one.sequence + 1, changed_at: new Date() })
      .where('id', '=', one.id)
      .execute()
    await tellComing(db, one.id, 'off', `“${one.title}” is called off: ${why}`)
  }
  if (applies === 'later' && others === 0) await endSeries(db, event, new Date())
  if (!isNamedHost(viewer, event))
    await record(db, {
      stewardId: memberOf(viewer).id,
      act: 'cancel event',
      reason: why,
      detail: { event: event.id, dates: on.length },
    })
  return on.length
}

/** An event takes place after all, or it and the later ones that were called off with it. Whoever had a place has it still. Gives back how many. */
export async function restoreEvent(db: Db, viewer: Viewer, event: Event, applies: Applies): Promise<number> {
  const { dates, others } = await meant(db, viewer, event, applies)
  const off = dates.filter((one) => one.cancelled_at !== null && one.cancelled_why === event.cancelled_why)
  for (const one of off) {
    await db
      .updateTable('events')
      .set({ cancelled_at: null, cancelled_why: '', sequence: one.sequence + 1, changed_at: new Date() })
      .where('id', '=', one.id)
      .execute()
    await tellComing(db, one.id, 'on', `“${one.title}” takes place after all`)
  }
  if (applies === 'later' && others === 0) await endSeries(db, event, null)
  await settlePlaces(
    db,
    off.map(({ id }) => id),
  )
  return off.length
}
