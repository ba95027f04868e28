// Rows that lead to people whatever their columns are called: full postcodes, e-mail addresses, a postcode with an old date.
import { isInventedDate } from './dates.ts'
import type { Found, Place } from './finds.ts'
import { fullPostcode, type Row } from './rows.ts'

/** Fewer rows with a postcode or an address than this are places and people who want to be found. */
const PERSONAL_ROWS = 3

const mailAddresses = /[\w.+-]{1,64}@(?!example\.(?:org|com|net)\b)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g
const postcodes = new RegExp(fullPostcode.source, 'gi')
const isTableLine = /[,;\t|]|\S {2,}\S/
const birthDates = /(?:^|[^\d])(\d{1,2}[/.-]\d{1,2}[/.-](?:19\d\d|20[01]\d)|(?:19\d\d|20[01]\d)-\d{2}-\d{2})(?!\d)/g

/** Every full postcode and address where three rows hold one, and every date before 2020 that stands in a row with a postcode. */
export function findInRows(rows: Row[]): Found[] {
  const withPostcode: Place[][] = []
  const withAddress: Place[][] = []
  const births: Found[] = []
  for (const row of rows) {
    const { text } = row
    if (text.length < 6 || !isTableLine.test(text)) continue
    if (text.includes('@')) {
      const addresses = placesIn(row, mailAddresses).filter((place) => !/\.(?:test|invalid|example)$/i.test(valueAt(row, place)))
      if (addresses.length > 0) withAddress.push(addresses)
    }
    const codes = /\d[A-Z]{2}\b/i.test(text) ? placesIn(row, postcodes) : []
    if (codes.length === 0) continue
    withPostcode.push(codes)
    for (const place of placesIn(row, birthDates))
      if (!isInventedDate(valueAt(row, place))) births.push({ ...place, kind: 'date-of-birth', sure: false })
  }
  const ifEnough = (places: Place[][], kind: 'postcode' | 'address') =>
    places.length >= PERSONAL_ROWS ? places.flat().map((place): Found => ({ ...place, kind, sure: false })) : []
  return [...births, ...ifEnough(withPostcode, 'postcode'), ...ifEnough(withAddress, 'address')]
}

/** Where a pattern is in a row, or its first group where it has one. */
function placesIn({ text, from }: Row, pattern: RegExp): Place[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const value = match[1] ?? match[0]
    const at = from + match.index + match[0].length - value.length
    return { from: at, to: at + value.length }
  })
}

function valueAt({ text, from }: Row, place: Place): string {
  return text.slice(place.from - from, place.to - from)
}
