// Events move in from JSON, tables and calendars; of each it is said which zone was assumed, and why.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Arrived, Outcome } from '#features/events/import/arrived.ts'
import { keepArrived } from '#features/events/import/keep.ts'
import { readIcs } from '#features/events/import/read-ics.ts'
import { readCsv, readJson } from '#features/events/import/read-lists.ts'
import { readSource } from '#features/events/import/source.ts'
import { openTown, type Town } from '../kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const real = fileURLToPath(new URL('../../../shared/data/events/events_2025_2026.json', import.meta.url))
const only = (read: Outcome[]) => {
  const [one] = read
  assert.ok(one && !('why' in one), JSON.stringify(one))
  return one as Arrived
}

test('GMT that was printed in summer is taken for what the clock shows, and said so', () => {
  const summer = only(
    readJson(
      JSON.stringify([
        { title: 'Coffee', kind: 'coffee-and-code', dates: ['2025-07-10'], start: '14:00', end: '15:00', tz_as_printed: 'GMT' },
      ]),
    ),
  )
  assert.equal(summer.starts_at.toISOString(), '2025-07-10T13:00:00.000Z')
  assert.match(summer.assumed[0]!, /GMT was printed, but clocks in the UK show BST on that day/)
  const zones = {
    BST: /which is UK time on that day/,
    '': /no zone was printed/,
    'America/New_York': /was printed/,
    CET: /taken as Europe\/Paris/,
    'Mars time': /no zone that we know/,
  }
  for (const [zone, said] of Object.entries(zones))
    assert.match(
      only(readJson(JSON.stringify([{ title: 'A', date: '2026-06-01', start: '10:00', end: '11:00', zone }]))).assumed[0]!,
      said,
    )
})

test('a table is read with its quotes, in any order of its columns', () => {
  const event = only(
    readCsv(
      '\ufeffStart,End,Title,Date,Kind,Place,Address\n09:30,12:00,"R, from the ""beginning""",2026-09-01,Workshop,in person,"1 Mill Lane, Leeds"\n',
    ),
  )
  assert.deepEqual(
    [event.title, event.kind, event.place, event.address],
    ['R, from the "beginning"', 'workshop', 'in person', '1 Mill Lane, Leeds'],
  )
})

test('days that are apart are one event each, and days that follow each other are one', () => {
  const course = { title: 'Course', start: '9:30', end: '12:30', description: 'Bring a laptop.' }
  const read = readJson(
    JSON.stringify([
      { ...course, dates: ['2026-10-27', '2026-09-15', '2026-10-06'] },
      { ...course, title: 'Two mornings', dates: ['2026-09-15', '2026-09-16'] },
      { ...course, title: 'Twice two', dates: ['2026-09-15', '2026-09-16', '2026-09-22', '2026-09-23'] },
    ]),
  ) as Arrived[]
  const minutes = ({ starts_at, ends_at }: Arrived) => (ends_at.getTime() - starts_at.getTime()) / 60_000
  assert.deepEqual(
    read.map((one) => [one.title, one.starts_at.toISOString().slice(0, 16), minutes(one), one.body]),
    [
      ['Course', '2026-09-15T08:30', 180, 'Day 1 of 3.\n\nBring a laptop.'],
      ['Course', '2026-10-06T08:30', 180, 'Day 2 of 3.\n\nBring a laptop.'],
      ['Course', '2026-10-27T09:30', 180, 'Day 3 of 3.\n\nBring a laptop.'],
      ['Two mornings', '2026-09-15T08:30', 27 * 60, 'Each day 09:30 to 12:30.\n\nBring a laptop.'],
      ['Twice two', '2026-09-15T08:30', 27 * 60, 'Days 1 to 2 of 4. Each day 09:30 to 12:30.\n\nBring a laptop.'],
      ['Twice two', '2026-09-22T08:30', 27 * 60, 'Days 3 to 4 of 4. Each day 09:30 to 12:30.\n\nBring a laptop.'],
    ],
  )
  assert.equal(new Set(read.map(({ key }) => key)).size, 6)
  assert.match(read[0]!.assumed.join(), /its days are apart: taken as one event a day/)
})

test('what cannot be taken is refused with a reason, and the rest comes', () => {
  const rows = [
    { title: 'Ends first', date: '2026-06-01', start: '11:00', end: '10:00' },
    { title: 'No day', start: '10:00', end: '11:00' },
    { title: 'No such hour', date: '2026-03-29', start: '01:30', end: '03:00' },
    { date: '2026-06-01' },
    'text',
    { title: 'Fine', date: '2026-06-01', start: '10:00', end: '11:00' },
  ]
  assert.deepEqual(
    readJson(JSON.stringify(rows)).map((one) => ('why' in one ? one.why : one.title)),
    [
      'it ends before it begins',
      'its day cannot be read: write it as 2026-05-03',
      'the clocks go forward over its hour',
      'it has no title',
      'it is no event that can be read',
      'Fine',
    ],
  )
  for (const read of [() => readJson('{'), () => readJson('{}'), () => readIcs('nothing'), () => readCsv('"')])
    assert.throws(read, /This (?:file|JSON|table)/)
})

const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...lines, 'END:VCALENDAR'].join('\r\n')
const zone = `BEGIN:VTIMEZONE
TZID:GMT Standard Time
BEGIN:STANDARD
DTSTART:16011028T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
END:VTIMEZONE`.replaceAll('\n', '\r\n')

