// Making events: one, or a series with its first dates.
import type { Db } from '#platform/db/connect.ts'
import type { Member } from '#platform/viewer.ts'
import type { NewEvent } from './forms.ts'
import { keepMeeting } from './meetings.ts'
import { datesOf } from './repeat.ts'
import { keepSubjects } from './subjects.ts'
import { wallLater, wallMinutes } from './times.ts'
import { asRow, wordsOf } from './words.ts'

/** Makes an event with its maker as the host, or a series with its first dates. Gives back the first event's number. */
export async function makeEvent(db: Db, maker: Member, form: NewEvent): Promise<number> {
  const { zone, starts_at, ends_at, space_id } = form
  const minutes = wallMinutes(starts_at, ends_at, zone)
  const first_local = `${form.day}T${form.start}`
  const series_id = form.rule ? await makeSeries(db, maker, form, { rule: form.rule, first_local, minutes }) : null
  const dates = form.rule ? datesOf(form.rule, first_local, zone, { now: new Date() }) : [starts_at]
  const words = await asRow(wordsOf(form))
  const rows = await db
    .insertInto('events')
    .values(
      dates.map((at) => ({
        ...{ ...words, zone, space_id, series_id, created_by: maker.id },
        series_at: series_id === null ? null : at,
        starts_at: at,
        ends_at: wallLater(at, minutes, zone),
      })),
    )
    .returning(['id', 'starts_at'])
    .execute()
  const ids = rows.map(({ id }) => id)
  await db
    .insertInto('event_hosts')
    .values(ids.map((event_id) => ({ event_id, member_id: maker.id })))
    .execute()
  await keepSubjects(db, ids, form.tags)
  if (form.meeting_link) await keepMeeting(db, ids, { link: form.meeting_link, passcode: form.passcode })
  return rows.reduce((a, b) => (a.starts_at <= b.starts_at ? a : b)).id
}

type Rule = { rule: string; first_local: string; minutes: number }

async function makeSeries(db: Db, maker: Member, { title, zone, start }: NewEvent, rule: Rule): Promise<number> {
  const { id } = await db
    .insertInto('event_series')
    .values({ ...rule, title, zone, clock: start, clock_zone: zone, created_by: maker.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
