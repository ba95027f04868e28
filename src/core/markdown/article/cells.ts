// Code cells as Quarto writes them: options in the first lines, code that is not to be shown, and outputs that were saved with it.
import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { escapeHtml } from '#platform/text.ts'
import { codeFigure, outputFigure } from '../code.ts'
import { type ArticleEnv, leaveOut } from './env.ts'
import { ANCHOR } from './headings.ts'
import { nameLabel } from './references.ts'

const tags = new Set(
  'a abbr b blockquote br button center cite code col colgroup dd del details div dl dt em figcaption figure font form h1 h2 h3 h4 h5 h6 hr i iframe img input ins kbd label li link mark meta noscript object embed ol p pre q s samp script section small span strong style sub summary sup svg table tbody td textarea tfoot th thead title tr u ul var video audio source'.split(
    ' ',
  ),
)

/** "<your-branch>" is meant to be read: only what HTML knows is a tag. */
function tagOrText(content: string): string {
  const name = /^<\/?([\w-]+)/.exec(content)?.[1]?.toLowerCase()
  return name === undefined || tags.has(name) ? content : escapeHtml(content)
}

const outputs: Record<string, string> = { stdout: 'Output', stderr: 'Messages', error: 'Error', display: 'Output' }

/** Adds the rules. */
export function addCells(md: MarkdownIt): void {
  md.core.ruler.push('cells', (state) => {
    const within: (string | undefined)[] = []
    state.tokens = state.tokens.flatMap((token) => (token.type === 'div_open' ? withCaption(state, token) : [token]))
    for (const token of state.tokens) {
      if (token.type === 'div_open') within.push((token.meta as { output?: string }).output)
      else if (token.type === 'div_close') within.pop()
      else if (token.type === 'fence' || token.type === 'code_block')
        token.meta = { ...token.meta, output: within.findLast(Boolean) }
      for (const child of token.children ?? []) noteInlineCode(child, state.env as ArticleEnv)
    }
  })
  md.renderer.rules.caption_line = (tokens, at) => captionLine(tokens[at]!)
  md.renderer.rules.fence = (tokens, at, _options, env) => fence(tokens[at]!, env as ArticleEnv)
  md.renderer.rules.html_inline = (tokens, at) => tagOrText(tokens[at]!.content)
  md.renderer.rules.code_block = (tokens, at) => cellCode(tokens[at]!, '')
}

/** What Quarto writes over a table that code made. */
function withCaption(state: StateCore, token: Token): Token[] {
  const { caption, id } = token.meta as { caption?: string; id?: string }
  const label = id ? nameLabel(state.env as ArticleEnv, id) : undefined
  if (!caption) return [token]
  const line = new state.Token('caption_line', 'p', 0)
  line.content = caption
  line.meta = { label, id: label ? id : undefined }
  return [token, line]
}

function captionLine({ content, meta }: Token): string {
  const { label, id } = meta as { label?: string; id?: string }
  const words = escapeHtml(label ? `${label}: ${content}` : content)
  return `<div${id ? ` id="${escapeHtml(ANCHOR + id)}"` : ''}><p class="caption">${words}</p></div>\n`
}

function fence(token: Token, env: ArticleEnv): string {
  if (/^\s*\{=html\}/.test(token.info)) return `<div>${token.content}</div>\n`
  if (/^\s*\{=/.test(token.info)) {
    leaveOut(env, 'A block for another format than HTML is not shown.')
    return ''
  }
  const { code, options, hidden } = withoutOptions(token.content, token.info)
  if (hidden) {
    leaveOut(env, 'Code that the article hides is not shown.')
    return ''
  }
  token.content = code
  return cellCode(token, token.info, options)
}

function cellCode(token: Token, info: string, options = ''): string {
  const output = token.meta?.output as string | undefined
  if (!output || /cell-code/.test(info)) return codeFigure(token.content, info, options)
  return outputFigure(token.content, outputs[output] ?? 'Output')
}

/** A cell's code, its `#|` lines, and whether those or its head say not to show it. */
function withoutOptions(content: string, info: string): { code: string; options: string; hidden: boolean } {
  if (!/^\s*\{/.test(info)) return { code: content, options: '', hidden: false }
  const lines = content.split('\n')
  const first = lines.findIndex((line) => !/^\s*(#|--|\/\/)\|/.test(line))
  const options = lines.slice(0, Math.max(0, first)).join('\n')
  const hidden = /\|\s*(?:echo|include):\s*(?:false|no)\b/i.test(options) || /\b(?:echo|include)\s*=\s*F(?:ALSE)?\b/.test(info)
  return { code: lines.slice(Math.max(0, first)).join('\n'), options, hidden }
}

function noteInlineCode(token: Token, env: ArticleEnv): void {
  if (token.type === 'code_inline' && /^(?:r |\{(?:r|python)\} )/.test(token.content))
    leaveOut(env, `Code within a line was never run, and is shown as code: ${token.content.slice(0, 60)}`)
}