test('a calendar from Outlook keeps its clock over the change, with what was moved, left out and called off', () => {
  const events = readIcs(
    calendar(
      zone,
      'BEGIN:VEVENT\r\nUID:s1\r\nSUMMARY:Coffee and Code\r\nCATEGORIES:Coffee and Code\r\nLOCATION:Microsoft Teams Meeting\r\nDTSTART;TZID=GMT Standard Time:20261008T100000\r\nDTEND;TZID=GMT Standard Time:20261008T110000\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=5\r\nEXDATE;TZID=GMT Standard Time:20261022T100000\r\nDESCRIPTION:Hello.\\nJoin: https://teams.microsoft.com/l/meetup-join/19abc\\nPasscode: 123abc\r\nEND:VEVENT',
      'BEGIN:VEVENT\r\nUID:s1\r\nRECURRENCE-ID;TZID=GMT Standard Time:20261105T100000\r\nSUMMARY:Coffee and Code\\, moved\r\nDTSTART;TZID=GMT Standard Time:20261106T140000\r\nDTEND;TZID=GMT Standard Time:20261106T150000\r\nSTATUS:CANCELLED\r\nEND:VEVENT',
    ),
    new Date('2026-10-01'),
  ) as Arrived[]
  assert.deepEqual(
    events.map(({ starts_at }) => starts_at.toISOString()),
    ['2026-10-08T09:00:00.000Z', '2026-11-06T14:00:00.000Z', '2026-11-19T10:00:00.000Z', '2026-12-03T10:00:00.000Z'],
  )
  assert.equal(events[1]!.cancelled, true)
  assert.equal(events[0]!.place, 'online')
  assert.equal(events[0]!.kind, 'coffee and code')
  assert.doesNotMatch(events[0]!.body, /teams\.microsoft|123abc/)
  assert.deepEqual(events[0]!.meeting, { link: 'https://teams.microsoft.com/l/meetup-join/19abc', passcode: '123abc' })
})

test('a calendar that others publish is read from its address, and what is not there is said to be so', async () => {
  const calendar =
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:far\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Far away\r\nDTSTART:20260701T090000Z\r\nDTEND:20260701T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
  const server = createServer((request, response) => {
    if (request.url === '/feed') response.end(calendar)
    else response.writeHead(404).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    assert.equal(only(await readSource(`${base}/feed`)).title, 'Far away')
    await assert.rejects(readSource(`${base}/gone`), /The calendar at .* cannot be read/)
    await assert.rejects(readSource('events.docx'), /Give a file that ends in/)
    await assert.rejects(readSource('/nowhere/events.ics'), /The file .* cannot be read/)
  } finally {
    server.close()
  }
})

test('times in UTC and without a zone, endless rules and broken ones', () => {
  const one = (lines: string) =>
    readIcs(calendar(`BEGIN:VEVENT\r\nUID:u\r\nSUMMARY:A\r\n${lines}\r\nEND:VEVENT`), new Date('2026-06-01'))
  assert.equal(
    only(one('DTSTART:20260701T090000Z\r\nDTEND:20260701T100000Z')).starts_at.toISOString(),
    '2026-07-01T09:00:00.000Z',
  )
  const floating = only(one('DTSTART:20260701T100000\r\nDTEND:20260701T110000'))
  assert.equal(floating.starts_at.toISOString(), '2026-07-01T09:00:00.000Z')
  assert.match(floating.assumed[0]!, /no zone was printed/)
  assert.ok(one('DTSTART:20200101T100000Z\r\nDTEND:20200101T110000Z\r\nRRULE:FREQ=DAILY').length <= 120)
  assert.ok('why' in one('DTSTART:nonsense\r\nDTEND:20260701T100000Z')[0]!)
})

test('an import can be run again, a dry one keeps nothing, and data about patients stays outside', async () => {
  const rows = [
    { title: 'Moved in', date: '2026-06-01', start: '10:00', end: '11:00' },
    { title: 'A case', date: '2026-06-02', start: '10:00', end: '11:00', description: 'About 401 023 2137' },
  ]
  const run = async (isDry: boolean) =>
    (await keepArrived(town.house, readJson(JSON.stringify(rows)), isDry)).map(({ outcome }) => outcome)
  const count = async () =>
    Number(
      (
        await town.db
          .selectFrom('events')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  assert.deepEqual(await run(true), ['new', 'refused'])
  assert.equal(await count(), 0)
  assert.deepEqual(await run(false), ['new', 'refused'])
  assert.deepEqual(await run(false), ['the same', 'refused'])
  assert.equal(await count(), 1)
  assert.match((await town.gus.get('/events?show=past')).text, /Moved in/)
})

test('the real events of 2025 and 2026 come in, with the zone that was meant', {
  skip: existsSync(real) ? false : 'the real material is not here',
}, async () => {
  const events = readJson(readFileSync(real, 'utf8'))
  assert.equal(events.length, 41)
  assert.equal(events.filter((one) => 'why' in one).length, 0)
  assert.equal((events as Arrived[]).filter(({ assumed }) => /clocks in the UK show BST/.test(assumed[0]!)).length, 21)
  const taken = await keepArrived(town.house, events, false)
  assert.equal(taken.filter(({ outcome }) => outcome === 'new').length, 41)
})
