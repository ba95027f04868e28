// Numbers that name a patient: their check digit, and the ranges from which they are given out.

/**
 * Whether ten digits are an NHS number by its check digit: the first nine times ten down to two, added up, modulus 11, taken from 11; 11 counts as
 * 0, and 10 is never given out. Source: NHS Data Dictionary, "NHS NUMBER", attribute notes.
 */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false
  const check = checkDigit(digits.slice(0, 9))
  return check !== undefined && check === Number(digits[9])
}

/** The tenth digit for nine, or undefined where none is given out. */
export function checkDigit(nine: string): number | undefined {
  let sum = 0
  for (let at = 0; at < 9; at++) sum += Number(nine[at]) * (10 - at)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? undefined : check
}

export type NumberKind = 'nhs-number' | 'chi-number' | 'hc-number' | 'test-number'

/**
 * Whose range ten digits with a right check digit are from; undefined where nobody gives them out. Source: NHS Data Dictionary and NHS
 * England's note on number ranges: 400 000 000 to 499 999 999 and 600 000 000 to 708 800 001 in England, Wales and the Isle of Man (NHS
 * number), 320 000 001 to 399 999 999 in Northern Ireland (Health and Care number), 010 101 000 to 311 299 999 in Scotland (Community Health
 * Index, which begins with a date of birth), and 999 000 000 to 999 999 999 for testing. The check digit is left out of these.
 */
export function kindOfNumber(digits: string): NumberKind | undefined {
  if (!isNhsNumber(digits)) return undefined
  const nine = Number(digits.slice(0, 9))
  if ((nine >= 400_000_000 && nine <= 499_999_999) || (nine >= 600_000_000 && nine <= 708_800_001)) return 'nhs-number'
  if (nine >= 320_000_001 && nine <= 399_999_999) return 'hc-number'
  if (nine >= 999_000_000) return 'test-number'
  return beginsWithBirth(digits) ? 'chi-number' : undefined
}

/** DDMMYY. The century is not known, so 29 February is let through in every year. */
function beginsWithBirth(digits: string): boolean {
  const day = Number(digits.slice(0, 2))
  const month = Number(digits.slice(2, 4))
  return month >= 1 && month <= 12 && day >= 1 && day <= [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
}

/** The range holds a million, and each takes eleven at most. */
const SLOTS = 90_000

/** A number of the test range: the first free one from 999 000 000 on that has a check digit. */
export function testNumber(count: number): string {
  for (let nine = 999_000_000 + (count % SLOTS) * 11; ; nine++) {
    const check = checkDigit(String(nine))
    if (check !== undefined) return `${nine}${check}`
  }
}
