// A data frame as a table: its columns' types under their names, sorted by a press on a name.
import { make } from '../elements.ts'
import type { TablePart } from './protocol.ts'

/** The same limits as in the frame, which is not trusted. */
const MOST_ROWS = 200
const MOST_COLUMNS = 60
const MOST_LETTERS = 300

/** The table in a box that scrolls by itself. */
export function showTable(part: TablePart): HTMLElement {
  const columns = part.columns.slice(0, MOST_COLUMNS)
  const rows = part.rows.slice(0, MOST_ROWS).map((row) => row.slice(0, MOST_COLUMNS))
  const body = make('tbody')
  const head = make('tr')
  const fill = (shown: (string | null)[][]) => body.replaceChildren(...shown.map((row) => lineOf(row, columns)))
  columns.forEach((column, at) => {
    const cell = make('th', { scope: 'col', ...(column.isNumber ? { class: 'number' } : {}) })
    const button = make('button', { type: 'button', class: 'sort-button' }, cut(column.name) || '(no name)')
    button.addEventListener('click', () => {
      const downwards = cell.getAttribute('aria-sort') === 'ascending'
      for (const other of Array.from(head.children)) other.removeAttribute('aria-sort')
      cell.setAttribute('aria-sort', downwards ? 'descending' : 'ascending')
      fill(sorted(rows, at, column.isNumber, downwards))
    })
    cell.append(button, make('span', { class: 'column-type' }, cut(column.type)))
    head.append(cell)
  })
  fill(rows)
  const size = `${part.count.toLocaleString('en-GB')} ${part.count === 1 ? 'row' : 'rows'}, ${part.columns.length} ${part.columns.length === 1 ? 'column' : 'columns'}`
  const words = part.count > rows.length ? `${size}; the first ${rows.length} rows are shown` : size
  const table = make('table', {}, make('caption', {}, words), make('thead', {}, head), body)
  return make('div', { class: 'ran-table', tabindex: '0', role: 'group', 'aria-label': `Table: ${words}` }, table)
}

function lineOf(row: (string | null)[], columns: TablePart['columns']): HTMLElement {
  return make(
    'tr',
    {},
    ...row.map((value, at) => {
      if (value === null) return make('td', { class: 'missing-value' }, 'NA')
      return make('td', columns[at]?.isNumber ? { class: 'number' } : {}, cut(value))
    }),
  )
}

function cut(text: string): string {
  const words = String(text)
  return words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)} …` : words
}

/** Missing values come last, whichever way round. */
function sorted(rows: (string | null)[][], at: number, isNumber: boolean, downwards: boolean): (string | null)[][] {
  const sign = downwards ? -1 : 1
  const compare = (a: string, b: string) => (isNumber ? Number(a) - Number(b) : a.localeCompare(b, 'en-GB', { numeric: true }))
  return rows.slice().sort(({ [at]: a = null }, { [at]: b = null }) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return sign * compare(a, b)
  })
}
