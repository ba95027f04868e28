// Events out of JSON and CSV: a list of objects, or a table with a line of names.
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { Trouble } from '#platform/errors.ts'
import { type Arrived, kindOf, momentsOf, type Refused, withoutMeeting, zoneOf } from './arrived.ts'

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
export function readJson(content: string): (Arrived | Refused)[] {
  let rows: unknown
  try {
    rows = JSON.parse(content)
  } catch {
    throw new Trouble('This file is no JSON that can be read.')
  }
  if (!Array.isArray(rows)) throw new Trouble('This JSON is no list of events.')
  return rows.map(readRow)
}

/** Reads a table: title, date, start, end, and where there are any kind, zone, description, place, address. */
export function readCsv(content: string): (Arrived | Refused)[] {
  try {
    const rows: unknown[] = parse(content, {
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    })
    return rows.map(readRow)
  } catch {
    throw new Trouble('This table cannot be read: save it as CSV with a line of names, such as title,date,start,end.')
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

function readRow(value: unknown): Arrived | Refused {
  const parsed = Row.safeParse(value)
  if (!parsed.success) return { title: '(no title)', why: 'it is no event that can be read' }
  const row = parsed.data
  const title = row.title.trim().slice(0, 150)
  if (!title) return { title: '(no title)', why: 'it has no title' }
  const days = (row.dates ?? [row.date]).filter((day) => DAY.test(day)).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return { title, why: 'its day cannot be read: write it as 2026-05-03' }
  return withMoments(row, title, first, last)
}

function withMoments(row: Row, title: string, first: string, last: string): Arrived | Refused {
  const { zone, why } = zoneOf(row.zone || row.tz_as_printed, first, row.start)
  const moments = momentsOf({ first, last, start: row.start, end: row.end, zone })
  if (typeof moments === 'string') return { title, why: moments }
  const { kind, said } = kindOf(row.kind)
  const description = withoutMeeting(row.description)
  const several = first === last ? '' : `Each day ${row.start} to ${row.end}.`
  const place = /person/i.test(row.place) ? 'in person' : /both|hybrid/i.test(row.place) ? 'both' : 'online'
  return {
    key: `${title.toLowerCase()} ${first} ${row.start}`.slice(0, 300),
    ...{ title, kind, zone, place, ...moments },
    body: [several, description.body].filter(Boolean).join('\n\n'),
    address: row.address.slice(0, 300),
    cancelled: false,
    assumed: [why, ...said, ...description.said],
  }
}
