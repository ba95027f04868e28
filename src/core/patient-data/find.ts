// Finds what must never be posted: data about patients. The same code runs in browsers before sending and here for every way in.
import { findBirths } from './births.ts'
import { type Find, type Found, MOST_FINDS } from './finds.ts'
import { findNumbers } from './numbers.ts'
import { findInRows } from './people-in-rows.ts'
import { linesOf } from './rows.ts'
import { findColumns, findInserts, findVectors } from './tables.ts'

/** Finds in the order of their places, at most MOST_FINDS, the sure ones first among these. Linear in the text's length. */
export function findPatientData(text: string): Find[] {
  const finds = findEvery(text)
  if (finds.length <= MOST_FINDS) return finds
  const isLeft = finds.filter(({ sure }) => sure).slice(0, MOST_FINDS)
  const others = finds.filter(({ sure }) => !sure).slice(0, MOST_FINDS - isLeft.length)
  return [...isLeft, ...others].sort((a, b) => a.from - b.from)
}

/** The same without a limit. Two finds are never at one place, but the values of a column may be finds of their own. */
export function findEvery(text: string): Find[] {
  if (text.length < 6) return []
  const numbers = findNumbers(text).filter((find): find is Found & { kind: 'nhs-number' } => find.kind !== 'test-number')
  const rows = linesOf(text)
  const others = [...findColumns(rows), ...findVectors(text), ...findInserts(text), ...findInRows(rows), ...findBirths(rows)]
  let line = 1
  let at = 0
  return apart([...numbers, ...others]).map((find) => {
    for (let end = text.indexOf('\n', at); end >= 0 && end < find.from; end = text.indexOf('\n', at)) {
      line++
      at = end + 1
    }
    return { ...find, line }
  })
}

/** The same for the name of a file. Only sure finds count there: nobody can be asked about a name alone. */
export function findInFileName(name: string): Find[] {
  // Underscores, and hyphens behind a word, stand for blanks there.
  const asWords = name.replace(/_/g, ' ').replace(/(\p{Ll})-(?=\d)/gu, '$1 ')
  return findPatientData(asWords).filter(({ sure }) => sure)
}

/** Whether numbers of the 999 test range are in a text: these are allowed, and we say that we saw them. */
export function usesTestNumbers(text: string): boolean {
  return findNumbers(text).some(({ kind }) => kind === 'test-number')
}

/** Where two finds overlap, the one that is sure has the whole place: a number within an address takes the address with it. */
function apart(finds: Found[]): Found[] {
  const kept: Found[] = []
  for (const find of finds.sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept[kept.length - 1]
    if (!last || find.from >= last.to) {
      kept.push(find)
      continue
    }
    const first = find.sure && !last.sure ? find : last
    kept[kept.length - 1] = { ...first, from: last.from, to: Math.max(last.to, find.to) }
  }
  return kept
}
