// Blocks of code: a figure with the language as its caption, to which the browser adds a Copy button.
import type { MarkdownIt } from 'markdown-it'
import { escapeHtml } from '#platform/text.ts'
import { colourCode, languageOf } from './languages.ts'

/** A block that says nothing of its language. */
const NO_LANGUAGE = ''

/** Adds the rules for fenced and indented code. */
export function addCode(md: MarkdownIt): void {
  md.renderer.rules.fence = (tokens, at) => codeFigure(tokens[at]!.content, tokens[at]!.info)
  md.renderer.rules.code_block = (tokens, at) => codeFigure(tokens[at]!.content, NO_LANGUAGE)
}

/** A block of code as a figure, with its language as the caption. */
export function codeFigure(content: string, info: string): string {
  const language = languageOf(info)
  const code = showDirections(content.replace(/\n$/, ''))
  const inner = colourCode(code, language) ?? escapeHtml(code)
  const about = `<figcaption>${escapeHtml(language.label)}</figcaption>`
  const attributes = `class="code" data-copy="code" data-language="${language.id}"`
  return `<figure ${attributes}>${about}<pre tabindex="0"><code class="hljs">${inner}</code></pre></figure>\n`
}

/** Marks that turn the direction of writing can make code read otherwise than it runs: they are shown by number. */
function showDirections(code: string): string {
  return code.replace(/[\u202a-\u202e\u2066-\u2069]/g, (mark) => `⟨U+${mark.charCodeAt(0).toString(16).toUpperCase()}⟩`)
}
