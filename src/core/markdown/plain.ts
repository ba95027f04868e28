// Text shown as it was typed, where it cannot be rendered.
import { cleanText, escapeHtml } from '#platform/text.ts'
import type { Rendered } from './rendered.ts'

/** The source in one quiet block. Constant work for its length; never throws. */
export function renderPlain(source: string): Rendered {
  const text = cleanText(source)
  return {
    html: `<pre class="plain">${escapeHtml(text)}</pre>`,
    words: text,
    mentions: [],
    links: [],
    hasCode: false,
    plain: true,
  }
}
