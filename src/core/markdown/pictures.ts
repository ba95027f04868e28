// Pictures: only what was uploaded here is shown. A picture from elsewhere becomes a link, so that reading tells nobody.
import type { MarkdownIt, Token } from 'markdown-it'
import { escapeHtml, safeUrl } from '#platform/text.ts'

/** Adds the rules. */
export function addPictures(md: MarkdownIt): void {
  md.core.ruler.push('own_pictures', (state) => {
    for (const block of state.tokens) if (block.children) block.children = ownPictures(block.children, state.Token)
  })
  md.renderer.rules.image = (tokens, at) => {
    const token = tokens[at]!
    return `<img src="${escapeHtml(String(token.attrGet('src')))}" alt="${escapeHtml(token.content)}" loading="lazy" />`
  }
}

/** The address of a picture that was uploaded here, or undefined. */
export function ownPicture(src: string): string | undefined {
  return safeUrl(src) && /^\/uploads\/[\w-]+\/(?!\.\.?$)[^/?#]+$/.test(src) && !/%(2e|2f|5c|00)/i.test(src) ? src : undefined
}

function ownPictures(children: Token[], Make: typeof Token): Token[] {
  if (!children.some((token) => token.type === 'image')) return children
  let links = 0
  return children.flatMap((token) => {
    if (token.type === 'link_open') links += 1
    if (token.type === 'link_close') links -= 1
    if (token.type !== 'image') return [token]
    const src = String(token.attrGet('src') ?? '')
    token.content = plainText(token.children ?? [])
    if (ownPicture(src)) return [token]
    const text = new Make('text', '', 0)
    text.content = token.content || src
    if (links > 0 || !safeUrl(src)) return [text]
    const open = new Make('link_open', 'a', 1)
    open.attrSet('href', src)
    return [open, text, new Make('link_close', 'a', -1)]
  })
}

/** The text of a picture's description, without its marks. */
function plainText(tokens: Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return ' '
      return token.children ? plainText(token.children) : token.content
    })
    .join('')
}
