// Pandoc's attributes in braces, behind a picture, a link, a heading or words in brackets: `{#fig-plan .decorative width="40%"}`.
import type { MarkdownIt, StateInline } from 'markdown-it'

export type Attributes = { id?: string; classes: string[]; values: Record<string, string> }

/** The longest block in braces: a picture's description is within. What is longer is text. */
const MOST_CHARACTERS = 3000

const part = /\s*(?:#([\w:.-]+)|\.([\w-]+)|([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"'{}]+)))/y

/** Attributes out of what stands between the braces; undefined where it is something else. */
export function readAttributes(inside: string): Attributes | undefined {
  const found: Attributes = { classes: [], values: Object.create(null) }
  part.lastIndex = 0
  let end = 0
  for (let match = part.exec(inside); match; match = part.exec(inside)) {
    end = part.lastIndex
    if (match[1]) found.id = match[1]
    else if (match[2]) found.classes.push(match[2])
    else if (match[3]) found.values[match[3]] = (match[4] ?? match[5] ?? match[6] ?? '').replace(/\\(.)/g, '$1')
  }
  return inside.slice(end).trim() === '' ? found : undefined
}

/** The block in braces that begins at `pos`, and where it ends: quotation marks within may hold braces. */
export function attributesAt(src: string, pos: number, max: number): { attributes: Attributes; end: number } | undefined {
  if (src.charAt(pos) !== '{') return undefined
  const limit = Math.min(max, pos + MOST_CHARACTERS)
  let quote = ''
  for (let at = pos + 1; at < limit; at++) {
    const sign = src.charAt(at)
    if (quote) {
      if (sign === '\\') at++
      else if (sign === quote) quote = ''
    } else if (sign === '"' || (sign === "'" && src.charAt(at - 1) === '=')) quote = sign
    else if (sign === '{') return undefined
    else if (sign === '}') {
      const attributes = readAttributes(src.slice(pos + 1, at))
      return attributes ? { attributes, end: at + 1 } : undefined
    }
  }
  return undefined
}

const bearers = new Set(['image', 'link_close', 'code_inline'])

/** Adds the rules: attributes of what stands right before them, and words in brackets that have some. */
export function addAttributes(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'attributes', (state, silent) => {
    const last = state.tokens.at(-1)
    if (state.src.charCodeAt(state.pos) !== 0x7b || state.pending || !last || !bearers.has(last.type) || last.meta?.attributes)
      return false
    const found = attributesAt(state.src, state.pos, state.posMax)
    if (!found) return false
    if (!silent) last.meta = { ...last.meta, attributes: found.attributes }
    state.pos = found.end
    return true
  })
  md.inline.ruler.before('link', 'bracketed', bracketed)
  md.renderer.rules.bracketed_open = () => '<span>'
  md.renderer.rules.bracketed_close = () => '</span>'
  md.core.ruler.before('inline', 'heading_attributes', (state) => {
    for (const [at, token] of state.tokens.entries()) {
      const inline = state.tokens[at + 1]
      if (token.type !== 'heading_open' || !inline) continue
      const found = /\s*\{([^{}]{0,300})\}\s*$/.exec(inline.content.slice(-400))
      const attributes = found && readAttributes(found[1]!)
      if (!attributes) continue
      inline.content = inline.content.slice(0, inline.content.length - found[0].length)
      token.meta = { attributes }
    }
  })
}

function bracketed(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x5b) return false
  const end = state.md.helpers.parseLinkLabel(state, state.pos)
  const found = end > 0 ? attributesAt(state.src, end + 1, state.posMax) : undefined
  if (!found) return false
  if (!silent) {
    const { posMax } = state
    state.push('bracketed_open', 'span', 1)
    state.pos += 1
    state.posMax = end
    state.md.inline.tokenize(state)
    state.push('bracketed_close', 'span', -1)
    state.posMax = posMax
  }
  state.pos = found.end
  return true
}
