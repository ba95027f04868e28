// HTML from a word processor or a mail program, made into Markdown. Nothing that it refers to is ever loaded.
import sanitizeHtml from 'sanitize-html'
import TurndownService from 'turndown'
import { Refusal } from '#platform/errors.ts'
import { cleanLine, cleanText, safeUrl } from '#platform/text.ts'
import { MOST_CHARACTERS } from './types.ts'

// What is deeper is flattened: every step down costs, as each element is asked for all of its text.
const NESTING = 100
// The parser's time grows with the square of the depth: this much takes it a tenth of a second.
const DEEPEST = 20_000
const COLUMNS = 30
// Between the cells and rows of a table, until the whole of it is known. The text has no control characters.
const CELL = '\u0001'
const ROW = '\u0002'

const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

const tidyOptions: sanitizeHtml.IOptions = {
  allowedTags: [
    ...'p div br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code table thead tbody tr td th section article'.split(' '),
    ...'strong b em i s del strike sub sup a img'.split(' '),
  ],
  allowedAttributes: {
    a: ['href'],
    img: ['src', 'alt'],
    ol: ['start'],
    li: ['id'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
    h1: ['class'],
    p: ['class'],
    code: ['class'],
    div: ['class', 'id'],
    blockquote: ['class', 'type'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['cid', 'http', 'https'] },
  nonTextTags: 'head title script style textarea option select xmp noscript iframe object template svg math'.split(' '),
  nestingLimit: NESTING,
  parseStyleAttributes: false,
  // Mail programs mark what they quote, and the signature.
  exclusiveFilter: ({ tag, attribs }) =>
    /\b(gmail_quote|gmail_signature|moz-cite-prefix|moz-signature|yahoo_quoted|protonmail_quote)\b/.test(attribs.class ?? '') ||
    (tag === 'div' && /^(divRplyFwdMsg|appendonsend|Signature)$/.test(attribs.id ?? '')) ||
    (tag === 'blockquote' && attribs.type === 'cite'),
}

/**
 * HTML with only the tags that Markdown has, properly closed and not deep, and without scripts, styles and quoted mail.
 * @throws Refusal where there is more of it than anybody writes
 */
export function tidyHtml(html: string): string {
  if (html.length > MOST_CHARACTERS || isDeep(html)) throw new Refusal(413, 'This text is too long to be one article.')
  return cleanText(sanitizeHtml(html, tidyOptions))
}

/** One linear pass. What is opened and not closed counts as open to the end, so it can only find too much. */
function isDeep(html: string): boolean {
  const open = new Map<string, number>()
  let depth = 0
  for (const [, slash, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,30})/gi)) {
    const name = tag.toLowerCase()
    const count = open.get(name) ?? 0
    if (empty.has(name) || (slash && count === 0)) continue
    open.set(name, slash ? count - 1 : count + 1)
    depth += slash ? -1 : 1
    if (depth > DEEPEST) return true
  }
  return false
}

/** The words of a piece of tidied HTML, on one line. */
export function wordsOf(html: string): string {
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  const text = html.replace(/<br\b[^<>]*>/g, ' ').replace(/<[^<>]*>/g, '')
  return cleanLine(text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => signs[name] ?? ''))
}

/**
 * Tidied HTML as Markdown, its highest heading at `##`.
 * @param picture the file name for a picture's source, or undefined where it is to be left out
 */
export function toMarkdown(html: string, picture: (src: string, description: string) => string | undefined): string {
  const highest = Math.min(6, ...[...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level)))
  const service = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', hr: '---' })
  const plainEscape = service.escape.bind(service)
  service.escape = (text) => escapeMore(text, plainEscape)
  addTables(service)
  addNotesAndLists(service)
  service.addRule('heading', {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (content, node) => {
      const line = flat(content)
      if (line.startsWith('![')) return `\n\n${line}\n\n`
      return `\n\n${'#'.repeat(Math.min(6, Number(node.nodeName.charAt(1)) - highest + 2))} ${line}\n\n`
    },
  })
  service.addRule('picture', {
    filter: 'img',
    replacement: (_, node) => {
      const description = cleanLine(node.getAttribute('alt') ?? '')
      const name = picture(node.getAttribute('src') ?? '', description)
      return name ? `![${service.escape(description)}](${name})` : ''
    },
  })
  service.addRule('code block', {
    filter: 'pre',
    replacement: (_, node) => {
      const code = codeOf(node).replace(/^\n|\n$/g, '')
      const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length))
      const fence = '`'.repeat(longest + 1)
      return `\n\n${fence}\n${code}\n${fence}\n\n`
    },
  })
  service.addRule('struck', { filter: ['s', 'del', 'strike'] as 's'[], replacement: (content) => content && `~~${content}~~` })
  service.addRule('small', {
    filter: ['sup', 'sub'],
    replacement: (content, node) =>
      !content || content.startsWith('[^')
        ? content
        : `<${node.nodeName.toLowerCase()}>${content}</${node.nodeName.toLowerCase()}>`,
  })
  return service.turndown(html).replaceAll(CELL, ' ').replaceAll(ROW, '\n')
}

