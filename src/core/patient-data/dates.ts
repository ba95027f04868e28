// Dates as people write them, and the one that is nobody's birthday.

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}'

/** Every date in a text: 3 May 1954, May 3rd, 1954, 03/05/54, 3.5.1954, 1954-05-03. */
export const dates = new RegExp(
  `\\b(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month},? \\d{4}|${month} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2})\\b`,
  'gi',
)

const invented = /\b(?:0?1[/.-]0?1[/.-]1900|1900-01-01|1(?:st)? (?:of )?jan(?:uary)?,? 1900|jan(?:uary)? 1(?:st)?,? 1900)\b/i

/** Whether a date is the first of January 1900: what we put in the place of birthdays, and what systems hold where none is known. */
export function isInventedDate(value: string): boolean {
  return invented.test(value)
}

/** The first of January 1900, written in the same form; a year of two digits gets four, since '00 is a year in which people were born. */
export function inventDate(date: string): string {
  if (/^\d{4}-/.test(date)) return '1900-01-01'
  const day = (old: string) => old.replace(/^\d+/, (digits) => '1'.padStart(digits.length, '0')).replace(/(?:nd|rd|th)$/i, 'st')
  if (!/[a-z]{3}/i.test(date))
    return date.replace(/^(\d+)([/.-])(\d+)([/.-])\d+$/, (_, d, one, m, two) => `${day(d)}${one}${day(m)}${two}1900`)
  return date
    .replace(/\b\d{1,2}(?:st|nd|rd|th)?\b/i, (old) => day(old.replace(/^0?\d+/, '1')))
    .replace(/[a-z]{3,9}/i, (old) => writtenLike(old, old.length === 3 ? 'Jan' : 'January'))
    .replace(/\d{4}$/, '1900')
}

function writtenLike(old: string, name: string): string {
  if (old === old.toUpperCase()) return name.toUpperCase()
  return old === old.toLowerCase() ? name.toLowerCase() : name
}
