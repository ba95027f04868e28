// A calendar's event that repeats by a rule of ours is a series here, with its dates that were moved, called off or left out.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { keepArrived } from '#features/events/import/keep.ts'
import { readIcs } from '#features/events/import/read-ics.ts'
import { extendSeries } from '#features/events/jobs.ts'
import { eventsIn } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'
import { calendar, vevent } from './events-import-kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const WEEK = 7 * 86_400_000
/** The day of a date, counted from the first, which is next week. */
const first = new Date(Date.now() + WEEK)
const dayOf = (n: number) => new Date(first.getTime() + n * WEEK).toISOString().slice(0, 10)
const at = (n: number, clock = '10:00') => `${dayOf(n)}T${clock}:00`.replace(/[-:]/g, '')
const london = (name: string, n: number, clock?: string) => `${name};TZID=Europe/London:${at(n, clock)}`

const series = (uid: string, more: string, clock = '10:00') =>
  vevent(uid, `${london('DTSTART', 0, clock)}\nDURATION:PT1H\nRRULE:FREQ=WEEKLY${more}`)
const changed = (uid: string, n: number, more: string, title?: string) =>
  vevent(uid, `${london('RECURRENCE-ID', n)}\n${more}`, title)

async function take(...parts: string[]) {
  const taken = await keepArrived(town.house, readIcs(calendar(...parts)), false, { hostId: town.mo.id })
  return taken.map(({ outcome }) => outcome)
}
const tally = (outcomes: string[]) =>
  Object.fromEntries(Object.entries(Object.groupBy(outcomes, (one) => one)).map(([name, all]) => [name, all!.length]))

/** Whole weeks after the first, at whatever hour this runs; never a zero below zero. */
const weekOf = (at: Date) => Math.round((at.getTime() - first.getTime()) / WEEK) + 0

async function datesOf(uid: string) {
  const one = await town.db.selectFrom('event_series').where('arrived_as', '=', uid).selectAll().executeTakeFirst()
  const dates = one
    ? await town.db.selectFrom('events').where('series_id', '=', one.id).orderBy('series_at').selectAll().execute()
    : []
  return { one, dates }
}

test('a rule of ours makes a series, with what was moved, called off and left out', async () => {
  const outcomes = await take(
    series('s1', `;INTERVAL=2;COUNT=6;WKST=SU\n${london('EXDATE', 4)}`),
    changed('s1', 2, `${london('DTSTART', 3, '14:00')}\n${london('DTEND', 3, '15:00')}`, 'Special'),
    changed('s1', 6, `${london('DTSTART', 6)}\nDURATION:PT1H\nSTATUS:CANCELLED`),
  )
  assert.deepEqual(outcomes, ['new', 'new', 'new', 'new', 'new'])
  const { one, dates } = await datesOf('s1')
  assert.match(one!.rule, /^FREQ=WEEKLY;COUNT=6;INTERVAL=2;BYDAY=\w\w$/)
  assert.equal(one!.first_local, `${dayOf(0)}T10:00`)
  assert.deepEqual(
    dates.map(({ series_at, starts_at, title, cancelled_at }) => [
      weekOf(series_at!),
      weekOf(starts_at),
      title,
      cancelled_at !== null,
    ]),
    [
      [0, 0, 'Coffee', false],
      [2, 3, 'Special', false],
      [6, 6, 'Coffee', true],
      [8, 8, 'Coffee', false],
      [10, 10, 'Coffee', false],
    ],
  )
  assert.deepEqual(
    dates.map(({ is_special }) => is_special),
    [false, true, true, false, false],
  )
  const page = await town.gus.get(`/events/series/${one!.id}`)
  assert.match(page.text, /every 2 weeks|every two weeks/)
  assert.match(
    (await town.mo.get(`/events/${dates[0]!.id}/change`)).text,
    /applies/,
    'its host changes one date or all later ones',
  )
  assert.deepEqual(
    await take(
      series('s1', `;INTERVAL=2;COUNT=6;WKST=SU\n${london('EXDATE', 4)}`),
      changed('s1', 2, `${london('DTSTART', 3, '14:00')}\n${london('DTEND', 3, '15:00')}`, 'Special'),
      changed('s1', 6, `${london('DTSTART', 6)}\nDURATION:PT1H\nSTATUS:CANCELLED`),
    ),
    Array(5).fill('the same'),
  )
})

