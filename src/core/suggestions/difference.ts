// What a suggestion takes out and puts in.
import { applyPatch, createPatch, diffLines, diffWordsWithSpace } from 'diff'

export type Part = { kind: 'same' | 'in' | 'out'; text: string }

/** Beyond this, words are compared line by line: comparing word by word takes time that grows with the square. */
const WORD_BY_WORD_CHARACTERS = 8000
/** Texts with more changes than these have little in common: one counts as gone, the other as new. Bounds the time, which grows with them. */
const LIMIT = { maxEditLength: 600 }
/** Unchanged parts longer than this are cut to their ends. */
const SAME_CHARACTERS = 240

/** The parts of two texts, in order; long parts that did not change are cut in the middle. */
export function difference(before: string, after: string): Part[] {
  const isShort = before.length + after.length < WORD_BY_WORD_CHARACTERS
  const parts = isShort ? diffWordsWithSpace(before, after, LIMIT) : diffLines(before, after, LIMIT)
  const all = parts ?? [
    { added: false, removed: true, value: before },
    { added: true, removed: false, value: after },
  ]
  return all.map((part): Part => {
    if (part.added) return { kind: 'in', text: part.value }
    if (part.removed) return { kind: 'out', text: part.value }
    return { kind: 'same', text: shorten(part.value) }
  })
}

function shorten(text: string): string {
  if (text.length <= SAME_CHARACTERS) return text
  const half = SAME_CHARACTERS / 2
  return `${text.slice(0, half).toWellFormed()} … ${text.slice(-half).toWellFormed()}`
}

/** The change made to what the post says now; undefined where it does not fit any more. */
export function merged(base: string, suggested: string, now: string): string | undefined {
  if (base === now) return suggested
  const patch = createPatch('post', base, suggested, undefined, undefined, LIMIT)
  const result = patch === undefined ? false : applyPatch(now, patch)
  return result === false ? undefined : result
}
