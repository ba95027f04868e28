// Dates of birth in sentences: a date, a word for birth, and a name or a postcode on the same line.
import type { Found } from './finds.ts'
import { fullPostcode, type Row } from './rows.ts'

const birthWord = /\b(?:d\.?o\.?b\b|date of birth|born|birth ?date)/i
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}'
const date = new RegExp(
  `\\b(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month},? \\d{4}|${month} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2})\\b`,
  'i',
)
/** Two words with capitals, side by side. */
const name = /\b(?!Date|Birth|The|My|Our|Their|His|Her|NHS)[A-Z][a-z'’-]{1,30} (?!Of|Birth|Date|NHS)[A-Z][a-z'’-]{1,30}\b/

/** Dates of birth that stand with a person. */
export function findBirths(rows: Row[]): Found[] {
  const finds: Found[] = []
  for (const { text, from } of rows) {
    if (!birthWord.test(text)) continue
    const found = date.exec(text)
    // A month is written like half a name.
    if (!found || !(name.test(text.replace(found[0], '')) || fullPostcode.test(text))) continue
    finds.push({ kind: 'date-of-birth', sure: false, from: from + found.index, to: from + found.index + found[0].length })
  }
  return finds
}
