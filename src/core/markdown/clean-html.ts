// The second wall: whatever made the HTML, only what is listed here goes on.
import sanitizeHtml from 'sanitize-html'
import { safeUrl } from '#platform/text.ts'
import { ELSEWHERE, isElsewhere } from './links.ts'
import { ownPicture } from './pictures.ts'

/** Tags within tags: our own never come near. */
const NESTING = 200

const mathTags = [
  ...['math', 'mrow', 'mi', 'mn', 'mo', 'ms', 'mtext', 'mspace', 'mfrac', 'msqrt', 'mroot', 'mstyle', 'mpadded'],
  ...['mphantom', 'menclose', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mmultiscripts', 'mprescripts'],
  ...['mtable', 'mtr', 'mtd', 'merror'],
]
const mathAttributes = [
  ...[
    'display',
    'displaystyle',
    'scriptlevel',
    'mathvariant',
    'stretchy',
    'fence',
    'separator',
    'symmetric',
    'largeop',
    'movablelimits',
  ],
  ...[
    'accent',
    'accentunder',
    'form',
    'lspace',
    'rspace',
    'minsize',
    'maxsize',
    'linethickness',
    'width',
    'height',
    'depth',
    'voffset',
  ],
  ...['rowspacing', 'columnspacing', 'columnalign', 'rowlines', 'columnlines', 'notation', 'side'],
]
const proseTags = [
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'br',
    'hr',
    'blockquote',
    'ul',
    'ol',
    'li',
    'em',
    'strong',
    's',
    'a',
    'img',
    'sup',
  ],
  ...['code', 'pre', 'figure', 'figcaption', 'span', 'div', 'section', 'details', 'summary'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
]

const scrolled = [{ name: 'role', values: ['group', 'note'] }, { name: 'aria-label', values: ['Table', 'Formula'] }, 'tabindex']

// The package's types lack this setting of it.
const options: sanitizeHtml.IOptions & { allowedEmptyAttributes: string[] } = {
  allowedTags: [...proseTags, ...mathTags],
  allowedAttributes: {
    a: ['href', 'rel', 'id', 'aria-label'],
    img: ['src', 'alt', 'loading'],
    ol: ['start'],
    li: ['id'],
    th: [{ name: 'scope', values: ['col'] }],
    pre: ['tabindex'],
    div: scrolled,
    span: [
      { name: 'role', values: ['img'] },
      { name: 'aria-label', values: ['Done', 'To do'] },
    ],
    figure: ['data-copy', 'data-language'],
    ...Object.fromEntries(mathTags.map((tag) => [tag, mathAttributes])),
  },
  allowedClasses: {
    a: ['mention', 'footnote-back'],
    sup: ['footnote-ref'],
    section: ['footnotes'],
    figure: ['code'],
    pre: ['plain'],
    code: ['hljs'],
    span: ['maths', 'task', /^hljs-[a-z_-]+$/, /^[a-z]+_{1,2}$/, /^language-[a-z]+$/],
    div: ['maths', 'table', 'aside', 'callout', /^callout-(note|tip|warning|important|caution)$/],
    details: ['callout', /^callout-(note|tip|warning|important|caution)$/],
    p: ['callout-title'],
    summary: ['callout-title'],
    strong: ['callout-kind'],
    li: ['task-item'],
    th: ['right', 'center'],
    td: ['right', 'center'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  allowedEmptyAttributes: ['alt', 'data-language'],
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'xmp',
    'noscript',
    'iframe',
    'object',
    'template',
    'annotation',
    'annotation-xml',
  ],
  nestingLimit: NESTING,
  parseStyleAttributes: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    a: cleanLink,
    img: cleanPicture,
    li: cleanId,
    figure: cleanFigure,
    ol: cleanStart,
    pre: cleanTab,
    div: cleanTab,
  },
}

/** HTML with only the tags, attributes, classes and addresses that rendered text may have. Running it again changes nothing. */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html, options)
}

type Attributes = sanitizeHtml.Attributes

function cleanLink(tagName: string, { href, rel: _, id, ...others }: Attributes): sanitizeHtml.Tag {
  const url = href === undefined ? undefined : safeUrl(href)
  const label = others['aria-label']
  if (label !== undefined && !/^(Note|Back to the text from note) \d{1,6}$/.test(label)) delete others['aria-label']
  return {
    tagName,
    attribs: {
      ...others,
      ...(url === undefined ? {} : { href: url }),
      ...(isNoteName(id) ? { id } : {}),
      ...(url !== undefined && isElsewhere(url) ? { rel: ELSEWHERE } : {}),
    },
  }
}

/** A picture that is not ours shows its description. */
function cleanPicture(tagName: string, { src = '', alt = '' }: Attributes): sanitizeHtml.Tag {
  if (!ownPicture(src)) return { tagName: 'span', attribs: {}, text: alt }
  return { tagName, attribs: { src, alt, loading: 'lazy' } }
}

function cleanId(tagName: string, { id, ...others }: Attributes): sanitizeHtml.Tag {
  return { tagName, attribs: isNoteName(id) ? { ...others, id } : others }
}

/** Names only for footnotes: others could stand in for a part of the page that our own script looks for. */
function isNoteName(id: string | undefined): id is string {
  return id !== undefined && /^fn(ref)?-[a-z0-9]{1,16}-\d{1,6}(-\d{1,6})?$/.test(id)
}

function cleanFigure(tagName: string, attribs: Attributes): sanitizeHtml.Tag {
  const language = attribs['data-language'] ?? ''
  const known = /^[a-z]{0,20}$/.test(language) ? language : ''
  return { tagName, attribs: { class: 'code', 'data-copy': 'code', 'data-language': known } }
}

function cleanStart(tagName: string, { start }: Attributes): sanitizeHtml.Tag {
  return { tagName, attribs: start && /^\d{1,9}$/.test(start) ? { start } : {} }
}

function cleanTab(tagName: string, { tabindex, ...others }: Attributes): sanitizeHtml.Tag {
  return { tagName, attribs: tabindex === undefined ? others : { ...others, tabindex: '0' } }
}
