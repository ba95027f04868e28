// Who wrote an article, out of all the ways in which front matter says so.
import { cleanLine } from '#platform/text.ts'
import { listOf, textOf } from './front-matter.ts'

export type ReadAuthor = { name: string; affiliation: string; orcid: string | null }

const MOST_AUTHORS = 20
const NAME_CHARACTERS = 120
const AFFILIATION_CHARACTERS = 300

/** Words by which an organisation is known. */
const organisation =
  /\b(nhs|trust|university|college|hospital|health|england|scotland|wales|ireland|department|unit|ltd|limited|council|icb|ccg|csu|community|institute|team|service|services|agency|office|group|foundation|alliance|network|public|national|ministry|society|academy|school|centre|center|inc|plc)\b/i

/** Authors in their order, and what was guessed. */
export function readAuthors(fields: Record<string, unknown>): { authors: ReadAuthor[]; guessed: string[]; dropped: string[] } {
  const guessed: string[] = []
  const given = fields.author ?? fields.authors ?? fields.by
  const shared = affiliationOf(fields.affiliation ?? fields.affiliations)
  const known = affiliationsById(fields.affiliations)
  const read = listOf(given).flatMap((one) => (isRecord(one) ? readMap(one, known) : splitNames(textOf(one), guessed)))
  const once = new Map<string, ReadAuthor>()
  for (const author of read) if (author.name && !once.has(author.name.toLowerCase())) once.set(author.name.toLowerCase(), author)
  const authors = [...once.values()]
    .slice(0, MOST_AUTHORS)
    .map((author) => ({ ...author, affiliation: author.affiliation || shared }))
  if (authors.length === 0) guessed.push('No author is named.')
  return { authors, guessed, dropped: droppedOf(listOf(given)) }
}

const readKeys = new Set(['name', 'literal', 'orcid', 'affiliation', 'affiliations'])

/** What is said of authors and not shown, such as their addresses: said once for all of them. */
function droppedOf(given: unknown[]): string[] {
  const keys = new Set(given.flatMap((one) => (isRecord(one) ? Object.keys(one) : [])).filter((key) => !readKeys.has(key)))
  return [...keys].map((key) => `“${key.slice(0, 40)}” of an author is not shown: it is kept in the source.`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readMap(one: Record<string, unknown>, known: Map<string, string>): ReadAuthor[] {
  const name = isRecord(one.name)
    ? [textOf(one.name.given), textOf(one.name.family)].filter(Boolean).join(' ')
    : textOf(one.name ?? one.literal)
  const orcid = /(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/i.exec(textOf(one.orcid))?.[1]?.toUpperCase() ?? null
  const refs = listOf(one.affiliations ?? one.affiliation).map((item) =>
    isRecord(item) ? known.get(textOf(item.ref)) : undefined,
  )
  const affiliation = refs.filter(Boolean).join('; ') || affiliationOf(one.affiliations ?? one.affiliation)
  return name
    ? [{ name: cleanLine(name).slice(0, NAME_CHARACTERS), affiliation: affiliation.slice(0, AFFILIATION_CHARACTERS), orcid }]
    : []
}

/** One or several affiliations, as texts or maps, in one line. */
function affiliationOf(value: unknown): string {
  return listOf(value)
    .map((one) => cleanLine(isRecord(one) ? textOf(one.name) : textOf(one)))
    .filter(Boolean)
    .join('; ')
    .slice(0, AFFILIATION_CHARACTERS)
}

function affiliationsById(value: unknown): Map<string, string> {
  return new Map(
    listOf(value).flatMap((one) => (isRecord(one) && textOf(one.id) ? [[textOf(one.id), textOf(one.name)] as const] : [])),
  )
}

/** "A, B and C, Organisation." as people and where they are. */
function splitNames(text: string, guessed: string[]): ReadAuthor[] {
  const line = cleanLine(text)
  if (line === '') return []
  const parts = line
    .split(/\s*[,;]\s*|\s+(?:and|&)\s+/)
    .map((part) => part.replace(/\.$/, '').trim())
    .filter(Boolean)
  if (parts.length === 1) return [{ name: line.slice(0, NAME_CHARACTERS), affiliation: '', orcid: null }]
  const places = parts.filter((part, index) => index > 0 && isPlace(part))
  const names = parts.filter((part, index) => index === 0 || !isPlace(part))
  const affiliation = places.join(', ').slice(0, AFFILIATION_CHARACTERS)
  guessed.push(
    affiliation
      ? `“${line}” was read as ${names.join(', ')}, of ${affiliation}.`
      : `“${line}” was read as ${names.length} authors: ${names.join(', ')}.`,
  )
  return names.map((name) => ({ name: name.slice(0, NAME_CHARACTERS), affiliation, orcid: null }))
}

function isPlace(part: string): boolean {
  return organisation.test(part) || part.split(/\s+/).length > 5
}

const titles = /^(?:(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame)\.?\s+)+/i

/** A name without title, case and marks, to see that two are spelled alike. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(titles, '')
    .toLowerCase()
    .replace(/[^a-z0-9 ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether two names may well be one person: the same family name, and given names of which one begins or shortens the other. */
export function mayBeOne(a: string, b: string): boolean {
  const [one, other] = [nameKey(a).split(' '), nameKey(b).split(' ')]
  if (one.join(' ') === other.join(' ')) return true
  if (one.length < 2 || other.length < 2 || one.at(-1) !== other.at(-1)) return false
  const [first, second] = [one[0]!, other[0]!]
  return first === second || first.startsWith(second) || second.startsWith(first)
}
