// Changing an event: this date alone, or this one and all later ones of its series.
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { ChangedEvent } from './forms.ts'
import { keepMeeting, listMeetings, type Meeting } from './meetings.ts'
import { settlePlaces, tellComing } from './places.ts'
import { isHostOf, isNamedHost } from './policy.ts'
import { type Event, findPattern, listLater } from './queries.ts'
import { findSeries, isInPlace, movedAlong, putBySeries, type Series } from './series.ts'
import { keepSubjects } from './subjects.ts'
import { sayWhen } from './times.ts'
import { asRow, differing, inCommon, type Words, wordsOf } from './words.ts'

/** Further than this another rule is meant. */
const MOST_SHIFT_DAYS = 400

type Moments = Pick<Event, 'starts_at' | 'ends_at' | 'zone'>

/** How many dates changed; how many later ones stayed because they were different before, or have other hosts. */
export type Outcome = { changed: number; kept: number; others: number }

const isSameTime = (one: Moments, other: Moments) =>
  one.zone === other.zone && +one.starts_at === +other.starts_at && +one.ends_at === +other.ends_at

const namesOf = (event: Event) => event.subjects.map(({ name }) => name)
const isSameList = (one: string[], other: string[]) => one.join('\n').toLowerCase() === other.join('\n').toLowerCase()
const isSameMeeting = (one: Meeting | undefined, other: Meeting | undefined) =>
  (one?.link ?? '') === (other?.link ?? '') && (one?.passcode ?? '') === (other?.passcode ?? '')

/**
 * Changes an event, and where asked all later dates of its series: each in what it has in common with them, so that a date which was made
 * different stays so. Those who come are told where the time or the place is another, and their calendars follow.
 */
export async function changeEvent(db: Db, viewer: Viewer, event: Event, form: ChangedEvent): Promise<Outcome> {
  const isLater = form.applies === 'later' && event.series_id !== null
  const later = isLater ? (await listLater(db, event)).filter(({ cancelled_at }) => cancelled_at === null) : []
  const ours = later.filter((date) => isHostOf(viewer, date))
  const words = differing(event, wordsOf(form))
  const moments: Moments = { starts_at: form.starts_at, ends_at: form.ends_at, zone: form.zone }
  const isMoved = !isSameTime(event, moments)
  const pattern = isLater ? ((await findPattern(db, event.series_id!)) ?? event) : event
  const series = isLater ? await findSeries(db, event.series_id!) : undefined
  const standing = series && isMoved ? movedAlong(series, event, moments) : series
  if (standing && Math.abs(standing.shift_days) > MOST_SHIFT_DAYS)
    throw new Refusal(409, 'Later dates do not move that far. Change how the series repeats instead.', {
      href: `/events/${event.id}/repeat`,
      label: 'Change how it repeats',
    })

  const changed = new Set<number>()
  const different = new Set<number>()
  await changeOne(db, event, words, isMoved ? moments : undefined, changed, event.series_id !== null && !isLater)
  for (const date of ours) {
    const own = inCommon(words, date, pattern)
    const along = series && standing && isMoved && isInPlace(series, date) ? putAgain(standing, date) : undefined
    if (Object.keys(own).length < Object.keys(words).length || (isMoved && !along)) different.add(date.id)
    await changeOne(db, date, own, along, changed, false)
  }
  await changeSubjects(db, [event, ...ours], pattern, form.tags, changed)
  if (isNamedHost(viewer, event)) await changeMeeting(db, event, ours, pattern, form, changed)
  if (series && standing && ours.length === later.length) await keepSeries(db, standing, words.title)
  await settlePlaces(db, [...changed])
  return { changed: changed.size, kept: different.size, others: later.length - ours.length }
}

function putAgain(series: Series, date: Event): Moments {
  return { ...putBySeries(series, date.series_at!), zone: series.clock_zone }
}

