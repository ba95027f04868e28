// Markdown to safe HTML, here and now: for the worker, for bulk work and for tests. Pages use render.ts.
import { createHash } from 'node:crypto'
import { cleanText } from '#platform/text.ts'
import { cleanArticle } from './article/clean.ts'
import type { ArticleEnv } from './article/env.ts'
import { cleanHtml } from './clean-html.ts'
import { makeArticleParser, makeParser, NESTING } from './parser.ts'
import { renderPlain } from './plain.ts'
import type { Rendered, RenderOptions } from './rendered.ts'

export type { Rendered, RenderOptions } from './rendered.ts'

/** Longer texts are shown as they were typed: a post has at most 50,000 characters, the longest article of eight years some 60,000. */
export const SOURCE_CHARACTERS = 300_000

/** Texts that become longer HTML than this are shown as they were typed: no page should carry more of one text. */
const HTML_CHARACTERS = 500_000
/** Tables that an article shows can be long. */
const ARTICLE_HTML_CHARACTERS = 2_000_000

const HEADING_BASE = 3
const parsers = { breaking: makeParser(true), flowing: makeParser(false), article: makeArticleParser() }

/**
 * Renders at once. Pure: the same source and options give the same HTML. Never throws: what cannot be rendered is shown as typed.
 * It may take as long as half a second for a hostile text of 50,000 characters, so requests use `renderMarkdown`.
 */
export function renderMarkdownNow(source: string, options: RenderOptions = {}): Rendered {
  if (source.length > SOURCE_CHARACTERS) return renderPlain(source)
  const text = cleanText(source)
  const parser = options.article ? parsers.article : options.breaks === false ? parsers.flowing : parsers.breaking
  const env = newEnv(text, options)
  try {
    const tokens = parser.parse(text, env)
    // The parser leaves out what is deeper.
    if (env.depth >= NESTING - 1) return renderPlain(source)
    const html = parser.renderer.render(tokens, parser.options, env)
    if (html.length > (options.article ? ARTICLE_HTML_CHARACTERS : HTML_CHARACTERS)) return renderPlain(source)
    const { headings, leftOut } = env
    return {
      html: options.article ? cleanArticle(html, env) : cleanHtml(html),
      ...(options.article ? { facts: { headings, leftOut } } : {}),
      words: cleanText(env.words.join('\n')).trim(),
      mentions: [...env.called],
      links: [...env.links],
      hasCode: env.hasCode,
      plain: false,
    }
  } catch {
    // A text that breaks a rule of ours or of a package, such as by its depth, is still its author's: it is shown as it was typed.
    return renderPlain(source)
  }
}

function newEnv(text: string, options: RenderOptions): ArticleEnv {
  const base = Math.trunc(options.headingBase ?? HEADING_BASE)
  return {
    people: options.mentions,
    headingBase: base >= 1 && base <= 6 ? base : HEADING_BASE,
    docId: createHash('sha256').update(text).digest('hex').slice(0, 8),
    words: [],
    called: new Set(),
    links: new Set(),
    hasCode: false,
    depth: 0,
    formulas: 0,
    formulaCharacters: 0,
    mathmlCharacters: 0,
    headings: [],
    leftOut: [],
    labels: new Map(),
    counts: {},
  }
}
