// Reads an article from a Markdown or Quarto file. Its code is not run.
import { parseDocument } from 'yaml'
import { endingOf } from '#core/uploads/kinds.ts'
import { Refusal } from '#platform/errors.ts'
import { cleanLine, cleanText } from '#platform/text.ts'
import { placePictures, type SentPicture } from './pictures.ts'
import { type Arrived, listNames, MOST_CHARACTERS } from './types.ts'

const HEADER_CHARACTERS = 50_000
const MOST_AUTHORS = 100
const used = new Set(['title', 'subtitle', 'author', 'authors'])

type Head = Pick<Arrived, 'title' | 'subtitle' | 'authors'>

/**
 * Reads a Markdown or Quarto file: its header in YAML, otherwise its first `#` heading, otherwise its name gives the title.
 * @param pictures files that were sent beside it, which its text may name
 * @throws Refusal where it is no text or too much of it
 */
export function readMarkdownFile(name: string, bytes: Buffer, pictures: SentPicture[] = []): Arrived {
  const notes: string[] = []
  const { header, rest } = splitHeader(decode(bytes, notes))
  const head = header === undefined ? { title: '', subtitle: '', authors: [] } : readHeader(header, notes)
  const lines = rest.split('\n')
  const headings = listHeadings(lines)
  if (!head.title) head.title = takeTitle(lines, headings)
  if (!head.title) {
    head.title = nameInWords(name)
    notes.push('The text has no title: the name of the file became its title.')
  }
  if (headings.some(({ at, level }) => level === 1 && lines[at] !== undefined)) lowerHeadings(lines, headings)
  const body = lines.join('\n').trim()
  if (/^ {0,3}(`{3,}|~{3,}) *\{ *(r|python|julia|ojs|sql|bash)\b/m.test(body))
    notes.push('The code in this text is shown as it is and not run: its results are missing.')
  return placePictures({ ...head, body, pictures: [], notes }, pictures)
}

function decode(bytes: Buffer, notes: string[]): string {
  if (bytes.length > MOST_CHARACTERS) throw new Refusal(413, 'This text is too long to be one article.')
  const text = decodeBytes(bytes, notes)
  if (text.includes('\0')) throw new Refusal(400, 'This file is not a text. Please send a Markdown file, or a Word file (.docx).')
  return cleanText(text)
}

function decodeBytes(bytes: Buffer, notes: string[]): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    notes.push('The file is not in UTF-8: it was read as windows-1252. Please check letters with accents.')
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function splitHeader(text: string): { header?: string; rest: string } {
  const first = /^\s{0,100}---[ \t]{0,100}\n/.exec(text)
  if (!first) return { rest: text }
  const end = /^(?:---|\.\.\.)[ \t]{0,100}$/m.exec(text.slice(first[0].length, HEADER_CHARACTERS))
  if (!end) return { rest: text }
  const inside = text.slice(first[0].length)
  // A line between two rules is no header.
  if (!/^[\w-]{1,50}[ \t]{0,9}:/m.test(inside.slice(0, end.index))) return { rest: text }
  return { header: inside.slice(0, end.index), rest: inside.slice(end.index + end[0].length) }
}

function readHeader(header: string, notes: string[]): Head {
  const values = parseHeader(header)
  if (!values) {
    notes.push('The header of the file (between the lines ---) could not be read and was left out.')
    return { title: '', subtitle: '', authors: [] }
  }
  const line = (key: string) => {
    const value = values[key]
    if (value === undefined || value === null) return ''
    if (['string', 'number', 'boolean'].includes(typeof value)) return cleanLine(String(value))
    notes.push(`The ${key} in the header of the file is not a text and was left out.`)
    return ''
  }
  const head = { title: line('title'), subtitle: line('subtitle'), authors: authorsOf(values.author ?? values.authors, notes) }
  const others = Object.keys(values).filter((key) => !used.has(key))
  if (others.length > 0)
    notes.push(`Left out of the header of the file: ${listNames(others.map((key) => cleanLine(key).slice(0, 40)))}.`)
  return head
}

/** Undefined where it is no YAML, or no map. Aliases are bounded: a few lines of them could stand for gigabytes. */
function parseHeader(header: string): Record<string, unknown> | undefined {
  try {
    const document = parseDocument(header, { logLevel: 'silent', prettyErrors: false })
    if (document.errors.length > 0) return undefined
    const values: unknown = document.toJS({ maxAliasCount: 20 })
    return isMap(values) ? values : undefined
  } catch {
    return undefined
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function authorsOf(value: unknown, notes: string[]): string[] {
  if (value === undefined || value === null) return []
  const names = (Array.isArray(value) ? value : [value]).map(nameOf)
  if (names.includes('')) notes.push('An author in the header of the file has no name that could be read.')
  return names.filter(Boolean).slice(0, MOST_AUTHORS)
}

/** A name as text, as Quarto's `name:`, or as its `given:` and `family:`. */
function nameOf(author: unknown): string {
  if (typeof author === 'string') return cleanLine(author)
  if (!isMap(author)) return ''
  if (author.name !== undefined) return typeof author.name === 'string' || isMap(author.name) ? nameInMap(author.name) : ''
  return nameInMap(author)
}

function nameInMap(name: unknown): string {
  if (typeof name === 'string') return cleanLine(name)
  if (!isMap(name)) return ''
  if (typeof name.literal === 'string') return cleanLine(name.literal)
  return cleanLine([name.given, name.family].filter((part) => typeof part === 'string').join(' '))
}

type Heading = { at: number; level: number; underlined: boolean }

/** Headings outside code. */
function listHeadings(lines: string[]): Heading[] {
  const headings: Heading[] = []
  let fence = ''
  for (const [at, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? ''
    if (fence) {
      if (mark.startsWith(fence) && !line.trim().slice(mark.length).trim()) fence = ''
    } else if (mark) fence = mark
    else {
      const level = /^ {0,3}(#{1,6})(?=[ \t]|$)/.exec(line)?.[1]?.length
      const underline = /^ {0,3}(=+|-{2,})[ \t]*$/.exec(lines[at + 1] ?? '')?.[1]
      if (level) headings.push({ at, level, underlined: false })
      else if (underline && /^ {0,3}[^\s>|#:=`~*+-]/.test(line) && (at === 0 || !lines[at - 1]?.trim()))
        headings.push({ at, level: underline.startsWith('=') ? 1 : 2, underlined: true })
    }
  }
  return headings
}

