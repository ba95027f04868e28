// Finds what must never be posted: data about patients. The same code runs in browsers before sending and here for every way in.
import { findBirths } from './births.ts'
import { type Find, type Found, MOST_FINDS } from './finds.ts'
import { findNumbers } from './numbers.ts'
import { linesOf } from './rows.ts'
import { findColumns, findInRows, findInserts, findVectors } from './tables.ts'

/** Finds in the order of their places, never two at one place, at most MOST_FINDS. Linear in the text's length. */
export function findPatientData(text: string): Find[] {
  if (text.length < 6) return []
  const numbers = findNumbers(text).filter((find): find is Found & { kind: 'nhs-number' } => find.kind !== 'test-number')
  const rows = linesOf(text)
  const others = [...findColumns(rows), ...findVectors(text), ...findInserts(text), ...findInRows(rows), ...findBirths(rows)]
  const finds = apart([...numbers, ...others])
  let line = 1
  let at = 0
  return finds.map((find) => {
    for (let end = text.indexOf('\n', at); end >= 0 && end < find.from; end = text.indexOf('\n', at)) {
      line++
      at = end + 1
    }
    return { ...find, line }
  })
}

/** The same for the name of a file. */
export function findInFileName(name: string): Find[] {
  // Underscores stand for blanks there.
  return findPatientData(name.replace(/_/g, ' ')).filter(({ sure }) => sure)
}

/** Whether numbers of the 999 test range are in a text: these are allowed, and we say that we saw them. */
export function usesTestNumbers(text: string): boolean {
  return findNumbers(text).some(({ kind }) => kind === 'test-number')
}

/** Sure finds win over others at the same place. */
function apart(finds: Found[]): Found[] {
  const bySure = finds.sort((a, b) => Number(b.sure) - Number(a.sure) || a.from - b.from)
  const sure = bySure.filter((find) => find.sure)
  const kept = sure.slice(0, MOST_FINDS)
  const taken = new Set(kept.map(({ from }) => from))
  for (const find of bySure.slice(sure.length)) {
    if (kept.length >= MOST_FINDS) break
    if (taken.has(find.from)) continue
    taken.add(find.from)
    kept.push(find)
  }
  kept.sort((a, b) => a.from - b.from)
  return kept.filter((find, at) => at === 0 || find.from >= kept[at - 1]!.to || find.kind === 'column')
}
