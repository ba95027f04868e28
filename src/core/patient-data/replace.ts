// The two ways out of a find: taken out, or replaced by something invented that looks the same.
import { dates, inventDate } from './dates.ts'
import { findEvery } from './find.ts'
import { type Find, MOST_FINDS, type Place, TAKEN_OUT } from './finds.ts'
import { testNumber } from './nhs-number.ts'
import { fullPostcode } from './rows.ts'

export { testNumber } from './nhs-number.ts'

/** The text without what was found. */
export function takeOut(text: string, finds: Find[]): string {
  return untilNothingIsLeft(text, finds, () => TAKEN_OUT)
}

/**
 * The text with something invented in each place, written in the same form: numbers of the 999 test range, pseudo postcodes that begin with
 * ZZ99, 1 January 1900 for dates of birth, addresses at example.org; in columns the same by what a value looks like, other digits beginning
 * with 999, and "person 1" for everything else. What was equal stays equal.
 */
export function replaceByInvented(text: string, finds: Find[]): string {
  const invented = new Map<string, string>()
  return untilNothingIsLeft(text, finds, (value, kind) => {
    const known = invented.get(value)
    if (known !== undefined) return known
    const made = inventFor(kind, value, invented.size + 1)
    invented.set(value, made)
    return made
  })
}

const ROUNDS = 8

/**
 * What was next to a find may only now be one. Whoever hands in every find of a text gets it back without any, even where there are more than
 * MOST_FINDS; whoever leaves some out, as those that they were asked about, keeps these.
 */
function untilNothingIsLeft(text: string, finds: Find[], by: (value: string, kind: Find['kind']) => string): string {
  const every = findEvery(text)
  const isEvery = finds.length >= Math.min(every.length, MOST_FINDS)
  let left = isEvery ? every : finds
  let changed = text
  for (let round = 0; round < ROUNDS && left.length > 0; round++) {
    // Where what is invented makes a find of what is beside it, the last word is that it goes.
    changed = change(changed, left, round < ROUNDS / 2 ? by : () => TAKEN_OUT)
    left = findEvery(changed).filter(({ sure }) => sure || isEvery)
  }
  return changed
}

function change(text: string, finds: Find[], by: (value: string, kind: Find['kind']) => string): string {
  // The name of a column stays; what identifies is under it.
  const places = finds.flatMap((find): (Place & { kind: Find['kind'] })[] =>
    find.values ? find.values.map((value) => ({ ...value, kind: 'column' })) : [find],
  )
  const parts: string[] = []
  let at = 0
  for (const { from, to, kind } of places.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue
    parts.push(text.slice(at, from), by(text.slice(from, to), kind))
    at = to
  }
  return parts.join('') + text.slice(at)
}

function inventFor(kind: Find['kind'], value: string, count: number): string {
  if (value.includes('@')) return `person${count}@example.org`
  if (kind === 'postcode') return inventPostcode(value, count)
  if (kind === 'date-of-birth') return inventDate(value)
  return kind === 'column' ? inventValue(value, count) : writtenAs(value, testNumber(count))
}

function inventValue(value: string, count: number): string {
  if (value.length <= 40 && value.search(dates) >= 0) return value.replace(dates, inventDate)
  if (value.length <= 8 && fullPostcode.test(value)) return inventPostcode(value, count)
  const digits = value.replace(/[ -]/g, '').length
  if (!/^\d[\d -]*\d$/.test(value) || digits < 5 || digits > 15) return `person ${count}`
  const made = digits === 10 ? testNumber(count) : `999${String(count).padStart(digits - 3, '0')}`
  return made.length === digits ? writtenAs(value, made) : `person ${count}`
}

/** Puts digits into the places of other digits: blanks, dashes and full width stay. */
function writtenAs(value: string, digits: string): string {
  let at = 0
  return value.replace(/[0-9\uff10-\uff19]/g, (old) => {
    const digit = digits[at++ % digits.length]!
    return old > '9' ? String.fromCharCode(0xff10 + Number(digit)) : digit
  })
}

const LAST_LETTERS = 'ZYXWUTSRQPNLJHGFEDBA'

/** ZZ99 is the district of those who live nowhere in the United Kingdom. Source: NHS Data Dictionary, "POSTCODE OF USUAL ADDRESS", pseudo postcodes. */
function inventPostcode(value: string, count: number): string {
  const pair = Math.floor(count / 10)
  const letter = (at: number) => LAST_LETTERS[at % LAST_LETTERS.length]!
  const made = `ZZ99${value.includes(' ') ? ' ' : ''}${count % 10}${letter(Math.floor(pair / LAST_LETTERS.length))}${letter(pair)}`
  return value === value.toLowerCase() ? made.toLowerCase() : made
}
