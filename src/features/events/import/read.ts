// What a file holds, by the ending of its name.
import { Trouble } from '#platform/errors.ts'
import type { Outcome } from './arrived.ts'
import { readIcs } from './read-ics.ts'
import { readCsv, readJson } from './read-lists.ts'

export const MOST_BYTES = 20 * 1024 * 1024
export const TOO_LARGE = 'It is larger than 20 MB.'
export const endings = ['.ics', '.csv', '.json'] as const
export type Ending = (typeof endings)[number]

/** The ending of a file's name that can be read; undefined for any other. */
export function endingOf(name: string): Ending | undefined {
  return endings.find((ending) => name.toLowerCase().endsWith(ending))
}

/** Reads a file's bytes. @throws Trouble where they hold no events that can be read */
export function readEvents(bytes: Uint8Array, ending: Ending): Outcome[] {
  if (bytes.length > MOST_BYTES) throw new Trouble(TOO_LARGE)
  const text = textOf(bytes)
  return ending === '.ics' ? readIcs(text) : ending === '.csv' ? readCsv(text) : readJson(text)
}

/** Bytes as text: UTF-16 by its mark, UTF-8, and for what is neither the letters of Windows, as older spreadsheets save them. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
