// Words that somebody wrote, from the HTML of a page to the HTML of a mail.
import sanitizeHtml from 'sanitize-html'
import { escapeHtml } from '../text.ts'

/** Larger mails are cut off by some mail programs, in the middle of a tag. */
const MOST_HTML = 60_000

const looks: Record<string, string> = {
  a: 'color: #17457f',
  pre: 'margin: 12px 0; padding: 12px; background: #f3ead8; border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere',
  code: 'font-family: Consolas, Menlo, monospace; font-size: 14px',
  blockquote: 'margin: 12px 0; padding-left: 12px; border-left: 3px solid #c9bfa8; color: #4a5266',
  table: 'border-collapse: collapse',
  th: 'border: 1px solid #c9bfa8; padding: 4px 8px; text-align: left',
  td: 'border: 1px solid #c9bfa8; padding: 4px 8px',
}

const plainTags = ['p', 'br', 'hr', 'ul', 'ol', 'li', 'em', 'strong', 's', 'sup', 'h3', 'h4', 'h5', 'h6', 'thead', 'tbody', 'tr']

/**
 * HTML that the Markdown renderer made, fit for mail: addresses are complete, pictures are links (most mail programs hide them, and ours
 * need a session), formulas are named, nothing else than plain markup is left. `fallback` are the plain words, for what is too large.
 */
export function mailProse(html: string, siteUrl: string, fallback: string): string {
  if (html.length > MOST_HTML) return `<p style="white-space: pre-wrap">${escapeHtml(fallback)}</p>`
  const full = (address: string | undefined) => fullAddress(address, siteUrl)
  return sanitizeHtml(html.replace(/<math\b[\s\S]*?<\/math>/g, '<em>[formula]</em>'), {
    allowedTags: [...plainTags, ...Object.keys(looks)],
    allowedAttributes: { a: ['href', 'style'], ...Object.fromEntries(Object.keys(looks).map((tag) => [tag, ['href', 'style']])) },
    allowedSchemes: ['http', 'https', 'mailto'],
    parseStyleAttributes: false,
    transformTags: {
      ...Object.fromEntries(Object.entries(looks).map(([tag, style]) => [tag, () => ({ tagName: tag, attribs: { style } })])),
      a: (_tag, { href }) => ({ tagName: 'a', attribs: { style: looks.a!, ...full(href) } }),
      img: (_tag, { src, alt }) => ({
        tagName: 'a',
        attribs: { style: looks.a!, ...full(src) },
        text: `Picture: ${alt || 'without a description'}`,
      }),
      summary: 'p',
    },
  })
}

function fullAddress(address: string | undefined, siteUrl: string): { href: string } | undefined {
  if (!address || address.startsWith('#') || !URL.canParse(address, siteUrl)) return undefined
  return { href: new URL(address, siteUrl).href }
}
