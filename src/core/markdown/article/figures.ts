// Pictures of an article: alone in a paragraph they are figures with a caption. Their addresses are settled once the article's files are known.
import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it'
import { escapeHtml } from '#platform/text.ts'
import type { Attributes } from './attributes.ts'
import type { ArticleEnv } from './env.ts'
import { ANCHOR } from './headings.ts'
import { nameLabel } from './references.ts'

const widths = [25, 33, 50, 66, 75]

/** Adds the rules. */
export function addFigures(md: MarkdownIt): void {
  md.core.ruler.at('own_pictures', (state) => {
    for (const [at, token] of state.tokens.entries()) {
      const only = token.type === 'inline' ? onlyPicture(token.children ?? []) : undefined
      if (only && state.tokens[at - 1]?.type === 'paragraph_open') makeFigure(state, at, only)
    }
  })
  md.inline.ruler.before('image', 'spaced_picture', spacedPicture)
  md.renderer.rules.image = (tokens, at) => {
    const token = tokens[at]!
    const attributes = token.meta?.attributes as Attributes | undefined
    const caption = plainWords(token.children ?? [])
    token.content = caption
    const alt = attributes?.values['fig-alt'] ?? attributes?.values.alt ?? caption
    return `<img src="${escapeHtml(String(token.attrGet('src')))}" alt="${escapeHtml(alt)}"${widthOf(attributes)} loading="lazy" />`
  }
  md.renderer.rules.figure_open = (tokens, at) => {
    const id = tokens[at]!.meta?.id as string | undefined
    return id ? `<figure class="picture" id="${escapeHtml(ANCHOR + id)}">` : '<figure class="picture">'
  }
  md.renderer.rules.figure_close = () => '</figure>\n'
  md.renderer.rules.figcaption_open = (tokens, at) => {
    const label = tokens[at]!.meta?.label as string | undefined
    return label ? `<figcaption>${escapeHtml(label)}: ` : '<figcaption>'
  }
  md.renderer.rules.figcaption_close = () => '</figcaption>'
}

/** Pandoc takes spaces in the name of a file, which CommonMark does not. */
function spacedPicture(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('![', state.pos)) return false
  const end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
  if (end < 0) return false
  const name = /^\(((?:[^()<>"\n]|\([^()<>"\n]{0,100}\)){1,300})\)/.exec(state.src.slice(end + 1, end + 310))
  if (!name?.[1] || !/\s.*\.\w{2,5}$/.test(name[1].trim())) return false
  if (!silent) {
    const words = state.src.slice(state.pos + 2, end)
    const token = state.push('image', 'img', 0)
    token.attrs = [['src', encodeURI(name[1].trim())]]
    token.content = words
    token.children = []
    state.md.inline.parse(words, state.md, state.env, token.children)
  }
  state.pos = end + 1 + name[0].length
  return true
}

/** The picture that is all of a paragraph, by itself or as a link. */
function onlyPicture(children: Token[]): Token | undefined {
  const shown = children.filter((child) => child.type !== 'softbreak' && (child.type !== 'text' || child.content.trim() !== ''))
  if (shown.length === 1) return shown[0]?.type === 'image' ? shown[0] : undefined
  const [open, picture, close] = shown
  return shown.length === 3 && open?.type === 'link_open' && picture?.type === 'image' && close?.type === 'link_close'
    ? picture
    : undefined
}

/** The words of the picture become its caption, as in Quarto; links and marks within them stay. */
function makeFigure(state: StateCore, at: number, picture: Token): void {
  const [open, inline, close] = [state.tokens[at - 1]!, state.tokens[at]!, state.tokens[at + 1]!]
  const { id } = (picture.meta?.attributes ?? {}) as Partial<Attributes>
  const label = id ? nameLabel(state.env as ArticleEnv, id) : undefined
  open.type = 'figure_open'
  open.hidden = false
  open.meta = { id: label ? id : undefined }
  close.type = 'figure_close'
  close.hidden = false
  const caption = picture.children ?? []
  if (plainWords(caption).trim() === '') return
  const begin = new state.Token('figcaption_open', 'figcaption', 1)
  begin.meta = { label }
  inline.children = [...(inline.children ?? []), begin, ...caption, new state.Token('figcaption_close', 'figcaption', -1)]
}

/** Style attributes are not allowed on our pages: a class says how much of the column a picture takes. */
function widthOf(attributes: Attributes | undefined): string {
  const percent = /^(\d{1,3})(?:\.\d+)?%$/.exec(attributes?.values.width ?? attributes?.values['out-width'] ?? '')?.[1]
  if (percent) {
    const nearest = widths.find((width) => Number(percent) <= width)
    return nearest ? ` class="width-${nearest}"` : ''
  }
  const pixels = /^(\d{1,4})(?:px)?$/.exec(attributes?.values.width ?? '')?.[1]
  return pixels ? ` width="${pixels}"` : ''
}

function plainWords(tokens: Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return ' '
      return token.children ? plainWords(token.children) : token.type === 'html_inline' ? '' : token.content
    })
    .join('')
}
