// Headings below those of the page, tables that scroll by themselves, boxes of task lists.
import type { MarkdownIt, Token } from 'markdown-it'
import type { PostEnv } from './env.ts'

/** The smallest heading there is. */
const LAST_HEADING = 6

/** Adds the rules. */
export function addBlocks(md: MarkdownIt): void {
  md.core.ruler.push('blocks', (state) => {
    const { headingBase } = state.env as PostEnv
    for (const [at, token] of state.tokens.entries()) {
      if (token.type === 'heading_open' || token.type === 'heading_close') shiftHeading(token, headingBase)
      if (token.type === 'list_item_open') makeTask(state.tokens, at, state.Token)
    }
  })
  // A wide table is reached and scrolled by keyboard too.
  md.renderer.rules.table_open = () => '<div class="table" role="group" aria-label="Table" tabindex="0"><table>\n'
  md.renderer.rules.table_close = () => '</table></div>\n'
  md.renderer.rules.th_open = (tokens, at) => `<th scope="col"${alignment(tokens[at]!)}>`
  md.renderer.rules.td_open = (tokens, at) => `<td${alignment(tokens[at]!)}>`
  md.renderer.rules.task = (tokens, at) => {
    return tokens[at]!.meta?.done
      ? '<span class="task" role="img" aria-label="Done">☑</span>'
      : '<span class="task" role="img" aria-label="To do">☐</span>'
  }
}

function shiftHeading(token: Token, base: number): void {
  token.tag = `h${Math.min(LAST_HEADING, base + Number(token.tag.slice(1)) - 1)}`
}

/** Style attributes are not allowed on our pages: a class says it. */
function alignment(token: Token): string {
  const side = /text-align:(right|center)/.exec(String(token.attrGet('style') ?? ''))?.[1]
  return side ? ` class="${side}"` : ''
}

function makeTask(tokens: Token[], at: number, Make: typeof Token): void {
  const first = tokens[at + 2]?.type === 'inline' ? tokens[at + 2]?.children?.[0] : undefined
  const box = first?.type === 'text' ? /^\[([ xX])\] /.exec(first.content) : null
  if (!first || !box) return
  first.content = first.content.slice(3)
  const task = new Make('task', '', 0)
  task.meta = { done: box[1] !== ' ' }
  tokens[at + 2]!.children!.unshift(task)
  tokens[at]!.attrSet('class', 'task-item')
}
