// References within an article, as Quarto has them: `@fig-plan` reads "Figure 1" and leads there.
import type { MarkdownIt } from 'markdown-it'
import { escapeHtml } from '#platform/text.ts'
import type { ArticleEnv } from './env.ts'
import { ANCHOR } from './headings.ts'

const kinds: Record<string, string> = { fig: 'Figure', tbl: 'Table', sec: 'Section', eq: 'Equation', lst: 'Listing' }
const MOST_LABELS = 500

const reference = /@((?:fig|tbl|sec|eq|lst)-[\w-]{1,60})/y

/** Gives the next number to what has this name; undefined for a name that is none of Quarto's kinds. */
export function nameLabel(env: ArticleEnv, id: string): string | undefined {
  const kind = kinds[/^([a-z]+)-/.exec(id)?.[1] ?? '']
  if (!kind || env.labels.size >= MOST_LABELS) return undefined
  const count = (env.counts[kind] ?? 0) + 1
  env.counts[kind] = count
  const label = `${kind} ${count}`
  env.labels.set(id, label)
  return label
}

/** Adds the rule. What is referred to may come later in the text, so names are settled when the HTML is made. */
export function addReferences(md: MarkdownIt): void {
  md.inline.ruler.before('mention', 'reference_to', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x40 || state.linkLevel > 0) return false
    reference.lastIndex = state.pos
    const id = reference.exec(state.src)?.[1]
    if (!id || state.pos + 1 + id.length > state.posMax) return false
    if (!silent) {
      const token = state.push('reference_to', '', 0)
      token.content = `@${id}`
      token.meta = { id }
    }
    state.pos += 1 + id.length
    return true
  })
  md.renderer.rules.reference_to = (tokens, at, _options, env) => {
    const id = String(tokens[at]!.meta?.id)
    const label = (env as ArticleEnv).labels.get(id)
    return label ? `<a href="#${escapeHtml(ANCHOR + id)}">${label}</a>` : escapeHtml(tokens[at]!.content)
  }
}
