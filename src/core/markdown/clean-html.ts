// The second wall: whatever made the HTML, only what is listed here goes on.
import sanitizeHtml from 'sanitize-html'
import { safeUrl } from '#platform/text.ts'
import { ELSEWHERE, isElsewhere } from './links.ts'
import { ownPicture } from './pictures.ts'

/** Tags within tags: our own never come near. */
const NESTING = 200

export const mathTags = [
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

/** What the value of an attribute may be. Addresses are looked at apart. */
export const listed: Record<string, RegExp> = {
  // Names only for footnotes: others could stand in for a part of the page that our own script looks for.
  id: /^fn(ref)?-[a-z0-9]{1,16}-\d{1,6}(-\d{1,6})?$/,
  role: /^(group|note|img)$/,
  'aria-label': /^(Table|Formula|Done|To do|(Note|Back to the text from note) \d{1,6})$/,
  tabindex: /^0$/,
  scope: /^col$/,
  start: /^\d{1,9}$/,
  loading: /^lazy$/,
  'data-copy': /^code$/,
  'data-language': /^[a-z]{0,20}$/,
  'data-run': /^no$/,
  'data-alt': /^[^\n]{1,500}$/,
  ...Object.fromEntries(mathAttributes.map((name) => [name, /^[\w.%+ -]{1,100}$/])),
}

// The package's types lack this setting of it.
const options: sanitizeHtml.IOptions & { allowedEmptyAttributes: string[] } = {
  allowedTags: [...proseTags, ...mathTags],
  allowedAttributes: {
    a: ['href', 'rel', 'id', 'aria-label'],
    img: ['src', 'alt', 'loading'],
    ol: ['start'],
    li: ['id'],
    th: ['scope'],
    pre: ['tabindex'],
    div: ['role', 'aria-label', 'tabindex'],
    span: ['role', 'aria-label'],
    figure: ['data-copy', 'data-language', 'data-run', 'data-alt'],
    ...Object.fromEntries(mathTags.map((tag) => [tag, mathAttributes])),
  },
  allowedClasses: {
    a: ['mention', 'footnote-back'],
    sup: ['footnote-ref'],
    section: ['footnotes'],
    figure: ['code', 'output'],
    pre: ['plain'],
    code: ['hljs'],
    span: ['maths', 'task', /^hljs-[a-z_-]+$/, /^[a-z]+_{1,2}$/, /^language-[a-z]+$/],
    div: [
      'maths',
      'table',
      'aside',
      'cell',
      'panels',
      'columns-flat',
      'callout',
      /^callout-(note|tip|warning|important|caution)$/,
    ],
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
  transformTags: { '*': checkValues, img: cleanPicture },
}

/** What posts may have, for those who allow more. */
export function cleanOptions(): sanitizeHtml.IOptions {
  return options
}

/** HTML with only the tags, attributes, classes and addresses that rendered text may have. Running it again over
 * what the renderer made changes nothing. */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html, options)
}

function checkValues(tagName: string, attributes: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const attribs: sanitizeHtml.Attributes = {}
  for (const [name, value] of Object.entries(attributes)) {
    const allowed = listed[name]
    if (name !== 'rel' && (name === 'href' ? safeUrl(value) !== undefined : !allowed || allowed.test(value)))
      attribs[name] = value
  }
  if (attribs.href !== undefined && isElsewhere(attribs.href)) attribs.rel = ELSEWHERE
  return { tagName, attribs }
}

/** A picture that is not ours shows its description. */
function cleanPicture(_: string, { src = '', alt = '' }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  return ownPicture(src)
    ? { tagName: 'img', attribs: { src, alt, loading: 'lazy' } }
    : { tagName: 'span', attribs: {}, text: alt }
}
