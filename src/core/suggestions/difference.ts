// What a suggestion takes out and puts in.
import { diffArrays, diffLines, diffWordsWithSpace } from 'diff'

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

/**
 * The change made to what the post says now; undefined where it does not fit any more: where both changed the same line, or lines beside
 * each other. Nothing is guessed: a patch that looks for its place finds a wrong one where lines repeat.
 */
export function merged(base: string, suggested: string, now: string): string | undefined {
  if (base === now) return suggested
  const lines = base.split('\n')
  const [theirs, ours] = [editsOf(lines, suggested), editsOf(lines, now)]
  if (!theirs || !ours) return undefined
  const news = theirs.filter((edit) => !ours.some((other) => isSame(edit, other)))
  if (news.some((edit) => ours.some((other) => edit.from <= other.to && other.from <= edit.to))) return undefined
  // From the end, so that the numbers of lines before stay what they are.
  for (const { from, to, text } of [...news, ...ours].sort((a, b) => b.from - a.from)) lines.splice(from, to - from, ...text)
  return lines.join('\n')
}

/** Lines `from` up to and without `to` become these. */
type Edit = { from: number; to: number; text: string[] }

function editsOf(lines: string[], after: string): Edit[] | undefined {
  const parts = diffArrays(lines, after.split('\n'), LIMIT)
  if (!parts) return undefined
  const edits: Edit[] = []
  let at = 0
  for (const { added, removed, value } of parts) {
    const last = edits.at(-1)
    const open = last?.to === at ? last : undefined
    if (removed && open) open.to += value.length
    else if (removed) edits.push({ from: at, to: at + value.length, text: [] })
    else if (added && open) open.text.push(...value)
    else if (added) edits.push({ from: at, to: at, text: [...value] })
    if (!added) at += value.length
  }
  return edits
}

function isSame(one: Edit, other: Edit): boolean {
  return one.from === other.from && one.to === other.to && one.text.join('\n') === other.text.join('\n')
}
