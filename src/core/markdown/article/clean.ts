// The second wall for articles: raw HTML of an old site passes only as far as it is listed here. What is embedded becomes a link.
import sanitizeHtml from 'sanitize-html'
import { safeUrl } from '#platform/text.ts'
import { cleanOptions, listed, mathTags } from '../clean-html.ts'
import { ELSEWHERE, isElsewhere } from '../links.ts'
import type { ArticleFacts } from '../rendered.ts'
import { leaveOut } from './env.ts'
import { ANCHOR } from './headings.ts'
import { pageOf } from './shortcodes.ts'

/** Harmless tags that old articles use and posts do not. */
const moreTags = [
  'sub',
  'dl',
  'dt',
  'dd',
  'caption',
  'kbd',
  'samp',
  'var',
  'abbr',
  'mark',
  'del',
  'ins',
  'cite',
  'q',
  'b',
  'i',
  'u',
  'small',
  'tfoot',
  'colgroup',
  'col',
]

/** Parts of pages that carry no words: nothing is lost without them. */
const quiet = new Set([
  'style',
  'link',
  'meta',
  'title',
  'head',
  'html',
  'body',
  'font',
  'center',
  'nav',
  'button',
  'input',
  'label',
  'svg',
  'path',
])

const more: Record<string, RegExp> = {
  id: new RegExp(`^(${ANCHOR}[\\p{L}\\p{N}_.-]{1,90}|fn(ref)?-[a-z0-9]{1,16}-\\d{1,6}(-\\d{1,6})?)$`, 'u'),
  colspan: /^\d{1,2}$/,
  rowspan: /^\d{1,3}$/,
  width: /^\d{1,4}$/,
  scope: /^(col|row|colgroup|rowgroup)$/,
  title: /^[^<>]{1,200}$/,
}
const divLooks = cleanOptions().allowedClasses?.div as string[]
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

/** HTML of an article with only what may stand on our pages. What was left out is noted. */
export function cleanArticle(html: string, facts: Pick<ArticleFacts, 'leftOut'>): string {
  const options = cleanOptions()
  const attributes = options.allowedAttributes as Record<string, string[]>
  const cleaned = sanitizeHtml(withoutFallbacks(html), {
    ...options,
    allowedTags: [...(options.allowedTags as string[]), ...moreTags],
    allowedAttributes: {
      ...attributes,
      ...Object.fromEntries(headings.map((tag) => [tag, ['id']])),
      img: ['src', 'alt', 'loading', 'width'],
      figure: ['data-copy', 'data-language', 'id'],
      div: ['role', 'aria-label', 'tabindex', 'id'],
      th: ['scope', 'colspan', 'rowspan'],
      td: ['colspan', 'rowspan'],
      abbr: ['title'],
    },
    allowedClasses: {
      ...options.allowedClasses,
      figure: ['code', 'output', 'picture'],
      img: [/^width-(25|33|50|66|75)$/],
      div: divLooks,
      p: ['callout-title', 'caption'],
      a: ['footnote-back'],
    },
    transformTags: {
      '*': (tag, given) => checkTag(tag, given, facts),
      iframe: (_, given) => linkTo(given, facts),
      img: cleanPicture,
    },
    nonTextTags: (options.nonTextTags as string[]).filter((tag) => tag !== 'iframe'),
  })
  return wrapTables(cleaned)
}

function checkTag(tagName: string, given: sanitizeHtml.Attributes, facts: Pick<ArticleFacts, 'leftOut'>): sanitizeHtml.Tag {
  const known = (cleanOptions().allowedTags as string[]).includes(tagName) || moreTags.includes(tagName)
  if (!known && !quiet.has(tagName)) leaveOut(facts, `HTML that is not allowed was left out: <${tagName.slice(0, 30)}>`)
  const attribs: sanitizeHtml.Attributes = {}
  for (const [name, value] of Object.entries(given)) {
    const allowed = mathTags.includes(tagName) ? listed[name] : (more[name] ?? listed[name])
    if (name !== 'rel' && (name === 'href' ? safeUrl(value) !== undefined : !allowed || allowed.test(value)))
      attribs[name] = value
  }
  if (attribs.href?.startsWith('#') && !/^#(fn|h-)/.test(attribs.href)) attribs.href = `#${ANCHOR}${attribs.href.slice(1)}`
  if (attribs.href !== undefined && isElsewhere(attribs.href)) attribs.rel = ELSEWHERE
  return { tagName, attribs }
}

function linkTo({ src = '', title = '' }: sanitizeHtml.Attributes, facts: Pick<ArticleFacts, 'leftOut'>): sanitizeHtml.Tag {
  const url = safeUrl(src)
  if (!url || !isElsewhere(url)) {
    leaveOut(facts, 'Something embedded was left out: its address is not one that can be linked to.')
    return { tagName: 'span', attribs: {} }
  }
  leaveOut(facts, `A film or page from elsewhere became a link: ${pageOf(url)}`)
  return { tagName: 'a', attribs: { href: pageOf(url), rel: ELSEWHERE }, text: title.trim() || pageOf(url) }
}

/** What stands within an iframe is for browsers that have none. */
function withoutFallbacks(html: string): string {
  return html.replace(/(<iframe\b[^>]{0,2000}>)[^<]{0,2000}(?=<\/iframe>)/gi, '$1')
}

/** Where a picture lies is settled later; without an address that is safe, its description stands for it. */
function cleanPicture(
  _: string,
  { src = '', alt = '', width = '', class: look = '' }: sanitizeHtml.Attributes,
): sanitizeHtml.Tag {
  if (!safeUrl(src)) return { tagName: 'span', attribs: {}, text: alt }
  const attribs: sanitizeHtml.Attributes = { src, alt, loading: 'lazy' }
  if (look) attribs.class = look
  if (more.width?.test(width)) attribs.width = width
  return { tagName: 'img', attribs }
}

/** A wide table is reached and scrolled by keyboard too. */
function wrapTables(html: string): string {
  return html
    .replace(/<table>/g, '<div class="table" role="group" aria-label="Table" tabindex="0"><table>')
    .replace(/<\/table>/g, '</table></div>')
}
