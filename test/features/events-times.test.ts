// Times are always right: over both clock changes, in other zones, and for every date of a series.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import rrule from 'rrule'
import { AHEAD_DAYS, datesOf, MOST_DATES, ruleOf } from '#features/events/repeat.ts'
import { momentOf, NO_SUCH_HOUR, sayWhen, wallOf } from '#features/events/times.ts'

const HOUR = 3_600_000
const hour = (starts_at: Date, zone = 'Europe/London') => ({ starts_at, ends_at: new Date(starts_at.getTime() + HOUR), zone })

test('ten in July is ten in the UK, and nobody calls it GMT', () => {
  const at = momentOf('2026-07-02', '10:00', 'Europe/London') as Date
  assert.equal(at.toISOString(), '2026-07-02T09:00:00.000Z')
  assert.equal(sayWhen(hour(at)), 'Thursday 2 July 2026, 10:00 to 11:00 BST')
  assert.deepEqual(wallOf(at, 'America/New_York'), { day: '2026-07-02', clock: '05:00' })
  assert.doesNotMatch(
    Array.from({ length: 31 }, (_, day) => sayWhen(hour(new Date(Date.UTC(2026, 6, day + 1, 12))))).join(),
    /GMT/,
  )
})

test('an event elsewhere is told in its own zone and in that of the community', () => {
  const at = momentOf('2026-07-02', '10:00', 'America/New_York') as Date
  assert.equal(
    sayWhen(hour(at, 'America/New_York')),
    'Thursday 2 July 2026, 10:00 to 11:00 New York time (15:00 to 16:00 BST in the UK)',
  )
  const far = momentOf('2026-07-03', '08:00', 'Australia/Sydney') as Date
  assert.match(sayWhen(hour(far, 'Australia/Sydney')), /Sydney time \(Thursday 2 July 2026, 23:00 to 00:00 BST in the UK\)/)
  assert.match(sayWhen(hour(at, 'Europe/Dublin')), /15:00 to 16:00 Ireland time$/)
  const twoDays = {
    starts_at: new Date('2026-10-24T09:00:00Z'),
    ends_at: new Date('2026-10-25T16:00:00Z'),
    zone: 'Europe/London',
  }
  assert.equal(sayWhen(twoDays), 'Saturday 24 October 2026, 10:00 BST, to Sunday 25 October 2026, 16:00 GMT')
})

test('the hour that is not there in March is said to be so, and the one that comes twice in October is the first', () => {
  assert.equal(momentOf('2026-03-29', '01:30', 'Europe/London'), NO_SUCH_HOUR)
  assert.equal((momentOf('2026-10-25', '01:30', 'Europe/London') as Date).toISOString(), '2026-10-25T00:30:00.000Z')
  for (const [day, clock, zone] of [
    ['2026-02-30', '10:00', 'Europe/London'],
    ['2026-03-01', '25:00', 'Europe/London'],
    ['2026-03-01', '10:00', 'Mars/Base'],
    ['', '', ''],
  ] as const)
    assert.equal(momentOf(day, clock, zone), undefined)
})

test('a fortnightly hour stays at ten over the end of summer time', () => {
  const dates = datesOf(ruleOf('fortnightly', '2026-10-08'), '2026-10-08T10:00', 'Europe/London', { now: new Date('2026-10-01') })
  assert.deepEqual(
    dates.slice(0, 3).map((at) => sayWhen(hour(at))),
    [
      'Thursday 8 October 2026, 10:00 to 11:00 BST',
      'Thursday 22 October 2026, 10:00 to 11:00 BST',
      'Thursday 5 November 2026, 10:00 to 11:00 GMT',
    ],
  )
})

