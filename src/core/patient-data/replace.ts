// The two ways out of a find: taken out, or replaced by something invented that looks the same.
import type { Find, Place } from './finds.ts'
import { checkDigit } from './nhs-number.ts'

export const TAKEN_OUT = '[taken out]'

type Change = Place & { by: string }

/** The text without what was found. */
export function takeOut(text: string, finds: Find[]): string {
  return change(
    text,
    placesOf(finds).map((place) => ({ ...place, by: TAKEN_OUT })),
  )
}

/**
 * The text with something invented in each place, written in the same form: numbers of the 999 test range, pseudo postcodes that begin with
 * ZZ99, 1 January for dates of birth, addresses at example.org, "person 1" in columns. What was equal stays equal.
 */
export function replaceByInvented(text: string, finds: Find[]): string {
  const invented = new Map<string, string>()
  const once = (value: string, make: (count: number) => string): string => {
    const known = invented.get(value)
    if (known !== undefined) return known
    const made = make(invented.size + 1)
    invented.set(value, made)
    return made
  }
  const changes = finds.flatMap((find): Change[] =>
    find.kind === 'column'
      ? (find.values ?? []).map((place) => ({
          ...place,
          by: once(text.slice(place.from, place.to), (count) => `person ${count}`),
        }))
      : [
          {
            from: find.from,
            to: find.to,
            by: once(text.slice(find.from, find.to), (count) => inventFor(find, text.slice(find.from, find.to), count)),
          },
        ],
  )
  return change(text, changes)
}

function inventFor({ kind }: Find, value: string, count: number): string {
  if (kind === 'postcode') return `ZZ99 ${count % 10}ZZ`
  if (kind === 'address') return `person${count}@example.org`
  if (kind === 'date-of-birth') return inventDate(value)
  return writtenAs(value, testNumber(count))
}

/** A number of the test range: the first free one from 999 000 000 on that has a check digit. */
export function testNumber(count: number): string {
  for (let nine = 999_000_000 + (count % 900_000) * 11; ; nine++) {
    const check = checkDigit(String(nine))
    if (check !== undefined) return `${nine}${check}`
  }
}

/** Puts digits into the places of other digits: blanks, dashes and full width stay. */
function writtenAs(value: string, digits: string): string {
  let at = 0
  return value.replace(/[0-9\uff10-\uff19]/g, (old) => {
    const digit = digits[at++ % digits.length]!
    return old > '9' ? String.fromCharCode(0xff10 + Number(digit)) : digit
  })
}

/** Nobody's birthday, and said so: a date alone would be found again. */
function inventDate(_value: string): string {
  return 'an invented date'
}

function placesOf(finds: Find[]): Place[] {
  return finds.flatMap((find): Place[] => (find.kind === 'column' ? (find.values ?? []) : [find]))
}

function change(text: string, changes: Change[]): string {
  const parts: string[] = []
  let at = 0
  for (const { from, to, by } of changes.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue
    parts.push(text.slice(at, from), by)
    at = to
  }
  return parts.join('') + text.slice(at)
}
