// @name of a member: a link to the profile where the name is known, otherwise text.
import type { MarkdownIt } from 'markdown-it'
import { cleanLine, escapeHtml } from '#platform/text.ts'
import { mayPrecede, mentionHere } from './handles.ts'

/** Adds the rule. It runs within paragraphs only, never in code or in the text of a link. Whom it names is settled by `gather`. */
export function addMentions(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'mention', (state, silent) => {
    const { src, pos } = state
    if (src.charCodeAt(pos) !== 0x40 /* @ */ || state.linkLevel > 0) return false
    if (pos > 0 && !mayPrecede(src.charAt(pos - 1))) return false
    mentionHere.lastIndex = pos
    const name = mentionHere.exec(src)?.[1]
    if (!name || pos + 1 + name.length > state.posMax) return false
    if (!silent) {
      const token = state.push('mention', '', 0)
      token.content = `@${name}`
      token.meta = { handle: name.toLowerCase() }
    }
    state.pos += 1 + name.length
    return true
  })

  md.renderer.rules.mention = (tokens, at) => {
    const { content, meta } = tokens[at]!
    const person = meta?.person as { id: number; name: string } | undefined
    if (!person) return escapeHtml(content)
    return `<a class="mention" href="/people/${person.id}">@${escapeHtml(cleanLine(person.name))}</a>`
  }
}
