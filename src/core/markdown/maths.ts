// Formulas between dollar signs, as MathML, which browsers draw and screen readers read without anything of ours.
import katex from 'katex'
import type { MarkdownIt } from 'markdown-it'
import { escapeHtml } from '#platform/text.ts'
import type { PostEnv } from './env.ts'

/** The longest formula within a line; what is longer is no formula, or belongs on lines of its own. Bounds the search for its end. */
const INLINE_CHARACTERS = 500
/** The longest formula on lines of its own: more than a page of them. */
const BLOCK_CHARACTERS = 4000
const BLOCK_LINES = 100
/** The most formulas, and characters of them, in one text: a long lecture's worth, and a third of a second at worst. */
const FORMULAS = 300
const ALL_CHARACTERS = 30_000
/** The most characters of MathML in one text: definitions can make much of little. */
const MATHML_CHARACTERS = 400_000

const bounds = {
  output: 'mathml',
  throwOnError: true,
  strict: 'ignore',
  trust: false,
  // Definitions that call themselves end here.
  maxExpand: 200,
  // In units of the letter size: nothing is drawn over the rest of the page.
  maxSize: 20,
} as const

/** Adds `$…$` within a line and `$$…$$` on lines of its own. */
export function addMaths(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'maths', (state, silent) => {
    const found = findFormula(state.src, state.pos, state.posMax)
    if (!found) return false
    if (!silent) {
      const token = state.push('maths', '', 0)
      token.content = found.tex
      token.meta = { display: found.display }
    }
    state.pos = found.end
    return true
  })

  const block: Parameters<typeof md.block.ruler.before>[2] = (state, startLine, endLine, silent) => {
    const line = (number: number) =>
      state.src.slice(state.bMarks[number]! + state.tShift[number]!, state.eMarks[number]).trimEnd()
    const first = line(startLine)
    if (!first.startsWith('$$') || state.sCount[startLine]! - state.blkIndent >= 4) return false
    const lines: string[] = []
    for (let number = startLine; number < Math.min(endLine, startLine + BLOCK_LINES); number++) {
      const text = number === startLine ? first.slice(2) : line(number)
      if (number > startLine && (text === '' || state.sCount[number]! < state.blkIndent)) return false
      lines.push(text.endsWith('$$') ? text.slice(0, -2) : text)
      if (!text.endsWith('$$')) continue
      const tex = lines.join('\n').trim()
      if (!tex || tex.length > BLOCK_CHARACTERS || tex.includes('$$')) return false
      if (silent) return true
      const token = state.push('maths_block', '', 0)
      token.content = tex
      token.block = true
      token.map = [startLine, number + 1]
      state.line = number + 1
      return true
    }
    return false
  }
  md.block.ruler.before('fence', 'maths_block', block, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })

  md.renderer.rules.maths = (tokens, at, _options, env) => {
    const { content, meta } = tokens[at]!
    const display = meta?.display === true
    const marks = display ? '$$' : '$'
    const inner = mathml(content, display, env as PostEnv) ?? `<code>${escapeHtml(marks + content + marks)}</code>`
    return `<span class="maths">${inner}</span>`
  }
  md.renderer.rules.maths_block = (tokens, at, _options, env) => {
    const { content } = tokens[at]!
    const inner = mathml(content, true, env as PostEnv) ?? `<code>${escapeHtml(`$$${content}$$`)}</code>`
    return `<div class="maths" role="group" aria-label="Formula" tabindex="0">${inner}</div>\n`
  }
}

/**
 * The formula that begins at a dollar sign. One alone is money or R's `df$col`: nothing stands directly before the first or behind
 * the last that belongs to a word, and no space directly within.
 */
function findFormula(src: string, pos: number, max: number) {
  if (src.charCodeAt(pos) !== 0x24 /* $ */) return undefined
  if (pos > 0 && /[\w$)\]`.\\]/.test(src.charAt(pos - 1))) return undefined
  const display = src.startsWith('$$', pos)
  const marks = display ? '$$' : '$'
  const begin = pos + marks.length
  if (begin >= max || /[\s$]/.test(src.charAt(begin))) return undefined
  const limit = Math.min(max, begin + INLINE_CHARACTERS)
  for (let at = begin; at < limit; at++) {
    const sign = src.charAt(at)
    if (sign === '\\') at++
    else if (sign === '`') return undefined
    else if (sign === '$') {
      const end = at + marks.length
      const closes = src.startsWith(marks, at) && !/\s/.test(src.charAt(at - 1)) && !/[\w$]/.test(src.charAt(end))
      return closes && end <= max ? { tex: src.slice(begin, at), end, display } : undefined
    }
  }
  return undefined
}

/** A formula as MathML, or undefined where it is not one or the text has had its share. */
function mathml(tex: string, display: boolean, env: PostEnv): string | undefined {
  env.formulas += 1
  env.formulaCharacters += tex.length
  if (env.formulas > FORMULAS || env.formulaCharacters > ALL_CHARACTERS || env.mathmlCharacters > MATHML_CHARACTERS)
    return undefined
  try {
    const html = katex.renderToString(tex, { ...bounds, displayMode: display })
    // Without the annotation, which repeats the source: browsers that do not know MathML would show it behind the formula.
    const math = /<math[\s\S]*<\/math>/.exec(html)?.[0].replace(/<annotation [^>]*>[^<]*<\/annotation>/, '')
    env.mathmlCharacters += html.length
    return math?.replace(/ xmlns="[^"]*"/, '').replace(/<\/?semantics>/g, '')
  } catch {
    // What is no formula is shown as it was typed.
    return undefined
  }
}