// A formula as an author types it. Its segments end at the next dollar sign, so each is walked through once.
const FORMULA = /(\$\$[^$]+\$\$|(?<![\w$\\])\$[^\s$](?:[^$\n]*[^\s$])?\$(?![\w$]))/

/** What turndown does not know of: tags, references, Quarto's braces and blocks. Formulas stay as they were typed. */
function escapeMore(text: string, plain: (text: string) => string): string {
  return text
    .split(FORMULA)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : plain(part)
            .replace(/<(?=[a-z/!?])/gi, '\\<')
            .replace(/&(?=#?\w{1,30};)/g, '\\&')
            .replace(/\{(?=[{#.])/g, '\\{')
            .replace(/~(?=~)|^(?=:::)/g, '\\$&'),
    )
    .join('')
}

function addTables(service: TurndownService): void {
  service.addRule('cell', {
    filter: ['td', 'th'],
    replacement: (content, node) => {
      const span = Math.min(COLUMNS, Number(node.getAttribute('colspan')) || 1)
      return content.trim() + CELL.repeat(Math.max(1, span))
    },
  })
  service.addRule('row', { filter: 'tr', replacement: (content) => content + ROW })
  service.addRule('rows', { filter: ['thead', 'tbody'], replacement: (content) => content })
  service.addRule('table', { filter: 'table', replacement: (content) => `\n\n${tableOf(content)}\n\n` })
}

/** A table of one column is how mail programs lay out a page: its cells are paragraphs. */
function tableOf(content: string): string {
  const rows = content.split(ROW).flatMap((row) => (row.includes(CELL) ? [row.split(CELL).slice(0, -1)] : []))
  const width = Math.min(COLUMNS, Math.max(0, ...rows.map((row) => row.length)))
  if (width <= 1) return rows.map(([cell = '']) => cell.trim()).join('\n\n')
  const lines = rows.map((row) => {
    const cells = Array.from({ length: width }, (_, at) => flat(row[at] ?? '').replaceAll('|', '\\|'))
    return `| ${cells.join(' | ')} |`
  })
  return [lines[0], `|${' --- |'.repeat(width)}`, ...lines.slice(1)].join('\n')
}

/** Lists, and the notes that mammoth writes as a list at the end, to which it refers by links. */
function addNotesAndLists(service: TurndownService): void {
  const counts = new WeakMap<object, number>()
  let notes = 0
  service.addRule('item', {
    filter: 'li',
    replacement: (content, node) => {
      const list = node.parentNode as { nodeName: string; getAttribute(name: string): string | null } | null
      let mark = '- '
      if (/^(foot|end)note-/.test(node.getAttribute('id') ?? '')) mark = `[^${++notes}]: `
      else if (list?.nodeName === 'OL') {
        const number = counts.get(list) ?? (Number(list.getAttribute('start')) || 1)
        counts.set(list, number + 1)
        mark = `${number}. `
      }
      const indent = ' '.repeat(mark.startsWith('[') ? 4 : mark.length)
      const lines = content.trim().split('\n')
      return `${mark}${lines.map((line, at) => (at > 0 && line ? indent + line : line)).join('\n')}\n`
    },
  })
  service.addRule('link', {
    filter: 'a',
    replacement: (content, node) => {
      const href = node.getAttribute('href') ?? ''
      if (/^#(foot|end)note-ref-/.test(href)) return ''
      if (/^#(foot|end)note-/.test(href)) return `[^${/\d+/.exec(node.textContent ?? '')?.[0] ?? ''}]`
      const address = href.startsWith('#') ? undefined : safeUrl(href)
      if (!address || !content.trim()) return content
      return `[${content}](${address.replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`
    },
  })
}

/** Text on one line. Split and joined, as patterns for the white space around line ends take long where there is much of it. */
function flat(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter(Boolean).join(' ')
}

type CodeNode = { nodeName: string; nodeType: number; nodeValue: string | null; childNodes: ArrayLike<unknown> }

function codeOf(node: object): string {
  const { nodeName, nodeType, nodeValue, childNodes } = node as CodeNode
  if (nodeType === 3) return nodeValue ?? ''
  return nodeName === 'BR' ? '\n' : Array.from(childNodes, (child) => codeOf(child as object)).join('')
}
