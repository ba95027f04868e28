// What a text says besides its HTML: its plain words, whom it calls, where it links to.
import type { MarkdownIt, Token } from 'markdown-it'
import type { PostEnv } from './env.ts'
import { MENTIONS } from './handles.ts'

/** Adds the last step before the HTML: fills `words`, `called`, `links` and `hasCode`, and settles whom mentions name. */
export function addGathering(md: MarkdownIt): void {
  md.core.ruler.push('gather', (state) => {
    const env = state.env as PostEnv
    for (const token of state.tokens) {
      env.depth = Math.max(env.depth, token.level)
      if (token.type === 'inline') env.words.push(readInline(token.children ?? [], env).trim())
      else if (token.type === 'fence' || token.type === 'code_block') {
        env.hasCode = true
        env.words.push(token.content.trimEnd())
      } else if (token.content) env.words.push(token.content)
    }
  })
}

function readInline(children: Token[], env: PostEnv): string {
  return children.map((token) => readToken(token, env)).join('')
}

function readToken(token: Token, env: PostEnv): string {
  switch (token.type) {
    case 'softbreak':
    case 'hardbreak':
      return '\n'
    case 'link_open':
      // "[words]()" leads nowhere.
      if (token.attrGet('href')) env.links.add(String(token.attrGet('href')))
      return ''
    case 'mention':
      return readMention(token, env)
    default:
      return token.content
  }
}

function readMention(token: Token, env: PostEnv): string {
  const handle = String(token.meta?.handle)
  if (env.called.size >= MENTIONS && !env.called.has(handle)) return token.content
  env.called.add(handle)
  const person = env.people?.get(handle)
  if (!person || !Number.isSafeInteger(person.id) || person.id < 1) return token.content
  token.meta = { handle, person }
  return `@${person.name}`
}