test('a rule without an end, or with ten thousand dates, makes no more than are meant', () => {
  const from = { now: new Date('2026-10-01') }
  for (const rule of ['FREQ=DAILY', 'FREQ=DAILY;COUNT=10000', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU'])
    assert.equal(datesOf(rule, '2026-10-08T10:00', 'Europe/London', from).length, MOST_DATES)
  assert.equal(datesOf(ruleOf('weekly', '2026-10-08', '2026-10-29'), '2026-10-08T10:00', 'Europe/London', from).length, 4)
})

test('the next dates go on where the last ones ended', () => {
  const rule = ruleOf('weekly', '2026-01-06')
  const all = datesOf(rule, '2026-01-06T10:00', 'Europe/London', { now: new Date('2026-06-01') })
  const later = datesOf(rule, '2026-01-06T10:00', 'Europe/London', { now: new Date('2026-06-01'), after: all[9] })
  assert.deepEqual(later, all.slice(10))
})

type Wall = { day: string; clock: string }

/**
 * What another library says of a rule, as walls: it reckons in UTC only, so it is asked what the walls show. As far ahead as ours, but for the
 * last day, on which the clocks decide whether a date is within reach.
 */
function theirDates(rule: string, day: string, clock: string): { walls: Wall[]; end: string } {
  const first = new Date(`${day}T${clock}:00Z`)
  const end = new Date(first.getTime() + AHEAD_DAYS * 24 * HOUR).toISOString().slice(0, 10)
  const all = new rrule.RRule({ ...rrule.RRule.parseString(rule), dtstart: first }).between(
    first,
    new Date(`${end}T00:00:00Z`),
    true,
  )
  return {
    walls: all.slice(0, MOST_DATES).map((at) => ({ day: at.toISOString().slice(0, 10), clock: at.toISOString().slice(11, 16) })),
    end,
  }
}

/** Ours, from a first date and as if today were that day. */
function ourDates(rule: string, day: string, clock: string, zone: string, end: string): Wall[] {
  return datesOf(rule, `${day}T${clock}`, zone, { now: new Date(`${day}T00:00:00Z`) })
    .map((at) => wallOf(at, zone))
    .filter((wall) => wall.day < end)
}

test('dates are those of another library, in any zone, from any day', () => {
  const zones = ['Europe/London', 'America/New_York', 'Europe/Berlin', 'UTC', 'Australia/Sydney']
  const days = fc
    .date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10))
  fc.assert(
    fc.property(
      days,
      fc.constantFrom('weekly', 'fortnightly', 'monthly' as const),
      fc.constantFrom(...zones),
      fc.integer({ min: 4, max: 23 }),
      (day, repeat, zone, at) => {
        const clock = `${String(at).padStart(2, '0')}:00`
        const rule = ruleOf(repeat as 'weekly', day)
        const { walls, end } = theirDates(rule, day, clock)
        assert.ok(walls.length > 10, `${rule} from ${day}`)
        assert.deepEqual(ourDates(rule, day, clock, zone, end), walls, `${rule} from ${day} in ${zone}`)
      },
    ),
    { numRuns: 150 },
  )
})

test('so are those of rules that hosts write themselves', () => {
  const weekdays = fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), { minLength: 1, maxLength: 3 })
  const parts = fc.oneof(
    fc
      .tuple(weekdays, fc.integer({ min: 1, max: 4 }))
      .map(([on, every]) => `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${on.join(',')};WKST=MO`),
    fc
      .tuple(weekdays, fc.constantFrom(1, 2, 3, 4, -1), fc.integer({ min: 1, max: 3 }))
      .map(([on, nth, every]) => `FREQ=MONTHLY;INTERVAL=${every};BYDAY=${on.map((day) => `${nth}${day}`).join(',')}`),
    fc.integer({ min: 1, max: 31 }).map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), weekdays)
      .map(([month, on]) => `FREQ=YEARLY;BYMONTH=${month};BYDAY=${on.map((day) => `2${day}`).join(',')}`),
    fc.integer({ min: 2, max: 60 }).map((every) => `FREQ=DAILY;INTERVAL=${every}`),
  )
  const days = fc.integer({ min: 0, max: 2000 }).map((after) => new Date(Date.UTC(2024, 0, 1 + after)).toISOString().slice(0, 10))
  fc.assert(
    fc.property(
      days,
      parts,
      fc.oneof(
        fc.constant(''),
        fc.integer({ min: 1, max: 20 }).map((count) => `;COUNT=${count}`),
        fc.integer({ min: 1, max: 500 }).map((after) => `;UNTIL=${after}`),
      ),
      (day, part, bound) => {
        // Until so many days after the first one: a day alone, as our forms write it, or a moment in UTC, as others do.
        const until = (after: number) =>
          new Date(Date.parse(`${day}T00:00:00Z`) + after * 24 * HOUR).toISOString().slice(0, 10).replaceAll('-', '')
        const rule = part + bound.replace(/UNTIL=(\d+)/, (_, after) => `UNTIL=${until(Number(after))}`)
        const theirs = part + bound.replace(/UNTIL=(\d+)/, (_, after) => `UNTIL=${until(Number(after))}T235959Z`)
        const { walls, end } = theirDates(theirs, day, '18:30')
        assert.deepEqual(ourDates(rule, day, '18:30', 'Europe/London', end), walls, `${rule} from ${day}`)
      },
    ),
    { numRuns: 250 },
  )
})
