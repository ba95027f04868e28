// The last step: where the pictures and links of an article lead, once its files and the other articles are known.
import { escapeHtml } from '#platform/text.ts'
import { ELSEWHERE, isElsewhere } from '../links.ts'

export type Places = {
  /** Where a picture is shown from; undefined where it cannot be shown here. */
  picture: (src: string) => { src: string; width?: number | null; height?: number | null } | undefined
  /** Where a link leads now. */
  link: (href: string) => string
}

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
const plain = (text: string) => text.replace(/&(?:amp|lt|gt|quot);/g, (sign) => signs[sign]!)

/**
 * Puts the addresses into HTML that `renderMarkdown` made of an article. A picture that cannot be shown becomes a link to where it is, in the
 * words of its description.
 */
export function settle(html: string, places: Places): string {
  return html
    .replace(/<a href="([^"]*)"(?: rel="[^"]*")?/g, (all, href: string) => {
      const old = plain(href)
      const now = places.link(old)
      if (now === old) return all
      return isElsewhere(now) ? `<a href="${escapeHtml(now)}" rel="${ELSEWHERE}"` : `<a href="${escapeHtml(now)}"`
    })
    .replace(/<img src="([^"]*)" alt="([^"]*)"((?: [\w-]+="[^"]*")*) \/>/g, (_, src: string, alt: string, rest: string) => {
      const old = plain(src)
      const place = places.picture(old)
      if (place) return `<img src="${escapeHtml(place.src)}" alt="${alt}"${rest}${sizeOf(rest, place)} />`
      if (isElsewhere(old)) return `<a href="${src}" rel="${ELSEWHERE}">${alt || src}</a>`
      return `<span class="missing">${alt || src}</span>`
    })
}

/** The room that a picture needs is known before it arrives, so that nothing jumps. */
function sizeOf(rest: string, { width, height }: { width?: number | null; height?: number | null }): string {
  if (!width || !height) return ''
  const asked = Number(/ width="(\d+)"/.exec(rest)?.[1] ?? 0)
  return asked ? ` height="${Math.round((asked * height) / width)}"` : ` width="${width}" height="${height}"`
}

/** The addresses of pictures in such HTML, as they were written, each once. */
export function listPictures(html: string): string[] {
  return [...new Set([...html.matchAll(/<img src="([^"]*)"/g)].map((match) => plain(match[1]!)))]
}

/** The addresses of links in such HTML, each once. */
export function listLinks(html: string): string[] {
  return [...new Set([...html.matchAll(/<a href="([^"]*)"/g)].map((match) => plain(match[1]!)))]
}
