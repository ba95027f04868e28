// Footnotes, numbered in the order in which they are called, with names that differ between the posts of a page.
import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import type { PostEnv } from './env.ts'

/** Adds the rules. */
export function addFootnotes(md: MarkdownIt): void {
  md.use(footnotes)
  // The package's own last step copies all tokens for every note.
  md.core.ruler.at('footnote_tail', gatherNotes)

  md.renderer.rules.footnote_ref = (tokens, at, _options, env) => {
    const { id, subId } = noteOf(tokens[at]!)
    const name = `${(env as PostEnv).docId}-${id + 1}`
    const again = subId > 0 ? `-${subId}` : ''
    return `<sup class="footnote-ref"><a href="#fn-${name}" id="fnref-${name}${again}" aria-label="Note ${id + 1}">${id + 1}</a></sup>`
  }
  md.renderer.rules.footnote_block_open = () => '<section class="footnotes">\n<ol>\n'
  md.renderer.rules.footnote_block_close = () => '</ol>\n</section>\n'
  md.renderer.rules.footnote_open = (tokens, at, _options, env) => {
    return `<li id="fn-${(env as PostEnv).docId}-${noteOf(tokens[at]!).id + 1}">`
  }
  md.renderer.rules.footnote_close = () => '</li>\n'
  md.renderer.rules.footnote_anchor = (tokens, at, _options, env) => {
    const number = noteOf(tokens[at]!).id + 1
    const href = `#fnref-${(env as PostEnv).docId}-${number}`
    return ` <a class="footnote-back" href="${href}" aria-label="Back to the text from note ${number}">↩︎</a>`
  }
}

function noteOf(token: Token): { id: number; subId: number } {
  const meta = token.meta as { id: number; subId?: number } | null
  return { id: meta?.id ?? 0, subId: meta?.subId ?? 0 }
}

/** Moves the notes behind the text, each with a way back. */
function gatherNotes(state: StateCore): void {
  const notes = (state.env as PostEnv).footnotes
  if (!notes) return
  const texts = new Map<string, Token[]>()
  let current: Token[] | undefined
  const body: Token[] = []
  for (const token of state.tokens) {
    if (token.type === 'footnote_reference_open') {
      current = []
      texts.set(String(token.meta?.label), current)
    } else if (token.type === 'footnote_reference_close') current = undefined
    else (current ?? body).push(token)
  }
  state.tokens = body
  if (!notes.list?.length) return

  const make = (type: string, nesting: -1 | 0 | 1, id = 0): Token => {
    const token = new state.Token(type, '', nesting)
    token.meta = { id }
    return token
  }
  body.push(make('footnote_block_open', 1))
  for (const [id, note] of notes.list.entries()) {
    const inside = note.tokens ? paragraphOf(state, note.tokens, note.content ?? '') : (texts.get(String(note.label)) ?? [])
    // A label that is defined twice is one list of tokens: it stands here once.
    texts.delete(String(note.label))
    const last = inside.at(-1)?.type === 'paragraph_close' ? inside.pop() : undefined
    body.push(make('footnote_open', 1, id))
    for (const token of inside) body.push(token)
    body.push(make('footnote_anchor', 0, id))
    if (last) body.push(last)
    body.push(make('footnote_close', -1))
  }
  body.push(make('footnote_block_close', -1))
}

function paragraphOf(state: StateCore, children: Token[], content: string): Token[] {
  const open = new state.Token('paragraph_open', 'p', 1)
  const inline = new state.Token('inline', '', 0)
  const close = new state.Token('paragraph_close', 'p', -1)
  open.block = true
  close.block = true
  inline.children = children
  inline.content = content
  return [open, inline, close]
}
