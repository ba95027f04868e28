// A run as text: for the clipboard as a reproducible example, and as Markdown for a post.
import type { EngineName, Part, TablePart } from './protocol.ts'

const TABLE_ROWS = 20
/** Output of a post: more than this hides the words around it. */
const POST_LINES = 60

export type Ran = { engine: EngineName; code: string; parts: Part[]; version: string; session: string }

/** Code, its output behind `#>`, and the session's details, as people paste it into questions. */
export function asExample({ engine, code, parts, session }: Ran): string {
  const mark = engine === 'sql' ? '--> ' : '#> '
  const output = parts
    .map(partText)
    .join('\n')
    .split('\n')
    .map((line) => `${mark}${line}`.trimEnd())
  const lines = [
    fence(engine, [code.trimEnd(), '', ...output].join('\n').trimEnd()),
    '',
    'Session:',
    '',
    fence('text', session.trim()),
  ]
  return `${lines.join('\n')}\n`
}

/** Output as a block that says when and with what it was saved. */
export function outputBlock({ parts, version }: Ran, now = new Date()): string {
  const lines = parts
    .filter((part) => part.kind !== 'picture')
    .map(partText)
    .join('\n')
    .split('\n')
  if (lines.join('').trim() === '') return ''
  const kept = lines.length > POST_LINES ? [...lines.slice(0, POST_LINES), `… ${lines.length - POST_LINES} more lines`] : lines
  return fence(`output ${now.toISOString().slice(0, 10)} ${version}`, kept.join('\n'))
}

/** The code as a block. */
export function codeBlock({ engine, code }: Pick<Ran, 'engine' | 'code'>): string {
  return fence(engine, code.trimEnd())
}

/** Session details as a block. */
export function sessionBlock({ session }: Ran): string {
  return session.trim() ? fence('output', session.trim()) : ''
}

function fence(info: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((marks) => marks.length))
  const marks = '`'.repeat(longest + 1)
  return `${marks}${info}\n${text}\n${marks}`
}

function partText(part: Part): string {
  if (part.kind === 'table') return tableText(part)
  if (part.kind === 'picture') return '(a plot)'
  if (part.kind === 'text' || part.kind === 'message') return part.text
  return `${part.kind === 'error' ? 'Error' : 'Warning'}${part.line ? ` in line ${part.line}` : ''}: ${part.text}`
}

function tableText({ columns, rows, count }: TablePart): string {
  const shown = rows.slice(0, TABLE_ROWS).map((row) => row.map((value) => value ?? 'NA'))
  const widths = columns.map(({ name }, at) => Math.max(name.length, ...shown.map((row) => row[at]?.length ?? 0)))
  const line = (cells: string[]) =>
    cells
      .map((cell, at) => (columns[at]?.isNumber ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd()
  const more = count > shown.length ? [`… ${count - shown.length} more rows`] : []
  return [line(columns.map(({ name }) => name)), ...shown.map(line), ...more].join('\n')
}
