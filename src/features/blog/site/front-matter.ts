// The YAML between the lines of `---` at the beginning of a file.
import { isMap, LineCounter, parseDocument } from 'yaml'

/** More is no front matter. */
const MOST_CHARACTERS = 50_000

export type FrontMatter = { fields: Record<string, unknown>; body: string; said: string[] }

/** Text out of bytes: UTF-8 with or without a mark, and what old editors on Windows wrote. */
export function decode(bytes: Buffer): { text: string; guessed: string[] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: [] }
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      guessed: ['The file is not UTF-8: it was read as Windows-1252.'],
    }
  }
}

/** Takes front matter and body apart. Never throws: what cannot be read is said, and the rest counts. */
export function readFrontMatter(text: string): FrontMatter {
  const found = /^\s*---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text.slice(0, MOST_CHARACTERS))
  if (!found) return { fields: {}, body: text, said: ['There is no front matter.'] }
  const said: string[] = []
  const body = text.slice(found[0].length)
  const lines = new LineCounter()
  try {
    const document = parseDocument(found[1] ?? '', { uniqueKeys: false, lineCounter: lines, strict: false, merge: false })
    for (const error of document.errors.slice(0, 5))
      said.push(`Line ${(error.linePos?.[0].line ?? 0) + 1} of the front matter cannot be read.`)
    const value: unknown = isMap(document.contents) ? document.toJS({ maxAliasCount: 20 }) : {}
    return { fields: plain(value), body, said }
  } catch {
    return { fields: {}, body, said: ['The front matter cannot be read.'] }
  }
}

function plain(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.assign(Object.create(null), value) : {}
}

/** A value as one line of text; '' for what is none. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** One or several values as a list. */
export function listOf(value: unknown): unknown[] {
  return value === undefined || value === null || value === '' ? [] : Array.isArray(value) ? value : [value]
}
