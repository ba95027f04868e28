// Links: only to addresses that are safe, and those that leave this site say so.
import type { MarkdownIt } from 'markdown-it'
import { escapeHtml, safeUrl } from '#platform/text.ts'

/** Links to elsewhere lend nobody our name, and the page they open cannot reach back. */
export const ELSEWHERE = 'nofollow ugc noopener'

/** Whether an address that is safe leaves this site. */
export function isElsewhere(url: string): boolean {
  return /^https?:/i.test(url)
}

/** Adds the rules. */
export function addLinks(md: MarkdownIt): void {
  // Only addresses that are written out become links: guessing needs lists of domains and finds data.table.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false }).add('ftp:', null).add('//', null).add('mailto:', null)
  md.validateLink = (url) => safeUrl(url) !== undefined
  md.renderer.rules.link_open = (tokens, at) => {
    const href = String(tokens[at]!.attrGet('href'))
    return isElsewhere(href) ? `<a href="${escapeHtml(href)}" rel="${ELSEWHERE}">` : `<a href="${escapeHtml(href)}">`
  }
}
