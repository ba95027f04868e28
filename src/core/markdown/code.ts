// Blocks of code: a figure with the language as its caption, to which the browser adds a Copy button.
import type { MarkdownIt } from 'markdown-it'
import { shortDate } from '#platform/dates.ts'
import { escapeHtml } from '#platform/text.ts'
import { colourCode, languageOf } from './languages.ts'

/** A block that says nothing of its language. */
const NO_LANGUAGE = ''

/** Adds the rules for fenced and indented code. */
export function addCode(md: MarkdownIt): void {
  md.renderer.rules.fence = (tokens, at) => codeFigure(tokens[at]!.content, tokens[at]!.info)
  md.renderer.rules.code_block = (tokens, at) => codeFigure(tokens[at]!.content, NO_LANGUAGE)
}

/** A block of code as a figure, with its language as the caption. `options` are lines of Quarto's that were taken off it before. */
export function codeFigure(content: string, info: string, options = optionsOf(content)): string {
  const saved = savedOutput(info)
  if (saved) return outputFigure(content, saved)
  const language = languageOf(info)
  const own = content.startsWith(options) ? content.slice(options.length) : content
  const code = showDirections(own.replace(/\n$/, ''))
  const inner = colourCode(code, language) ?? escapeHtml(code)
  const about = `<figcaption>${escapeHtml(language.label)}</figcaption>`
  const attributes = `class="code" data-copy="code" data-language="${language.id}"${authorsSay(info, options)}`
  return `<figure ${attributes}>${about}<pre tabindex="0"><code class="hljs">${inner}</code></pre></figure>\n`
}

/** Output that was saved with code, under a caption of its own. */
export function outputFigure(content: string, caption: string): string {
  const text = escapeHtml(showDirections(content.replace(/\n$/, '')))
  return `<figure class="code output"><figcaption>${escapeHtml(caption)}</figcaption><pre tabindex="0"><code>${text}</code></pre></figure>\n`
}

/** The caption of a block that holds output, such as "output 2026-05-03 R 4.6.0"; undefined for other blocks. */
function savedOutput(info: string): string | undefined {
  const match = /^\s*output(?:\s+(\d{4}-\d{2}-\d{2})(?:\s+([\w .-]{1,40}))?)?\s*$/.exec(info)
  if (!match) return undefined
  const [, day, engine] = match
  const date = day ? new Date(`${day}T12:00:00Z`) : undefined
  if (!date || Number.isNaN(date.getTime())) return 'Output'
  return `Output saved on ${shortDate(date)}${engine ? ` with ${engine.trim()}` : ''}`
}

/** Lines at the head of a block that say how it is to be run and shown: they are not for readers. */
function optionsOf(content: string): string {
  return /^(?:[ \t]*(?:#|--)\|[^\n]*(?:\n|$))+/.exec(content)?.[0] ?? ''
}

/** What the author of a block says of running it: that nobody should, and what its plot shows. As in Quarto: `eval: false`, `fig-alt`. */
function authorsSay(info: string, options: string): string {
  const isOff = /\|\s*eval:\s*(?:false|no)\b/i.test(options) || /\beval\s*=\s*F(?:ALSE)?\b|\bno-run\b/.test(info)
  const alt = /\|\s*fig-alt:\s*["']?([^\n]{1,500}?)["']?\s*(?:\n|$)/.exec(options)?.[1]
  return `${isOff ? ' data-run="no"' : ''}${alt ? ` data-alt="${escapeHtml(alt)}"` : ''}`
}

/** Marks that turn the direction of writing can make code read otherwise than it runs: they are shown by number. */
function showDirections(code: string): string {
  return code.replace(/[\u202a-\u202e\u2066-\u2069]/g, (mark) => `⟨U+${mark.charCodeAt(0).toString(16).toUpperCase()}⟩`)
}
