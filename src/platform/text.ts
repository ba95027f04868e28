// Text that came from people: made well-formed, cut, turned into addresses.

/** The longest address a link may have: the most that browsers and proxies of the last twenty years all pass on. */
const URL_CHARACTERS = 2000

/** The longest slug: a line of a browser's address bar. */
const SLUG_CHARACTERS = 60

// C0 but tab and newline, DEL, and C1: none has a meaning in text that a person typed.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g
// Marks that turn the direction of writing, and letters that show as nothing. Joiners stay: emoji and Persian are written with them.
const UNSEEN = /[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u061c\u2060\ufeff\u00ad\u180e\u115f\u1160\u3164\uffa0]/g

/**
 * Text of several lines, made safe to keep: well-formed, in normal form NFC, with line ends as `\n` and without control characters.
 * Never throws. Running it again changes nothing.
 */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').toWellFormed().normalize('NFC')
}

/**
 * Text of one line, such as a name or a title: as `cleanText`, with white space collapsed and trimmed, and without the marks that
 * turn the direction of writing and the letters that cannot be seen, which make one name look like another.
 */
export function cleanLine(text: string): string {
  return cleanText(text).replace(UNSEEN, '').replace(/\s+/g, ' ').trim().normalize('NFC')
}

const spelled: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** A word for addresses: ASCII letters, digits and single hyphens, at most `max` characters, never empty (`x`). */
export function slugify(text: string, max: number = SLUG_CHARACTERS): string {
  const ascii = text
    .toWellFormed()
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]|\p{M}/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => spelled[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (ascii.length <= max) return ascii || 'x'
  const cut = ascii.slice(0, max)
  // Ends between two words where that keeps most of it.
  const end = ascii[max] === '-' ? max : cut.lastIndexOf('-')
  return cut.slice(0, end > max / 2 ? end : max).replace(/-$/, '') || 'x'
}

/** The beginning of a text on one line, at most `n` characters, ended between words with an ellipsis where it was cut. */
export function excerpt(words: string, n: number): string {
  // Twice as much is enough to find the end: a long post is not walked through for a line of it.
  const line = words
    .slice(0, n * 2 + 200)
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= n && words.length <= n * 2 + 200) return line
  const cut = line.slice(0, Math.max(0, n - 1))
  const end = line[cut.length] === ' ' ? cut.length : cut.lastIndexOf(' ')
  return `${(end > n / 2 ? cut.slice(0, end) : dropHalf(cut)).trimEnd()}…`
}

/** A pair of surrogates is one letter: half of it is none. */
function dropHalf(text: string): string {
  return text.isWellFormed() ? text : text.slice(0, -1)
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as HTML, for element content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '')
}

const HERE = 'http://here.invalid'

/**
 * An address that came from a person, if it may stand in `href` or `src`: http, https, a plain mailto, or a path, query or fragment
 * of this site. Undefined for everything else: other schemes however written, `//elsewhere`, back-slashes, control and direction
 * characters, names and passwords before the host, and what is too long.
 */
export function safeUrl(url: string): string | undefined {
  const text = url.trim()
  if (text === '' || text.length > URL_CHARACTERS || !text.isWellFormed()) return undefined
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop some of these in the middle of a scheme.
  if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\\]/.test(text)) return undefined
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  if (scheme === 'http' || scheme === 'https') return safeAbsolute(text)
  if (scheme === 'mailto') return /^mailto:[^@/?#%&<>"]+@[^@/?#%&<>"]+$/i.test(text) ? text : undefined
  return scheme === undefined ? safePath(text) : undefined
}

function safeAbsolute(text: string): string | undefined {
  // A browser reads http:x and http:///x as it likes: only the plain form is taken.
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return undefined
  const { username, password, host } = new URL(text)
  return username || password || !host ? undefined : text
}

/** Where the first step of a path would read as a scheme or a host once somebody has decoded it, it is refused. */
function safePath(text: string): string | undefined {
  const first = text.split(/[/?#]/, 1)[0] ?? ''
  if (first.includes(':') || /^[^/?]*&#?\w+;/.test(text) || /%(3a|5c|2f|0|1|25|26)/i.test(first)) return undefined
  if (/^\/(\/|%2f|%5c|%25|%0)/i.test(text) || !URL.canParse(text, HERE)) return undefined
  const { origin, pathname } = new URL(text, HERE)
  return origin === HERE && !pathname.startsWith('//') ? text : undefined
}

/**
 * HTML with every character beyond ASCII as a reference, such as &#8217;. It shows the same; strings of plain characters take half the
 * memory and are sent three times as fast, which counts for what stands on many pages.
 */
export function asciiHtml(html: string): string {
  const plain = html.replace(/[^\0-\x7f]/gu, (sign) => `&#${sign.codePointAt(0)};`)
  return Buffer.from(plain, 'latin1').toString('latin1')
}

const plainSigns: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' }
// Enough to match a search, or to say what a page is about.
const PLAIN_CHARACTERS = 2000

/** The beginning of HTML from the Markdown renderer as plain words. */
export function plainOf(html: string): string {
  return html
    .slice(0, PLAIN_CHARACTERS * 3)
    .replace(/<[^>]*>?/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (sign) => plainSigns[sign] ?? sign)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, PLAIN_CHARACTERS)
    .toWellFormed()
}