/** Changes one date, where something is to change, and tells those who come what they must know. */
async function changeOne(
  db: Db,
  event: Event,
  words: Partial<Words>,
  moments: Moments | undefined,
  changed: Set<number>,
  isSpecial: boolean,
): Promise<void> {
  const isMoved = moments !== undefined && +moments.starts_at !== +event.starts_at
  if (Object.keys(words).length === 0 && (!moments || isSameTime(event, moments))) return
  const before = event.moved_from ?? event.starts_at
  await db
    .updateTable('events')
    .set({
      ...(await asRow(words)),
      ...moments,
      ...(isSpecial ? { is_special: true } : {}),
      // Back where it was, it was never moved.
      ...(isMoved ? { moved_from: +before === +moments.starts_at ? null : before } : {}),
      ...nextVersion(event),
    })
    .where('id', '=', event.id)
    .execute()
  changed.add(event.id)
  const news = newsOf({ ...event, ...words, ...moments }, moments !== undefined, 'place' in words || 'address' in words)
  if (news) await tellComing(db, event.id, 'changed', news)
}

const nextVersion = ({ sequence }: Event) => ({ sequence: sequence + 1, changed_at: new Date() })

type Told = Moments & { title: string; place: string; address: string }

/** What those who come must know, in a sentence; nothing for a better description. */
export function newsOf(event: Told, isMoved: boolean, isElsewhere: boolean): string | undefined {
  const { title, place, address } = event
  const where = place === 'online' ? 'online' : address || 'in person'
  if (isMoved && isElsewhere) return `“${title}” is at another time and place: ${sayWhen(event)}, ${where}`
  if (isMoved) return `“${title}” is at another time: ${sayWhen(event)}`
  return isElsewhere ? `“${title}” is somewhere else: ${where}` : undefined
}

async function touch(db: Db, events: Event[], changed: Set<number>): Promise<void> {
  for (const event of events.filter(({ id }) => !changed.has(id))) {
    await db.updateTable('events').set(nextVersion(event)).where('id', '=', event.id).execute()
    changed.add(event.id)
  }
}

async function changeSubjects(db: Db, dates: Event[], pattern: Event, tags: string[], changed: Set<number>): Promise<void> {
  const [event, ...later] = dates as [Event, ...Event[]]
  if (isSameList(namesOf(event), tags)) return
  const all = [event, ...later.filter((date) => isSameList(namesOf(date), namesOf(pattern)))]
  await keepSubjects(
    db,
    all.map(({ id }) => id),
    tags,
  )
  await touch(db, all, changed)
}

async function changeMeeting(
  db: Db,
  event: Event,
  later: Event[],
  pattern: Event,
  form: ChangedEvent,
  changed: Set<number>,
): Promise<void> {
  const meetings = await listMeetings(db, [event.id, pattern.id, ...later.map(({ id }) => id)])
  const meeting = { link: form.meeting_link, passcode: form.meeting_link ? form.passcode : '' }
  if (isSameMeeting(meetings.get(event.id), meeting)) return
  const all = [event, ...later.filter(({ id }) => isSameMeeting(meetings.get(id), meetings.get(pattern.id)))]
  await keepMeeting(
    db,
    all.map(({ id }) => id),
    meeting,
  )
  await touch(db, all, changed)
}

/** What the dates have from now on that the nightly job will make. */
async function keepSeries(db: Db, series: Series, title: string | undefined): Promise<void> {
  const { shift_days, clock, clock_zone, minutes } = series
  await db
    .updateTable('event_series')
    .set({ shift_days, clock, clock_zone, minutes, ...(title === undefined ? {} : { title }) })
    .where('id', '=', series.id)
    .execute()
}

/** What is said of it on the next page. */
export function sayOutcome({ changed, kept, others }: Outcome): string {
  if (changed === 0) return 'Nothing had to change.'
  const many = (count: number, one: string, more: string) => (count === 1 ? one : `${count} ${more}`)
  return [
    changed === 1 ? 'Changed.' : `Changed, with ${many(changed - 1, 'one later date', 'later dates')}.`,
    kept > 0 && `${many(kept, 'One that was different before stays', 'that were different before stay')} so.`,
    others > 0 && `${many(others, 'One later date has', 'later dates have')} other hosts, and nothing changes there.`,
  ]
    .filter(Boolean)
    .join(' ')
}
