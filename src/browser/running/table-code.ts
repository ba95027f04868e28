// A table as code that makes it: data.frame(...) or pd.DataFrame(...).
import { type Column, isoDate } from './table-text.ts'

/** Code in R that makes the table. */
export function asR(columns: Column[]): string {
  const lines = columns.map(({ name, type, values }) => {
    const list = `c(${values.map((value) => rValue(value, type)).join(', ')})`
    return `  ${rName(name)} = ${type === 'date' ? `as.Date(${list})` : list}`
  })
  return `df <- data.frame(\n${lines.join(',\n')}\n)`
}

function rValue(value: string | null, type: Column['type']): string {
  if (value === null) return type === 'text' ? 'NA_character_' : 'NA'
  if (type === 'whole') return `${value}L`
  if (type === 'number') return value
  if (type === 'logical') return /^t/i.test(value) ? 'TRUE' : 'FALSE'
  return quoted(type === 'date' ? isoDate(value) : value)
}

function rName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}_.]+/gu, '_').replace(/^_+|_+$/g, '')
  return /^[\p{L}.]/u.test(plain) && plain !== '' ? plain : `x_${plain}`
}

/** Code in Python that makes the table with pandas. */
export function asPython(columns: Column[]): string {
  const lines = columns.map(({ name, type, values }) => {
    const list = `[${values.map((value) => pythonValue(value, type)).join(', ')}]`
    return `    ${quoted(name)}: ${type === 'date' ? `pd.to_datetime(${list})` : list},`
  })
  return `import pandas as pd\n\ndf = pd.DataFrame({\n${lines.join('\n')}\n})`
}

function pythonValue(value: string | null, type: Column['type']): string {
  if (value === null) return 'None'
  if (type === 'whole' || type === 'number') return value
  if (type === 'logical') return /^t/i.test(value) ? 'True' : 'False'
  return quoted(type === 'date' ? isoDate(value) : value)
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\t/g, '\\t')}"`
}
