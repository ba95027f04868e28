// What stands around ten digits, and says that they are something else, or that one has to ask.
import type { Candidate } from './numbers.ts'

const BEFORE = 60
const AFTER = 24
const DASHES = '-\\u2010-\\u2015\\u2212'

const numberWord = /(?:nhs|chi|hcn?|h&c|no|nr|num|number|id|patient|pat|pt|mrn)[-_\u2010-\u2015]?$/i
/** A letter that belongs to the number, and none of a "\n" that code writes. */
const letterBefore = /(?:^|[^\\]|\\[^nrt])\p{L}$|^\p{L}$/u
const isbnOrAbroad = /(?:isbn(?:-?1[03])?:?[ ]?|\+\d{1,3}[ (]{0,2}|[$£€]|0x)$/i
const doi = /\b10\.\d{4,9}\/\S*$/
const orderNumber = /\p{Lu}[-\u2010\u2011]$/u
const wordAndHyphen = /\p{Ll}[-\u2010\u2011]$/u
const digitAndDash = new RegExp(`\\d[${DASHES}]$`)
const dashAndDigit = new RegExp(`^[${DASHES}]\\d`)
const dash = new RegExp(`[${DASHES}]`)
const counted = /^ ?(?:bytes|rows|records|milliseconds|seconds|ms|kb)\b/i

/**
 * "something else": a decimal number, a part of a longer number or word, an order number, an ISBN, a telephone number of another country. "ask":
 * what names a file, a page or a variable, a seed, an amount, a number as pandas prints it.
 */
export function doubtAbout(text: string, candidate: Candidate): 'something else' | 'ask' | undefined {
  const { from, to, isGrouped, before: run } = candidate
  const before = text.slice(Math.max(0, from - BEFORE), from)
  const after = text.slice(to, to + AFTER)
  const isNamed = numberWord.test(before)
  if (/^\p{L}/u.test(after) || (letterBefore.test(before) && !isNamed)) return 'something else'
  if (/\d\.$/.test(before) || isbnOrAbroad.test(before) || doi.test(before)) return 'something else'
  if (!isGrouped && /^\.\d/.test(after)) return /^\.0{1,2}(?!\d)/.test(after) ? 'ask' : 'something else'
  if (isGrouped && dashAndDigit.test(after) && dash.test(text.slice(from, to))) return 'something else'
  // Behind another number of ten digits it is a range of them.
  if (digitAndDash.test(before) && !(run?.to === from - 1 && run.digits.length === 10)) return 'something else'
  if (orderNumber.test(before) && !isNamed) return 'something else'
  const isInName = (/[\p{L}\d]_$/u.test(before) && !isNamed) || /^_[\p{L}\d]/u.test(after)
  if (isInName || (wordAndHyphen.test(before) && !isNamed)) return 'ask'
  if (/seed\W{1,3}$/i.test(before) || (!isGrouped && counted.test(after))) return 'ask'
  return isInAddress(text, candidate) ? 'ask' : undefined
}

const LONGEST_ADDRESS = 200

/** Digits within a web address name a page more often than a patient. */
function isInAddress(text: string, { from }: Candidate): boolean {
  const before = text.slice(Math.max(0, from - LONGEST_ADDRESS), from)
  return /(?:https?:\/\/|www\.)[^\s<>"']*$/i.test(before) && !/(?:nhs|patient)[a-z_-]{0,12}[=/]$/i.test(before)
}

/** Three groups among others on their line, with blanks between: these may be columns of counts. */
export function isInRowOfNumbers(text: string, { from, to, before, after }: Candidate): boolean {
  // What goes on in words is a sentence: "67 years", "12/05/1950", "10:30".
  const followed =
    after !== undefined &&
    /^[ \t]{1,12}$/.test(text.slice(to, after.from)) &&
    /^(?:[.,]\d{1,9})?[ \t]{0,12}(?:\d|\r?\n|$)/.test(text.slice(after.to, after.to + AFTER))
  if (followed || before === undefined || !/^[ \t]{1,12}$/.test(text.slice(before.to, from))) return followed
  const start = Math.max(0, before.from - AFTER)
  const led = text.slice(start, before.from)
  return /(?:\n[ \t]*|\d[ \t.,]{1,12})$/.test(led) || (start === 0 && /^[ \t]*$/.test(led))
}

const chiBefore = /(?:^|[^a-z])(?:chi(?![a-z]|[- ]?sq)|patient|community health index)[^\n]{0,30}$/i
const chiAfter = /^[^\n\d]{0,12}\bchi\b(?![- ]?sq)/i

/** True, or false where one has to ask; undefined for what is a time or a count far more often. */
export function isSureChi(text: string, { from, to, digits, isGrouped }: Candidate): boolean | undefined {
  if (isGrouped) return true
  if (chiBefore.test(text.slice(Math.max(0, from - BEFORE), from)) || chiAfter.test(text.slice(to, to + AFTER))) return true
  // Seconds since 1970, from 2001 to 2036, as programs print the time.
  const value = Number(digits)
  return value >= 1_000_000_000 && value <= 2_100_000_000 ? undefined : false
}
