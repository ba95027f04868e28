// `:::` blocks as Quarto has them: callouts, asides and plain divisions, which may hold each other.
import type { MarkdownIt, StateBlock, Token } from 'markdown-it'
import { escapeHtml } from '#platform/text.ts'

const callouts: Record<string, string> = {
  note: 'Note',
  tip: 'Tip',
  warning: 'Warning',
  important: 'Important',
  caution: 'Caution',
}

/** The longest first line of a block: attributes beyond it are no attributes. */
const OPENING_CHARACTERS = 300

type Opening = {
  callout?: string
  aside: boolean
  title: string | undefined
  folded: boolean
  /** Of cells, panels and columns that Quarto writes. */
  look: string | undefined
  /** The kind of output within: stdout, stderr, error, display. */
  output: string | undefined
  /** What stands over a table that a cell made, and its name for references. */
  caption: string | undefined
  id: string | undefined
}

/** Quarto's blocks that look like something, the most telling first. */
const looks: [RegExp, string][] = [
  [/(?:^|[\s.])cell(?![\w-])/, 'cell'],
  [/(?:^|[\s.])panel-tabset(?![\w-])/, 'panels'],
  [/(?:^|[\s.])columns(?![\w-])/, 'columns-flat'],
]

/** Adds the rule and how its blocks look. */
export function addDivs(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'div', div, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })

  md.renderer.rules.div_open = (tokens, at) => {
    const { callout, aside, folded, look } = tokens[at]!.meta as Opening
    if (callout && folded) return `<details class="callout callout-${callout}">\n`
    if (callout) return `<div class="callout callout-${callout}" role="note">\n`
    if (aside) return '<div class="aside">\n'
    return look ? `<div class="${look}">\n` : '<div>\n'
  }
  md.renderer.rules.div_close = (tokens, at) => {
    const { callout, folded } = tokens[at]!.meta as Opening
    return callout && folded ? '</details>\n' : '</div>\n'
  }
  md.renderer.rules.callout_title_open = (tokens, at) => {
    const token = tokens[at]!
    const tag = (token.meta as Opening).folded ? 'summary' : 'p'
    return `<${tag} class="callout-title"><strong class="callout-kind">${escapeHtml(token.content)}</strong> `
  }
  md.renderer.rules.callout_title_close = (tokens, at) => ((tokens[at]!.meta as Opening).folded ? '</summary>\n' : '</p>\n')
}

function div(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (state.sCount[startLine]! - state.blkIndent >= 4) return false
  const opening = readOpening(lineAt(state, startLine))
  if (!opening) return false
  if (silent) return true

  const { end, closed } = findEnd(state, startLine, endLine)
  const before = { parentType: state.parentType, lineMax: state.lineMax }
  // Lines that belong to a paragraph are not taken from beyond the end.
  state.lineMax = end
  const open = state.push('div_open', 'div', 1)
  open.block = true
  open.map = [startLine, end]
  open.meta = opening
  const first = state.tokens.length
  if (opening.callout) pushTitle(state, opening)
  const inside = state.tokens.length
  state.md.block.tokenize(state, startLine + 1, end)
  if (opening.callout && !opening.title) takeHeading(state.tokens, first, inside)
  state.push('div_close', 'div', -1).meta = opening
  state.parentType = before.parentType
  state.lineMax = before.lineMax
  state.line = end + (closed ? 1 : 0)
  return true
}

function lineAt(state: StateBlock, number: number): string {
  return state.src.slice(state.bMarks[number]! + state.tShift[number]!, state.eMarks[number])
}

/** What the first line of a block says, or undefined where it is not one. */
function readOpening(line: string): Opening | undefined {
  if (!line.startsWith(':::') || line.length > OPENING_CHARACTERS) return undefined
  const said = /^:{3,}\s*(?:\{([^{}]*)\}|([\w-]+))\s*:*\s*$/.exec(line)
  if (!said) return undefined
  const classes = said[2] ?? said[1] ?? ''
  const callout = /(?:^|[\s.])callout-(note|tip|warning|important|caution)(?![\w-])/.exec(classes)?.[1]
  return {
    ...(callout ? { callout } : {}),
    aside: /(?:^|[\s.])aside(?![\w-])/.test(classes),
    title: attribute(classes, 'title'),
    folded: attribute(classes, 'collapse') === 'true',
    look: looks.find(([pattern]) => pattern.test(classes))?.[1],
    output: /(?:^|[\s.])cell-output-(stdout|stderr|error|display)(?![\w-])/.exec(classes)?.[1],
    caption: attribute(classes, 'tbl-cap'),
    id: /(?:^|\s)#([\w-]+)/.exec(classes)?.[1],
  }
}

function attribute(text: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`).exec(text)
  return (found?.[1] ?? found?.[2] ?? found?.[3])?.trim() || undefined
}

/** The line that ends a block, past those within it and past code that only looks like one. */
function findEnd(state: StateBlock, startLine: number, endLine: number): { end: number; closed: boolean } {
  let depth = 1
  let fence = ''
  for (let number = startLine + 1; number < endLine; number++) {
    const line = lineAt(state, number)
    if (line !== '' && state.sCount[number]! < state.blkIndent) return { end: number, closed: false }
    const marks = /^(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence) {
      if (marks?.startsWith(fence) && line.trimEnd() === marks) fence = ''
    } else if (marks) fence = marks
    else if (/^:{3,}\s*$/.test(line)) depth -= 1
    else if (readOpening(line)) depth += 1
    if (depth === 0) return { end: number, closed: true }
  }
  return { end: endLine, closed: false }
}

function pushTitle(state: StateBlock, opening: Opening): void {
  const open = state.push('callout_title_open', 'p', 1)
  open.content = callouts[opening.callout ?? ''] ?? ''
  open.meta = opening
  if (opening.title) {
    const title = state.push('inline', '', 0)
    title.content = opening.title
    title.children = []
  }
  state.push('callout_title_close', 'p', -1).meta = opening
}

/** A heading at the beginning of a callout is its title, as in Quarto. */
function takeHeading(tokens: Token[], titleAt: number, inside: number): void {
  const [heading, text] = [tokens[inside], tokens[inside + 1]]
  if (heading?.type !== 'heading_open' || !text) return
  tokens.splice(inside, 3)
  tokens.splice(titleAt + 1, 0, text)
}