/** The words of the first highest heading, which goes out of the lines. */
function takeTitle(lines: string[], headings: Heading[]): string {
  const index = headings.findIndex(({ level }) => level === 1)
  const heading = headings[index]
  if (!heading) return ''
  const title = wordsOf(lines[heading.at] ?? '')
  lines[heading.at] = ''
  if (heading.underlined) lines[heading.at + 1] = ''
  headings.splice(index, 1)
  return title
}

/** A heading without its marks, as a title is plain text. */
function wordsOf(line: string): string {
  const text = line
    .slice(0, 1000)
    .replace(/^ {0,3}#+[ \t]*/, '')
    .replace(/\{[^{}]*\}[ \t]*$/, '')
    .replace(/[ \t]#+[ \t]*$/, '')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*`]|(?<!\w)_|_(?!\w)/g, '')
    .replace(/\\(?=[^\w\s])/g, '')
  return cleanLine(text)
}

/** All headings one step down: `#` is the title's. */
function lowerHeadings(lines: string[], headings: Heading[]): void {
  for (const { at, level, underlined } of headings) {
    const line = lines[at] ?? ''
    if (underlined) {
      lines[at] = `${'#'.repeat(level + 1)} ${line.trim()}`
      lines[at + 1] = ''
    } else if (level < 6) lines[at] = line.replace('#', '##')
  }
}

function nameInWords(name: string): string {
  const bare = endingOf(name) ? name.slice(0, name.lastIndexOf('.')) : name
  const words = cleanLine((bare.split(/[\\/]/).at(-1) ?? '').replace(/[-_.]+/g, ' ')).slice(0, 200)
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : 'Untitled'
}
