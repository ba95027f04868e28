// Events out of JSON and CSV: a list of objects, or a table with a line of names.
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { Trouble } from '#platform/errors.ts'
import { type Arrived, keyOf, kindOf, MOST_EVENTS, momentsOf, type Outcome, partsOfText, TOO_MANY, titleOf } from './arrived.ts'
import { zoneOf } from './zones.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const Row = z.object({
  title: text,
  kind: text,
  dates: z.array(z.string()).optional(),
  date: text,
  start: text,
  end: text,
  tz_as_printed: text,
  zone: text,
  description: text,
  place: text,
  address: text,
})
type Row = z.output<typeof Row>

/** Reads JSON. @throws Trouble where it is no list of events */
export function readJson(content: string): Outcome[] {
  let rows: unknown
  try {
    rows = JSON.parse(content)
  } catch {
    throw new Trouble('This file is no JSON that can be read.')
  }
  if (!Array.isArray(rows)) throw new Trouble('This JSON is no list of events.')
  return readRows(rows)
}

/** Reads a table: title, date, start, end, and where there are any kind, zone, description, place, address. @throws Trouble */
export function readCsv(content: string): Outcome[] {
  let rows: unknown[]
  try {
    rows = parse(content, {
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MOST_EVENTS + 1,
    })
  } catch {
    throw new Trouble('This table cannot be read: save it as CSV with a line of names, such as title,date,start,end.')
  }
  return readRows(rows)
}

function readRows(rows: unknown[]): Outcome[] {
  if (rows.length > MOST_EVENTS) throw new Trouble(TOO_MANY)
  const events = rows.flatMap(readRow)
  if (events.length > MOST_EVENTS) throw new Trouble(TOO_MANY)
  return events
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const DAY_MS = 86_400_000
/** A course of a day a week for a year is within it. */
const MOST_DAYS = 60

function readRow(value: unknown): Outcome[] {
  const parsed = Row.safeParse(value)
  if (!parsed.success) return [{ title: '(no title)', why: 'it is no event that can be read' }]
  const row = parsed.data
  const title = titleOf(row.title)
  if (!row.title.trim()) return [{ title, why: 'it has no title' }]
  const days = [...new Set((row.dates ?? [row.date]).filter((day) => DAY.test(day)))].sort()
  if (days.length === 0) return [{ title, why: 'its day cannot be read: write it as 2026-05-03' }]
  if (days.length > MOST_DAYS) return [{ title, why: `it is on more than ${MOST_DAYS} days: make several events of it` }]
  const runs = runsOf(days)
  return runs.map((run) => eventOf(row, title, run, runs.length > 1 ? sayDays(run, days) : ''))
}

/** Days that follow each other are one event; days that are apart are several. */
function runsOf(days: string[]): string[][] {
  const runs: string[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && Date.parse(day) - Date.parse(last) === DAY_MS) run.push(day)
    else runs.push([day])
  }
  return runs
}

/** "Day 1 of 3.", or "Days 1 to 2 of 4.". */
function sayDays(run: string[], days: string[]): string {
  const first = days.indexOf(run[0]!) + 1
  return run.length === 1 ? `Day ${first} of ${days.length}.` : `Days ${first} to ${first + run.length - 1} of ${days.length}.`
}

/** "9:30" as clocks are written here. */
const clockOf = (text: string) => (/^\d:\d{2}$/.test(text) ? `0${text}` : text)

function eventOf(row: Row, title: string, run: string[], which: string): Outcome {
  const [first, last] = [run[0]!, run.at(-1)!]
  const [start, end] = [clockOf(row.start), clockOf(row.end)]
  if (!/^\d{2}:\d{2}$/.test(start) || !/^\d{2}:\d{2}$/.test(end)) return { title, why: 'its day or time cannot be read' }
  const { zone, why } = zoneOf(row.zone || row.tz_as_printed, first, start)
  const moments = momentsOf({ first, last, start, end, zone })
  if (typeof moments === 'string') return { title, why: moments }
  const { kind, said } = kindOf(row.kind)
  const { body, meeting } = partsOfText(row.description)
  const place = /person/i.test(row.place) ? 'in person' : /both|hybrid/i.test(row.place) ? 'both' : 'online'
  const hours = first === last ? '' : `Each day ${start} to ${end}.`
  const apart = which ? [`its days are apart: taken as one event a day. ${which}`] : []
  return {
    key: keyOf(title.toLowerCase(), `${first} ${start}`),
    ...{ title, kind, zone, place, meeting, ...moments },
    body: [[which, hours].filter(Boolean).join(' '), body].filter(Boolean).join('\n\n'),
    address: row.address.slice(0, 300),
    cancelled: false,
    assumed: [why, ...said, ...apart],
  } satisfies Arrived
}
