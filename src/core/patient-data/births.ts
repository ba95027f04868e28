// Dates of birth in sentences: dates, a word for birth, and a name or a postcode on the same line.
import { dates, isInventedDate } from './dates.ts'
import type { Found } from './finds.ts'
import { fullPostcode, type Row } from './rows.ts'

const birthWord = /\b(?:d\.?o\.?b\b|date of birth|born|birth ?date)/i
/** Two words with capitals, side by side. */
const name = /\b(?!Date|Birth|The|My|Our|Their|His|Her|NHS)[A-Z][a-z'’-]{1,30} (?!Of|Birth|Date|NHS)[A-Z][a-z'’-]{1,30}\b/

/** Dates of birth that stand with a person: every date of such a line, since the others are that person's too. */
export function findBirths(rows: Row[]): Found[] {
  const finds: Found[] = []
  for (const { text, from } of rows) {
    if (!birthWord.test(text)) continue
    // A month is written like half a name.
    const isOfPerson = name.test(text.replace(dates, '')) || fullPostcode.test(text)
    if (!isOfPerson) continue
    for (const { 0: date, index } of text.matchAll(dates))
      if (!isInventedDate(date))
        finds.push({ kind: 'date-of-birth', sure: false, from: from + index, to: from + index + date.length })
  }
  return finds
}
