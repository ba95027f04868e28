// Ten digits in a text, in every way in which people write them, and what stands around them that says they are something else.
import type { Found } from './finds.ts'
import { kindOfNumber, type NumberKind } from './nhs-number.ts'

/** Digits, plain or full-width, perhaps with marks of no width between them. */
const digitRuns = /[0-9\uff10-\uff19](?:[\u200b-\u200d\u2060\ufeff\u00ad]*[0-9\uff10-\uff19])*/g
/** What may stand between the groups of a number: blanks, dashes, a dot, marks of no width. */
const gap = /^(?:[ \u00a0\u2000-\u200d\u202f\u2060\u3000\ufeff\u00ad\t]|[-\u2010-\u2015\u2212\uff0d]|&nbsp;|&#160;){1,4}$|^\.$/
/** Longer runs are no number of a patient; what is kept of one is enough to see that. */
const LONGEST_RUN = 40

type Run = { from: number; to: number; digits: string }
/** Ten digits with the runs they are made of. */
type Candidate = {
  from: number
  to: number
  digits: string
  isGrouped: boolean
  before?: Run | undefined
  after?: Run | undefined
}

/** Numbers of patients, and numbers of the test range, in the order in which they stand. */
export function findNumbers(text: string): (Omit<Found, 'kind'> & { kind: NumberKind })[] {
  const finds: (Omit<Found, 'kind'> & { kind: NumberKind })[] = []
  for (const candidate of candidates(text)) {
    const kind = kindOfNumber(candidate.digits)
    if (!kind || isSomethingElse(text, candidate)) continue
    const sure =
      kind === 'chi-number' ? isSureChi(text, candidate) : !isInRowOfNumbers(text, candidate) && !isInAddress(text, candidate)
    if (sure !== undefined) finds.push({ kind, sure, from: candidate.from, to: candidate.to })
  }
  return finds
}

function* candidates(text: string): Generator<Candidate> {
  // Four runs are looked at together: up to three make a number, and their neighbours say whether it is a row of numbers.
  let runs: Run[] = []
  let before: Run | undefined
  const next = (count: number) => {
    before = runs[count - 1]
    runs = runs.slice(count)
  }
  const take = function* (isEnd: boolean): Generator<Candidate> {
    while (runs.length > (isEnd ? 0 : 3)) {
      const count = groupsOf(text, runs)
      if (count > 0) {
        const last = runs[count - 1]!
        const digits = runs
          .slice(0, count)
          .map((run) => run.digits)
          .join('')
        yield { from: runs[0]!.from, to: last.to, digits, isGrouped: count > 1, before, after: runs[count] }
      }
      next(Math.max(1, count))
    }
  }
  for (const match of text.matchAll(digitRuns)) {
    const raw = match[0]
    const digits = raw.length > LONGEST_RUN ? raw.slice(0, LONGEST_RUN) : plainDigits(raw)
    runs.push({ from: match.index, to: match.index + raw.length, digits })
    yield* take(false)
  }
  yield* take(true)
}

function plainDigits(raw: string): string {
  if (/^\d+$/.test(raw)) return raw
  return raw.replace(/[^0-9\uff10-\uff19]/g, '').replace(/[\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
}

/** How many runs from the first on make ten digits: one of ten, or 3-3-4, or 6-4 as CHI numbers are written. */
function groupsOf(text: string, runs: Run[]): number {
  const [a, b, c] = runs
  if (a?.digits.length === 10) return 1
  if (!a || !b) return 0
  if (a.digits.length === 6 && b.digits.length === 4 && isGap(text, a, b)) return 2
  if (a.digits.length !== 3 || b.digits.length !== 3 || c?.digits.length !== 4) return 0
  return isGap(text, a, b) && isGap(text, b, c) ? 3 : 0
}

function isGap(text: string, a: Run, b: Run): boolean {
  return b.from - a.to <= 12 && gap.test(text.slice(a.to, b.from))
}

/** A decimal number, a part of a longer number or word, an ISBN, a telephone number of another country. */
function isSomethingElse(text: string, { from, to, isGrouped }: Candidate): boolean {
  const before = text.slice(Math.max(0, from - 24), from)
  const after = text.slice(to, to + 3)
  if (/[\p{L}]$/u.test(before) && !/(?:nhs|chi|hcn?|h&c|no|number|num|id)$/i.test(before)) return true
  if (/^[\p{L}_]/u.test(after) || /[\p{L}\d]_$/u.test(before)) return true
  if (/\d\.$/.test(before) || (/^\.\d/.test(after) && !isGrouped)) return true
  if (/[\p{L}\d][-\u2010-\u2015]$/u.test(before) && !/(?:nhs|chi|hcn?|no|number)[-\u2010-\u2015]$/i.test(before)) return true
  if (/^[-\u2010-\u2015]\d/.test(after) && isGrouped) return true
  if (/isbn(?:-10)?:?[ ]?$/i.test(before) || /\+\d{1,3}[ (]{0,2}$/.test(before) || /[$£€]$/.test(before)) return true
  return /(?:10\.\d{4,9}\/|0x|#)$/.test(before)
}

/** Three groups among others on their line, with the same blank between: columns of counts rather than a number. */
function isInRowOfNumbers(text: string, { from, to, isGrouped, before, after }: Candidate): boolean {
  if (!isGrouped) return false
  const followed = after !== undefined && /^[ \t]{1,3}$/.test(text.slice(to, after.from))
  const led = before !== undefined && /^[ \t]{1,3}$/.test(text.slice(before.to, from))
  // One number at the head of a line is the name of a printed row.
  const isRowName = led && !followed && /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, before.from - 12), before.from))
  return followed || (led && !isRowName)
}

const LONGEST_ADDRESS = 200

/** Digits within a web address name a page more often than a patient. */
function isInAddress(text: string, { from }: Candidate): boolean {
  const before = text.slice(Math.max(0, from - LONGEST_ADDRESS), from)
  return /(?:https?:\/\/|www\.)[^\s<>"']*$/i.test(before)
}

const CHI_WORDS = /\b(?:chi|patient|community health index)\b[^\n]{0,30}$/i

/** True, or false where one has to ask; undefined for what is a time or a count far more often. */
function isSureChi(text: string, candidate: Candidate): boolean | undefined {
  if (CHI_WORDS.test(text.slice(Math.max(0, candidate.from - 60), candidate.from))) return true
  if (candidate.isGrouped) return !isInRowOfNumbers(text, candidate)
  // Seconds since 1970, from 2001 to 2036, as programs print the time.
  const value = Number(candidate.digits)
  return value >= 1_000_000_000 && value <= 2_100_000_000 ? undefined : false
}
