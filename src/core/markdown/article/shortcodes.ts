// Quarto's shortcodes, `{{< video … >}}`: what shows something from elsewhere becomes a link to it; the others leave nothing.
import type { MarkdownIt } from 'markdown-it'
import { escapeHtml, safeUrl } from '#platform/text.ts'
import { ELSEWHERE } from '../links.ts'
import { type ArticleEnv, leaveOut } from './env.ts'

const shortcode = /\{\{<\s*([\w/-]{1,40})(?:\s+([^<>]{0,600}?))?\s*>\}\}/y

/** An address of a player is not for reading: the page about the same film is. */
export function pageOf(url: string): string {
  const id = /^https?:\/\/(?:www\.)?(?:youtube(?:-nocookie)?\.com\/embed\/|youtu\.be\/)([\w-]{5,20})/.exec(url)?.[1]
  return id ? `https://www.youtube.com/watch?v=${id}` : url
}

/** Adds the rule. */
export function addShortcodes(md: MarkdownIt): void {
  md.inline.ruler.before('attributes', 'shortcode', (state, silent) => {
    if (!state.src.startsWith('{{<', state.pos)) return false
    shortcode.lastIndex = state.pos
    const found = shortcode.exec(state.src)
    if (!found || shortcode.lastIndex > state.posMax) return false
    if (!silent) {
      const token = state.push('shortcode', '', 0)
      token.meta = { name: found[1], rest: found[2] ?? '' }
    }
    state.pos = shortcode.lastIndex
    return true
  })
  md.renderer.rules.shortcode = (tokens, at, _options, env) => {
    const { name, rest } = tokens[at]!.meta as { name: string; rest: string }
    const url = safeUrl(/^["']?(https?:\/\/[^\s"']+)/.exec(rest)?.[1] ?? '')
    if (url && (name === 'video' || name === 'embed')) {
      leaveOut(env as ArticleEnv, `A film or page from elsewhere became a link: ${pageOf(url)}`)
      const title = /(?:title|aria-label)\s*=\s*["']([^"']+)["']/.exec(rest)?.[1] ?? pageOf(url)
      return `<a href="${escapeHtml(pageOf(url))}" rel="${ELSEWHERE}">${escapeHtml(title)}</a>`
    }
    leaveOut(env as ArticleEnv, `The shortcode “${name}” is not shown.`)
    return ''
  }
}
