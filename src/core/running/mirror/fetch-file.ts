// Fetches files of a package repository: whole, within limits, checked, and never half.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorText } from '#platform/errors.ts'

/** Most bytes of a file, and how many milliseconds may pass without any. */
export type Limits = { bytes: number; silence: number }

/** The largest package of these repositories has some 60 MB. A slow line may take long, as long as something comes. */
const LIMITS: Limits = { bytes: 200 * 1024 * 1024, silence: 120_000 }
const TRIES = 3
const PAUSE_MS = 500

export type Sum = { kind: 'md5' | 'sha256'; value: string }

/** Trying again would not help. */
class Final extends Error {}

/** The bytes at an address, which may lead elsewhere. @throws Error with a sentence that names the address */
export function fetchBytes(address: string, limits = LIMITS): Promise<Buffer> {
  return tryOften(address, async () => {
    const parts: Uint8Array[] = []
    await read(address, limits, (part) => parts.push(part))
    return Buffer.concat(parts)
  })
}

/** Whether a file is there already, with the right sum. */
export async function isThere(path: string, sum: Sum | undefined): Promise<boolean> {
  const hash = createHash(sum?.kind ?? 'md5')
  try {
    for await (const part of createReadStream(path)) hash.update(part as Buffer)
  } catch {
    return false
  }
  return sum === undefined || hash.digest('hex') === sum.value
}

/** Fetches a file to its place. Gives back its bytes' number. @throws Error where it cannot be had or is another one than promised */
export async function fetchTo(path: string, address: string, sum: Sum | undefined, limits = LIMITS): Promise<number> {
  await mkdir(dirname(path), { recursive: true })
  const part = `${path}.${process.pid}.part`
  try {
    return await tryOften(address, async () => {
      const hash = createHash(sum?.kind ?? 'md5')
      const file = await open(part, 'w')
      let size: number
      try {
        size = await read(address, limits, async (bytes) => {
          hash.update(bytes)
          await file.writeFile(bytes)
        })
      } finally {
        await file.close()
      }
      if (sum && hash.digest('hex') !== sum.value) throw new Final('its checksum is another one than the repository says')
      await rename(part, path)
      return size
    })
  } finally {
    await rm(part, { force: true })
  }
}

async function tryOften<T>(address: string, work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work()
    } catch (error) {
      if (tried === TRIES || error instanceof Final) throw new Error(`${address}: ${reasonOf(error)}`)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tried))
    }
  }
}

/** The words of `fetch` itself are "fetch failed"; why is in its cause. */
function reasonOf(error: unknown): string {
  return (error instanceof Error && error.cause !== undefined && errorText(error.cause)) || errorText(error)
}

/** Hands over an answer part by part. Gives back how many bytes there were. */
async function read(address: string, limits: Limits, take: (part: Uint8Array) => unknown): Promise<number> {
  const silence = new AbortController()
  const clock = setTimeout(() => silence.abort(new Error('it stopped coming')), limits.silence)
  try {
    const answer = await fetch(address, { signal: silence.signal })
    if (answer.status === 404) throw new Final('it is not there')
    if (!answer.ok || !answer.body) throw new Error(`the repository answered ${answer.status}`)
    let size = 0
    for await (const part of answer.body) {
      clock.refresh()
      size += part.length
      if (size > limits.bytes) throw new Final(`it is larger than ${Math.round(limits.bytes / 1024 / 1024)} MB`)
      await take(part)
    }
    return size
  } finally {
    clearTimeout(clock)
    silence.abort()
  }
}
