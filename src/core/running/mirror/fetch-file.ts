// Fetches files of a package repository: whole, within limits, checked, and never half.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorText } from '#platform/errors.ts'

/** The largest package of these repositories has some 60 MB. */
const MOST_BYTES = 200 * 1024 * 1024
const SILENCE_MS = 120_000
const TRIES = 3
const PAUSE_MS = 500

export type Sum = { kind: 'md5' | 'sha256'; value: string }

/** The bytes at an address, which may lead elsewhere. @throws Error with a sentence that names the address */
export async function fetchBytes(address: string): Promise<Buffer> {
  for (let tried = 1; ; tried++) {
    try {
      return await fetchOnce(address)
    } catch (error) {
      if (tried === TRIES || error instanceof Missing) throw new Error(`${address}: ${errorText(error)}`)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tried))
    }
  }
}

class Missing extends Error {}

async function fetchOnce(address: string): Promise<Buffer> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(SILENCE_MS) })
  if (answer.status === 404) throw new Missing('it is not there')
  if (!answer.ok || !answer.body) throw new Error(`the repository answered ${answer.status}`)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body) {
    size += part.length
    if (size > MOST_BYTES) throw new Missing('it is larger than 200 MB')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Whether a file is there already, with the right sum. */
export async function isThere(path: string, sum: Sum | undefined): Promise<boolean> {
  const bytes = await readFile(path).catch(() => undefined)
  return bytes !== undefined && (sum === undefined || sumOf(bytes, sum) === sum.value)
}

/** Fetches a file to its place. Gives back its bytes' number. @throws Error where it cannot be had or is another one than promised */
export async function fetchTo(path: string, address: string, sum: Sum | undefined): Promise<number> {
  const bytes = await fetchBytes(address)
  if (sum && sumOf(bytes, sum) !== sum.value) throw new Error(`${address}: its checksum is another one than the repository says`)
  await mkdir(dirname(path), { recursive: true })
  const part = `${path}.${process.pid}.part`
  try {
    await writeFile(part, bytes)
    await rename(part, path)
  } finally {
    await rm(part, { force: true })
  }
  return bytes.length
}

function sumOf(bytes: Buffer, { kind }: Sum): string {
  return createHash(kind).update(bytes).digest('hex')
}
