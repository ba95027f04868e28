// Texts that hold tables: their lines, how these fall into cells, and what is in the cells.
import { isInventedDate } from './dates.ts'
import type { Place } from './finds.ts'

export type Cell = Place & { value: string }
export type Row = Place & { text: string; line: number }

/** More cells than this make no table that somebody pasted. */
const MOST_CELLS = 200

/** The lines of a text. */
export function linesOf(text: string): Row[] {
  const rows: Row[] = []
  for (let from = 0, line = 1; from <= text.length; line++) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    rows.push({ from, to, text: text.slice(from, to), line })
    if (end < 0) break
    from = end + 1
  }
  return rows
}

/** Which sign parts the cells of a line; undefined for prose. */
export function delimiterOf(line: string): string | undefined {
  for (const sign of ['\t', '|', ';', ',']) if (line.includes(sign)) return sign
  return undefined
}

/** The cells of a line. Quotes hold their signs together. */
export function cellsOf(row: Row, delimiter: string): Cell[] {
  const cells: Cell[] = []
  const { text } = row
  let from = 0
  let quoted = false
  for (let at = 0; at <= text.length && cells.length < MOST_CELLS; at++) {
    const sign = text[at]
    if (sign === '"') quoted = !quoted
    if (at < text.length && (sign !== delimiter || quoted)) continue
    cells.push(trimmed(row, from, at))
    from = at + 1
  }
  // A pipe table has a sign at each end.
  return delimiter === '|' ? cells.filter((cell, at) => cell.value !== '' || (at > 0 && at < cells.length - 1)) : cells
}

const isAround = (sign: string) => ' \t\r\u00a0"\'`*'.includes(sign)

/** Sign by sign, since a pattern at the end of a cell takes the square of its blanks. */
function trimmed({ text, from: start }: Row, from: number, to: number): Cell {
  let left = from
  let right = to
  while (left < right && isAround(text[left]!)) left++
  while (right > left && isAround(text[right - 1]!)) right--
  return { value: text.slice(left, right), from: start + left, to: start + right }
}

/**
 * A full postcode, such as LS1 4AP, alone or in a text. Source: Royal Mail, "Programmers' guide to PAF": no postcode begins with Q, V or X, and C, I,
 * K, M, O and V are not in its last two letters.
 */
export const fullPostcode = /\b(?!ZZ99)[A-PR-UWYZ][A-Z]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b/i

const INVENTED =
  /^(?:na|n\/a|nan|null|none|nil|missing|x+|\*+|-+|\.+|redacted|\[taken out\]|invented.*|person ?\d+|(?:test|example|dummy|fake|synthetic).*|999[\d -]*|zz99.*|.*@(?:example\.(?:org|com|net)|.*\.(?:invalid|test|example)))$/i

/** Whether a value says nothing of anybody: missing, marked as invented, or too short to be anything. */
export function isInvented(value: string): boolean {
  return value.length <= 2 || INVENTED.test(value.slice(0, 100)) || isInventedDate(value.slice(0, 100))
}
