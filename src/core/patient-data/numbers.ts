// Ten digits in a text, in every way in which people write them.
import { doubtAbout, isInRowOfNumbers, isSureChi } from './around-number.ts'
import type { Found } from './finds.ts'
import { kindOfNumber, type NumberKind } from './nhs-number.ts'

/** Digits, plain or full-width, perhaps with marks of no width between them. */
const digitRuns = /[0-9\uff10-\uff19](?:[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]*[0-9\uff10-\uff19])*/g
/** What may stand between the groups of a number: blanks, dashes, a dot, marks of no width. */
const gap =
  /^(?:[ \u00a0\u2000-\u200f\u202a-\u202f\u205f-\u2069\u3000\ufeff\u00ad\t]|[-\u2010-\u2015\u2212\uff0d]|&(?:nbsp|ensp|thinsp);){1,4}$|^\.$/
/** Longer runs are no number of a patient; what is kept of one is enough to see that. */
const LONGEST_RUN = 40

export type Run = { from: number; to: number; digits: string }
/** Ten digits with the runs they are made of. */
export type Candidate = {
  from: number
  to: number
  digits: string
  isGrouped: boolean
  before?: Run | undefined
  after?: Run | undefined
}

type FoundNumber = Omit<Found, 'kind'> & { kind: NumberKind }

/** Numbers of patients, and numbers of the test range, in the order in which they stand. */
export function findNumbers(text: string): FoundNumber[] {
  const finds: FoundNumber[] = []
  let table: Table | undefined
  for (const candidate of candidates(text)) {
    const isInRow = candidate.isGrouped && isInRowOfNumbers(text, candidate)
    if (isInRow && !(table && isNear(text, table.to, candidate.from))) {
      askAboutChance(table)
      table = { to: candidate.to, shaped: 0, finds: [] }
    }
    if (isInRow && table) {
      table.shaped++
      table.to = candidate.to
    }
    const kind = kindOfNumber(candidate.digits)
    const doubt = kind && doubtAbout(text, candidate)
    if (!kind || doubt === 'something else') continue
    const isSure = kind === 'chi-number' ? isSureChi(text, candidate) : true
    if (isSure === undefined) continue
    const find = { kind, sure: isSure && doubt === undefined, from: candidate.from, to: candidate.to }
    finds.push(find)
    if (isInRow) table?.finds.push(find)
  }
  askAboutChance(table)
  return finds
}

/** Rows of numbers below one another; `shaped` of them are written like the number of a patient, and `finds` are valid. */
type Table = { to: number; shaped: number; finds: FoundNumber[] }

const NEXT_ROW = 300

function isNear(text: string, to: number, from: number): boolean {
  return from - to <= NEXT_ROW && !/\n[ \t]*\r?\n/.test(text.slice(to, from))
}

/** Columns of counts that look like groups have a right check digit in one row of eleven, columns of patients in every row. */
function askAboutChance(table: Table | undefined): void {
  if (table && table.finds.length * 2 < table.shaped) for (const find of table.finds) find.sure = false
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
  return b.from - a.to <= 24 && gap.test(text.slice(a.to, b.from))
}
