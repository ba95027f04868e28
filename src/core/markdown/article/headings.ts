// Headings that can be linked to, and the list of them beside an article.
import type { MarkdownIt } from 'markdown-it'
import { escapeHtml } from '#platform/text.ts'
import type { Attributes } from './attributes.ts'
import type { ArticleEnv } from './env.ts'

/** Before every name that an article gives: none can stand in for a part of the page. */
export const ANCHOR = 'h-'

const MOST_HEADINGS = 300
const ANCHOR_CHARACTERS = 80

/** The name that Pandoc gives to a heading, so that links of old keep working. */
export function anchorOf(text: string): string {
  const name = text
    .toWellFormed()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_.-]+/gu, '')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/^[^\p{L}]+/u, '')
  return [...name].slice(0, ANCHOR_CHARACTERS).join('') || 'section'
}

/** Adds the rules. */
export function addHeadings(md: MarkdownIt): void {
  md.core.ruler.push('anchors', (state) => {
    const env = state.env as ArticleEnv
    const used = new Set<string>()
    for (const [at, token] of state.tokens.entries()) {
      const inline = state.tokens[at + 1]
      if (token.type !== 'heading_open' || !inline) continue
      const text = wordsOf(inline.children ?? []).trim()
      const wished = anchorOf((token.meta?.attributes as Attributes | undefined)?.id ?? text)
      let id = wished
      for (let n = 1; used.has(id); n++) id = `${wished}-${n}`
      used.add(id)
      token.attrSet('id', ANCHOR + id)
      if (text && env.headings.length < MOST_HEADINGS)
        env.headings.push({ level: Number(token.tag.slice(1)), id: ANCHOR + id, text })
    }
  })
  md.renderer.rules.heading_open = (tokens, at) => {
    const token = tokens[at]!
    return `<${token.tag} id="${escapeHtml(String(token.attrGet('id') ?? ''))}">`
  }
}

function wordsOf(tokens: { type: string; content: string; children?: unknown }[]): string {
  return tokens.map((token) => (token.type === 'softbreak' ? ' ' : token.type === 'html_inline' ? '' : token.content)).join('')
}
