// Where events come from: a file, or the address of a calendar that others publish.
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Trouble } from '#platform/errors.ts'
import type { Arrived, Refused } from './arrived.ts'
import { readIcs } from './read-ics.ts'
import { readCsv, readJson } from './read-lists.ts'

const MOST_BYTES = 20 * 1024 * 1024
const FEED_MS = 60_000
const readers: Record<string, (content: string) => (Arrived | Refused)[]> = {
  '.json': readJson,
  '.csv': readCsv,
  '.ics': readIcs,
}

/** What a file holds, or a calendar at an address (https, http or webcal). @throws Trouble where it cannot be read */
export async function readSource(source: string): Promise<(Arrived | Refused)[]> {
  const isFeed = /^(https?|webcal):\/\//i.test(source)
  const read = isFeed ? readIcs : readers[extname(source).toLowerCase()]
  if (!read) throw new Trouble('Give a file that ends in .json, .csv or .ics, or the address of a calendar.')
  const bytes = await (isFeed ? fetchFeed(source.replace(/^webcal:/i, 'https:')) : readFile(source)).catch(() => undefined)
  if (!bytes) throw new Trouble(`${isFeed ? 'The calendar at' : 'The file'} ${source} cannot be read.`)
  if (bytes.length > MOST_BYTES) throw new Trouble('It is larger than 20 MB.')
  return read(bytes.toString('utf8'))
}

/** The address is the operator's own: it may be within their network. */
async function fetchFeed(address: string): Promise<Buffer | undefined> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(FEED_MS) })
  return answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined
}
