// Calendars as other programs write them, for the tests of imports.
import assert from 'node:assert/strict'
import type { Arrived, Outcome } from '#features/events/import/arrived.ts'
import { readIcs } from '#features/events/import/read-ics.ts'

const lines = (text: string) =>
  text
    .trim()
    .split(/\r?\n\s*/)
    .join('\r\n')

/** A calendar of these parts, each of which may be indented. */
export const calendar = (...parts: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...parts.map(lines), 'END:VCALENDAR', ''].join('\r\n')

/** An event with a name and a title, and what else is said of it. */
export const vevent = (uid: string, more: string, title = 'Coffee') =>
  `BEGIN:VEVENT\nUID:${uid}\nSUMMARY:${title}\n${more.trim()}\nEND:VEVENT`

export const NOW = new Date('2026-10-01T12:00:00Z')

/** What a calendar of one event holds. */
export const readOne = (more: string, now = NOW) => readIcs(calendar(vevent('u1', more)), now)

/** All of them, which must be such as can be taken. */
export function taken(read: Outcome[]): Arrived[] {
  for (const one of read) assert.ok(!('why' in one), JSON.stringify(one))
  return read as Arrived[]
}

/** When each begins. */
export const starts = (read: Outcome[]) => taken(read).map(({ starts_at }) => starts_at.toISOString())

export const whyOf = (read: Outcome[]) => read.map((one) => ('why' in one ? one.why : one.title))
