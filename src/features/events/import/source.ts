// Where events come from: a file, or the address of a calendar that others publish.
import { readFile, stat } from 'node:fs/promises'
import { workApart } from '#platform/apart.ts'
import { Refusal, Trouble } from '#platform/errors.ts'
import { fetchOutside } from '#platform/outside.ts'
import type { Outcome } from './arrived.ts'
import { type Ending, endingOf, MOST_BYTES, TOO_LARGE } from './read.ts'

const apart = {
  name: 'events',
  source: new URL('./read-worker.ts', import.meta.url),
  milliseconds: 30_000,
  megabytes: 512,
  tooMuch: 'It is too large or too tangled to be read. Make several files of it.',
}

/** Whether this is an address rather than a file. */
export function isAddress(source: string): boolean {
  return /^(https?|webcal):\/\//i.test(source)
}

/** What a file holds, or a calendar at an address (https, http or webcal). @throws Trouble where it cannot be read */
export async function readSource(source: string): Promise<Outcome[]> {
  // The address is the operator's own: it may be within their network.
  if (isAddress(source)) return readAddress(source, () => true)
  const ending = endingOf(source)
  if (!ending) throw new Trouble('Give a file that ends in .json, .csv or .ics, or the address of a calendar.')
  const facts = await stat(source).catch(() => undefined)
  if (facts && facts.size > MOST_BYTES) throw new Trouble(TOO_LARGE)
  const bytes = await readFile(source).catch(() => undefined)
  if (!bytes) throw new Trouble(`The file ${source} cannot be read.`)
  return readApart(bytes, ending)
}

/** What a calendar at an address holds. `allowed` says which network addresses may be asked: the public ones unless told otherwise. */
export async function readAddress(address: string, allowed?: (address: string) => boolean): Promise<Outcome[]> {
  const url = address.replace(/^webcal:/i, 'https:')
  const { bytes, why } = await fetchOutside(url, { accept: 'text/calendar, */*;q=0.5', mostBytes: MOST_BYTES, allowed })
  if (!bytes) throw new Trouble(`The calendar at ${address} cannot be read: it ${why}.`)
  return readApart(bytes, '.ics')
}

/** As `readEvents`, in a thread of its own. @throws Trouble also where it takes too long or too much memory */
export async function readApart(bytes: Uint8Array, ending: Ending): Promise<Outcome[]> {
  try {
    return await workApart<Outcome[]>(apart, { bytes, ending })
  } catch (error) {
    throw error instanceof Refusal ? new Trouble(error.message) : error
  }
}
