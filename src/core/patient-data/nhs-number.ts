/**
 * Whether ten digits are an NHS number by its check digit: the first nine times ten down to two, added up, modulus 11, taken from 11; 11 counts as
 * 0, and 10 is never given out. Source: NHS Data Dictionary, "NHS NUMBER", attribute notes.
 */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false
  let sum = 0
  for (let at = 0; at < 9; at++) sum += Number(digits[at]) * (10 - at)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(digits[9])
}

/** Written as 943 476 5919, with spaces or hyphens, or in one. */
const written = /(?<![\d.-])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?![\d-])/g

/** Where numbers that may be a patient's stand in a text: the place of each, never its digits. */
export function findNhsNumbers(text: string): number[] {
  return [...text.matchAll(written)].filter(([, a, b, c]) => isNhsNumber(`${a}${b}${c}`)).map((match) => match.index)
}
