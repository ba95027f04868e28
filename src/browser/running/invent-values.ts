// Invented values of the same type and range, made here in the browser: the real ones never leave it.
import { testNumber } from '#core/patient-data/replace.ts'
import { type Column, isoDate } from './table-text.ts'

const DAY_MS = 86_400_000

/** The column with every value invented. What is missing stays missing, and what was equal text stays equal. */
export function inventColumn(column: Column, random: () => number = Math.random): Column {
  const known = column.values.filter((value): value is string => value !== null)
  if (known.length === 0) return column
  const invent = inventor(column, known, random)
  return { ...column, values: column.values.map((value) => (value === null ? null : invent(value))) }
}

function inventor({ name, type }: Column, known: string[], random: () => number): (value: string) => string {
  if (type === 'whole' || type === 'number') {
    const numbers = known.map(Number)
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
    const decimals = type === 'whole' ? 0 : Math.max(...known.map((value) => value.split('.')[1]?.length ?? 0))
    return () =>
      type === 'whole'
        ? String(least + Math.floor(random() * (most - least + 1)))
        : (least + random() * (most - least)).toFixed(Math.min(decimals, 6))
  }
  if (type === 'date') {
    const days = known.map((value) => Date.parse(isoDate(value)) / DAY_MS).filter((day) => !Number.isNaN(day))
    const [first, last] = [Math.min(...days), Math.max(...days)]
    return () => new Date((first + Math.floor(random() * (last - first + 1))) * DAY_MS).toISOString().slice(0, 10)
  }
  if (type === 'logical') return () => (random() < 0.5 ? 'TRUE' : 'FALSE')
  const made = new Map<string, string>()
  const isNumbered = known.every((value) => /^[\d -]{10,12}$/.test(value))
  const label =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim() || 'value'
  return (value) => {
    const before = made.get(value)
    if (before !== undefined) return before
    const count = made.size + 1
    const invented = isNumbered ? testNumber(count) : /post ?code/.test(label) ? `ZZ99 ${count % 10}ZZ` : `${label} ${count}`
    made.set(value, invented)
    return invented
  }
}
