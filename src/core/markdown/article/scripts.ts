// Pandoc's small letters below and above the line: `H~2~O`, `x^2^`.
import type { MarkdownIt, StateInline } from 'markdown-it'

/** What is longer is no index. */
const MOST_CHARACTERS = 80

/** Adds the rules. */
export function addScripts(md: MarkdownIt): void {
  md.inline.ruler.after('emphasis', 'sub', (state, silent) => script(state, silent, '~', 'sub'))
  md.inline.ruler.after('emphasis', 'sup', (state, silent) => script(state, silent, '^', 'sup'))
}

function script(state: StateInline, silent: boolean, mark: string, tag: 'sub' | 'sup'): boolean {
  const { src, pos } = state
  if (src.charAt(pos) !== mark || src.charAt(pos + 1) === mark || src.charAt(pos - 1) === mark) return false
  const end = src.slice(pos + 1, Math.min(state.posMax, pos + 1 + MOST_CHARACTERS)).search(mark === '~' ? /[~\s]/ : /[\^\s[]/)
  if (end < 1 || src.charAt(pos + 1 + end) !== mark || src.charAt(pos + 2 + end) === mark) return false
  if (!silent) {
    state.push(`${tag}_open`, tag, 1)
    state.push('text', '', 0).content = src.slice(pos + 1, pos + 1 + end)
    state.push(`${tag}_close`, tag, -1)
  }
  state.pos = pos + 2 + end
  return true
}
