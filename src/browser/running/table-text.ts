// A pasted table, read: from a spreadsheet, CSV, a Markdown table, or as R and pandas print one.

export type ColumnType = 'whole' | 'number' | 'date' | 'logical' | 'text'
/** `values` as they were written; null where one is missing. */
export type Column = { name: string; type: ColumnType; values: (string | null)[] }

/** More rows than these make no example. */
export const MOST_ROWS = 200

const MISSING = /^(?:na|n\/a|nan|null|none|<na>|nat|\.)?$/i

/** The columns of a table with a line of names; undefined where the text is none. */
export function readTable(text: string): Column[] | undefined {
  const lines = text
    .replace(/\r/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^[\s|:+-]+$/.test(line))
  const split = splitterOf(lines)
  if (!split || lines.length < 2) return undefined
  const [head = [], ...body] = lines.slice(0, MOST_ROWS + 1).map(split)
  const width = Math.max(...body.map((row) => row.length))
  // Printed tables have row names without a name above them.
  const names = head.length === width - 1 ? head : head.slice(0, width)
  const skipped = head.length === width - 1 ? 1 : 0
  if (names.length === 0) return undefined
  return names.map((name, at) => {
    const values = body.map((row) => {
      const value = (row[at + skipped] ?? '').trim()
      return MISSING.test(value) ? null : value
    })
    return { name: name.trim() || `column_${at + 1}`, type: typeOf(values), values }
  })
}

function splitterOf(lines: string[]): ((line: string) => string[]) | undefined {
  const head = lines[0] ?? ''
  if (head.includes('\t')) return (line) => line.split('\t')
  if (/^\s*\|/.test(head)) return (line) => line.replace(/^\s*\||\|\s*$/g, '').split('|')
  if (head.includes(';')) return (line) => splitQuoted(line, ';')
  if (head.includes(',')) return (line) => splitQuoted(line, ',')
  if (lines.some((line) => /\S\s{2,}\S/.test(line)) || /^\s/.test(head)) return (line) => line.trim().split(/\s+/)
  return undefined
}

function splitQuoted(line: string, sign: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const letter of line) {
    if (letter === '"') quoted = !quoted
    else if (letter === sign && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += letter
  }
  return [...cells, cell]
}

function typeOf(values: (string | null)[]): ColumnType {
  const known = values.filter((value): value is string => value !== null)
  const all = (pattern: RegExp) => known.length > 0 && known.every((value) => pattern.test(value))
  // Ten digits and leading zeros are names of things, not numbers.
  if (all(/^-?(?:0|[1-9]\d{0,8})$/)) return 'whole'
  if (all(/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?(?:e[+-]?\d{1,3})?$/i) && !known.every((value) => /^\d{10}$/.test(value)))
    return 'number'
  if (all(/^\d{4}-\d{2}-\d{2}$/) || all(/^\d{1,2}\/\d{1,2}\/\d{4}$/)) return 'date'
  return all(/^(?:true|false|t|f)$/i) ? 'logical' : 'text'
}

/** A date as 2026-05-03. */
export function isoDate(value: string): string {
  const [day, month, year] = value.split('/')
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : value
}
