// Making, changing and calling off events: of one date, or of this date of a series and all later ones.
import { renderMarkdown } from '#core/markdown/render.ts'
import { record } from '#core/records/record.ts'
import type { Db } from '#platform/db/connect.ts'
import type { Member } from '#platform/viewer.ts'
import type { ChangedEvent, NewEvent } from './forms.ts'
import { keepMeeting } from './meetings.ts'
import { tellComing } from './places.ts'
import { type Event, type EventLine, listLater } from './queries.ts'
import { datesOf } from './repeat.ts'
import { keepSubjects } from './subjects.ts'
import { momentOf, sayWhen, wallOf } from './times.ts'

const MINUTE = 60_000
const DAY = 86_400_000

type Words = Pick<
  NewEvent,
  | 'title'
  | 'kind'
  | 'place'
  | 'address'
  | 'access'
  | 'level'
  | 'bring'
  | 'capacity'
  | 'is_recorded'
  | 'has_captions'
  | 'sees'
  | 'zone'
  | 'language'
  | 'core_only'
  | 'core_why'
  | 'questions'
  | 'reserves'
>

/** What all dates of an event have in common. */
async function wordsOf(form: Words & { body: string }) {
  const { title, kind, place, address, access, level, bring, capacity, is_recorded, has_captions, sees, zone, body } = form
  const { core_only, core_why, questions, language } = form
  const { html } = await renderMarkdown(body)
  return {
    ...{ title, kind, place, address, access, level, bring, capacity, is_recorded, has_captions, sees, zone, body, html },
    ...{ core_only, core_why, questions, language, reserves: JSON.stringify(form.reserves) },
  }
}

/** Makes an event with its maker as the host, or a series with its first dates. Gives back the first event's number. */
export async function makeEvent(db: Db, maker: Member, form: NewEvent): Promise<number> {
  const words = await wordsOf(form)
  const length = form.ends_at.getTime() - form.starts_at.getTime()
  const first_local = `${form.day}T${form.start}`
  let series: number | undefined
  let dates = [form.starts_at]
  if (form.rule) {
    const { id } = await db
      .insertInto('event_series')
      .values({
        title: form.title,
        rule: form.rule,
        first_local,
        minutes: length / MINUTE,
        zone: form.zone,
        created_by: maker.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    series = id
    dates = datesOf(form.rule, first_local, form.zone, { now: new Date() })
  }
  const rows = await db
    .insertInto('events')
    .values(
      dates.map((at) => ({
        ...words,
        space_id: form.space_id,
        series_id: series ?? null,
        series_at: series ? at : null,
        starts_at: at,
        ends_at: new Date(at.getTime() + length),
        created_by: maker.id,
      })),
    )
    .returning(['id', 'starts_at'])
    .execute()
  await db
    .insertInto('event_hosts')
    .values(rows.map(({ id }) => ({ event_id: id, member_id: maker.id })))
    .execute()
  const ids = rows.map(({ id }) => id)
  await keepSubjects(db, ids, form.tags)
  if (form.meeting_link) await keepMeeting(db, ids, { link: form.meeting_link, passcode: form.passcode })
  return rows.reduce((a, b) => (a.starts_at <= b.starts_at ? a : b)).id
}

/** This event, and where asked the later dates of its series that were not called off. */
async function meant(db: Db, event: Event, applies: 'this' | 'later'): Promise<EventLine[]> {
  if (applies === 'this' || event.series_id === null) return [event]
  return (await listLater(db, event.series_id, event.starts_at)).filter((one) => one.cancelled_at === null || one.id === event.id)
}

/** Moves a later date as this one was moved: by as many days, to the same clock in the zone. */
function movedLike(form: ChangedEvent, event: Event, other: EventLine): { starts_at: Date; ends_at: Date } {
  const days = Math.round((Date.parse(form.day) - Date.parse(wallOf(event.starts_at, form.zone).day)) / DAY)
  const day = new Date(Date.parse(wallOf(other.starts_at, form.zone).day) + days * DAY).toISOString().slice(0, 10)
  const moment = momentOf(day, form.start, form.zone)
  const starts_at = moment instanceof Date ? moment : other.starts_at
  return { starts_at, ends_at: new Date(starts_at.getTime() + form.ends_at.getTime() - form.starts_at.getTime()) }
}

/** What the dates that the nightly job will make have from now on: the title, and how far they are from what the rule gives. */
async function changeSeries(db: Db, event: Event, form: ChangedEvent): Promise<void> {
  if (event.series_id === null || event.series_at === null) return
  const series = await db.selectFrom('event_series').where('id', '=', event.series_id).select('zone').executeTakeFirstOrThrow()
  const [meant, now] = [wallOf(event.series_at, series.zone), wallOf(form.starts_at, series.zone)]
  await db
    .updateTable('event_series')
    .set({
      title: form.title,
      minutes: (form.ends_at.getTime() - form.starts_at.getTime()) / MINUTE,
      shift_days: (Date.parse(now.day) - Date.parse(meant.day)) / DAY,
      clock: now.clock,
    })
    .where('id', '=', event.series_id)
    .execute()
}

/** Changes an event, or it and the later ones; those who come are told, and their calendars follow. Gives back how many changed. */
export async function changeEvent(db: Db, member: Member, event: Event, form: ChangedEvent): Promise<number> {
  const words = await wordsOf(form)
  const dates = await meant(db, event, form.applies)
  // Stewards change the words of others' events, and never see the way into their meetings.
  if (event.hosts.some(({ id }) => id === member.id))
    await keepMeeting(
      db,
      dates.map(({ id }) => id),
      { link: form.meeting_link, passcode: form.passcode },
    )
  await keepSubjects(
    db,
    dates.map(({ id }) => id),
    form.tags,
  )
  if (form.applies === 'later') await changeSeries(db, event, form)
  for (const one of dates) {
    const moments = one.id === event.id ? { starts_at: form.starts_at, ends_at: form.ends_at } : movedLike(form, event, one)
    const isMoved = moments.starts_at.getTime() !== one.starts_at.getTime()
    await db
      .updateTable('events')
      .set({
        ...words,
        ...moments,
        sequence: one.sequence + 1,
        changed_at: new Date(),
        ...(isMoved ? { moved_from: one.starts_at } : {}),
      })
      .where('id', '=', one.id)
      .execute()
    const news = isMoved ? `is at another time: ${sayWhen({ ...moments, zone: words.zone })}` : 'has changed'
    await tellComing(db, one.id, 'changed', `“${words.title}” ${news}`)
  }
  return dates.length
}

/** Calls an event off, or it and the later ones. What a steward does for others' events is on record. */
export async function cancelEvent(
  db: Db,
  member: Member,
  event: Event,
  { why, applies }: { why: string; applies: 'this' | 'later' },
): Promise<number> {
  const dates = (await meant(db, event, applies)).filter(({ cancelled_at }) => cancelled_at === null)
  for (const one of dates) {
    await db
      .updateTable('events')
      .set({ cancelled_at: new Date(), cancelled_why: why, sequence: one.sequence + 1, changed_at: new Date() })
      .where('id', '=', one.id)
      .execute()
    await tellComing(db, one.id, 'off', `“${one.title}” is called off: ${why}`)
  }
  if (!event.hosts.some(({ id }) => id === member.id))
    await record(db, { stewardId: member.id, act: 'cancel event', reason: why, detail: { event: event.id, dates: dates.length } })
  return dates.length
}