test('the nightly job goes on with it, not with dates that are left out, and the calendar knows those dates again', async () => {
  const far = 50
  const whole = vevent('s2', `${london('DTSTART', -30)}\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\n${london('EXDATE', far)}`)
  const read = readIcs(calendar(whole), new Date(Date.now() - 20 * WEEK))
  await keepArrived(town.house, read, false, { hostId: town.mo.id })
  const before = (await datesOf('s2')).dates.length
  await extendSeries(town.house)
  const { dates } = await datesOf('s2')
  assert.ok(dates.length > before, `${before} dates, and ${dates.length} then`)
  assert.ok(!dates.some(({ series_at }) => series_at!.toISOString().startsWith(dayOf(far))))
  assert.deepEqual(tally(await take(whole)), { 'the same': dates.length })
  assert.equal((await datesOf('s2')).dates.length, dates.length)
  assert.ok((await datesOf('s2')).dates.every(({ arrived_as }) => arrived_as?.startsWith('s2 ')))
})

test('a series that is moved to another hour is moved date by date; one that ends is called off from there', async () => {
  await take(series('s3', ';COUNT=6'))
  const [, second] = (await datesOf('s3')).dates
  await eventsIn(town).come(town.ada, second!.id)
  assert.deepEqual(await take(series('s3', ';COUNT=6', '15:00')), Array(6).fill('changed'))
  const { one, dates } = await datesOf('s3')
  assert.equal(one!.first_local, `${dayOf(0)}T15:00`)
  assert.ok(dates.every(({ starts_at, series_at, moved_from }) => starts_at.getTime() === series_at!.getTime() && moved_from))
  assert.equal(dates[1]!.id, second!.id, 'whoever comes still comes')
  assert.deepEqual(await take(series('s3', ';COUNT=4', '15:00')), [...Array(4).fill('the same'), 'called off', 'called off'])
  assert.deepEqual(
    (await datesOf('s3')).dates.map(({ cancelled_at }) => cancelled_at !== null),
    [false, false, false, false, true, true],
  )
  assert.match((await datesOf('s3')).one!.rule, /COUNT=4/)
})

test('a date that was left out later is called off, unless it was changed here', async () => {
  await take(series('s4', ';COUNT=4'))
  const { dates } = await datesOf('s4')
  await town.db.updateTable('events').set({ title: 'Changed here', sequence: 1 }).where('id', '=', dates[2]!.id).execute()
  assert.deepEqual(await take(series('s4', `;COUNT=4\n${london('EXDATE', 1)}\n${london('EXDATE', 2)}`)), [
    'the same',
    'the same',
    'called off',
    'left alone',
  ])
})

test('a series that ended here does not go on because its calendar does', async () => {
  await take(series('s9', ';COUNT=4'))
  const [, second] = (await datesOf('s9')).dates
  assert.equal((await town.mo.post(`/events/${second!.id}/cancel`, { why: 'Nobody can.', applies: 'later' })).status, 303)
  assert.deepEqual(await take(series('s9', ';COUNT=5')), ['the same', ...Array(4).fill('left alone')])
  assert.equal((await datesOf('s9')).dates.length, 4)
})

test('a rule that ours do not have makes single events', async () => {
  const outcomes = await take(
    series('s5', `;COUNT=3\n${london('RDATE', 9, '12:00')}`),
    vevent('s6', `${london('DTSTART', 0)}\nDURATION:PT1H\nRRULE:FREQ=DAILY`),
  )
  assert.equal(outcomes.length, 4 + 120)
  assert.equal((await datesOf('s5')).one, undefined)
  assert.equal((await datesOf('s6')).one, undefined)
})

test('one date first and the whole series later, or one event that repeats from now on, is the same event', async () => {
  assert.deepEqual(await take(changed('s7', 1, `${london('DTSTART', 1)}\nDURATION:PT1H`)), ['new'])
  assert.deepEqual(await take(series('s7', ';COUNT=3')), ['new', 'the same', 'new'])
  assert.equal((await datesOf('s7')).dates.length, 3)
  assert.deepEqual(await take(vevent('s8', `${london('DTSTART', 0)}\nDURATION:PT1H`)), ['new'])
  assert.deepEqual(await take(series('s8', ';COUNT=3')), ['the same', 'new', 'new'])
  assert.equal((await datesOf('s8')).dates.length, 3)
})
