// Files that are meant to hurt, or are only very large, end quickly and with a sentence; and nobody waits for them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Outcome } from '#features/events/import/arrived.ts'
import { keepArrived } from '#features/events/import/keep.ts'
import { type Ending, readEvents } from '#features/events/import/read.ts'
import { readIcs } from '#features/events/import/read-ics.ts'
import { readCsv, readJson } from '#features/events/import/read-lists.ts'
import { readApart } from '#features/events/import/source.ts'
import { openTown, type Town } from '../kit.ts'
import { calendar, vevent, whyOf } from './events-import-kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const MOST_MS = 10_000
const day = 'DTSTART:20261024T100000Z\nDTEND:20261024T110000Z'
const read = (text: string, ending: Ending = '.ics') => readApart(Buffer.from(text), ending)

/** What it ends with; measured on the way. */
async function ends(text: string): Promise<string[]> {
  const began = performance.now()
  let longest = 0
  let last = began
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 20)
  const said = await read(text).then(whyOf, (error: Error) => [error.message])
  clearInterval(watch)
  assert.ok(performance.now() - began < MOST_MS, `It took ${Math.round(performance.now() - began)} ms.`)
  assert.ok(longest < 1000, `Others waited ${Math.round(longest)} ms.`)
  return said
}

test('too much is refused as a whole', async () => {
  const tooMany = 'There are more than 5,000 events in it. Make several files of it.'
  assert.deepEqual(await ends(calendar(...Array.from({ length: 10_000 }, (_, n) => vevent(`u${n}`, day)))), [tooMany])
  const daily = (n: number) => vevent(`u${n}`, 'DTSTART:19700101T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY')
  assert.deepEqual(await ends(calendar(...Array.from({ length: 100 }, (_, n) => daily(n)))), [tooMany])
  const here = (text: string, ending: Ending) => () => readEvents(Buffer.from(text), ending)
  assert.throws(here(JSON.stringify(Array.from({ length: 6000 }, () => ({ title: 'A' }))), '.json'), { message: tooMany })
  assert.throws(here(`title,date\n${'A,2026-10-24\n'.repeat(6000)}`, '.csv'), { message: tooMany })
  assert.throws(here('x'.repeat(21 * 1024 * 1024), '.ics'), { message: 'It is larger than 20 MB.' })
})

test('rules without end, within the day, or that lead nowhere', () => {
  const rule = (rule: string) =>
    whyOf(readIcs(calendar(vevent('u', `DTSTART:19910101T100000Z\nDURATION:PT1H\nRRULE:${rule}`))))[0]
  for (const freq of ['SECONDLY', 'MINUTELY', 'HOURLY']) assert.equal(rule(`FREQ=${freq}`), 'it repeats by hours or less')
  assert.equal(rule('FREQ=DAILY;BYHOUR=1,2,3'), 'it repeats by hours or less')
  assert.equal(rule('FREQ=DAILY;COUNT=999999999'), 'Coffee')
  const none = 'it has no date from two years back until a year ahead'
  assert.equal(rule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), none)
  assert.equal(rule('FREQ=WEEKLY;COUNT=10'), none)
  assert.equal(rule(`FREQ=YEARLY;BYYEARDAY=${Array.from({ length: 366 }, (_, n) => n + 1).join(',')}`), 'Coffee')
})

test('lines of a megabyte, broken quotes and calendars within calendars', async () => {
  assert.deepEqual(await ends(calendar(vevent('u', `${day}\nDESCRIPTION:${'x'.repeat(1_000_000)}`))), ['Coffee'])
  assert.deepEqual(await ends(calendar(vevent('u', `${day}\nDESCRIPTION:${'teams.microsoft.com/'.repeat(50_000)}`))), ['Coffee'])
  assert.deepEqual(await ends(calendar(vevent('u', `${day}\nEXDATE:${'20261008T100000,'.repeat(60_000)}20261009T100000`))), [
    'Coffee',
  ])
  const often = (n: number) => {
    const days = Array.from({ length: n }, (_, at) =>
      new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString().replace(/[-:]|\.000/g, ''),
    )
    return ends(
      calendar(vevent('u', `DTSTART:20260101T000000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=50\nEXDATE:${days.join(',')}`)),
    )
  }
  assert.deepEqual(await often(60_000), ['it names more than 1,000 dates one by one'])
  const unreadable = ['This file is no calendar that can be read.']
  assert.deepEqual(await ends('BEGIN:VCALENDAR\r\n'.repeat(100_000)), unreadable)
  assert.deepEqual(await ends('BEGIN:VEVENT\r\n'.repeat(100_000)), unreadable)
  assert.deepEqual(await ends(calendar(`ATTENDEE;X="${'a'.repeat(1_000_000)}:x`)), unreadable)
  assert.throws(() => readJson('['.repeat(1_000_000)), /no JSON that can be read/)
  assert.throws(() => readCsv(`"${'a,'.repeat(1_000_000)}`), /This table cannot be read/)
})

test('keys of objects, letters that are none and titles of several lines are kept as plain words', async () => {
  const json = `[{"__proto__": {"title": "Mine", "polluted": true}, "title": "A\\u0000 b\\r\\nBcc: all\\ud800", "date": "2026-10-24", "start": "10:00", "end": "11:00",
    "description": "c\\u0000\\ud800d", "address": "e\\u0000"}]`
  const csv = 'title,date,start,end,__proto__,constructor\n"A\r\nB",2026-10-25,9:30,11:00,x,y\n'
  const ics = calendar(vevent('u\0\ud800', `${day}\nDESCRIPTION:a\0b\nLOCATION:c\0`, 'C\0\\n\\N D'))
  const events = [...(await read(json, '.json')), ...(await read(csv, '.csv')), ...(await read(ics))] as Outcome[]
  assert.equal(({} as { polluted?: boolean }).polluted, undefined)
  const outcomes = async () => (await keepArrived(town.house, events, false)).map(({ title, outcome }) => `${outcome}: ${title}`)
  assert.deepEqual(await outcomes(), ['new: A b Bcc: all\ufffd', 'new: A B', 'new: C D'])
  assert.deepEqual(await outcomes(), ['the same: A b Bcc: all\ufffd', 'the same: A B', 'the same: C D'])
})

test('tables that Windows saved have their letters', async () => {
  const row = 'title,date,start,end\nCaf\u00e9 \u2013 code,2026-10-26,10:00,11:00\n'
  const windows = Buffer.from(row.replace('\u2013', '\x96'), 'latin1')
  const utf16 = Buffer.from(`\ufeff${row}`, 'utf16le')
  for (const bytes of [windows, utf16, Buffer.from(`\ufeff${row}`)])
    assert.deepEqual(whyOf(await readApart(bytes, '.csv')), ['Caf\u00e9 \u2013 code'])
})
