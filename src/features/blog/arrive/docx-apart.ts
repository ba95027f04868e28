// Reads Word files in a thread of its own.
import { workApart } from '#platform/apart.ts'
import type { Arrived } from './types.ts'

const apart = {
  name: 'docx',
  source: new URL('./docx-worker.ts', import.meta.url),
  milliseconds: 30_000,
  megabytes: 768,
  tooMuch: 'This file is too large or too deep to be read. Save it without pictures and try again, or paste its words.',
}

/** As `readDocx`. @throws Refusal where it cannot be read, or takes too long or too much memory. */
export async function readDocxApart(bytes: Buffer): Promise<Arrived> {
  const arrived = await workApart<Arrived>(apart, bytes)
  return { ...arrived, pictures: arrived.pictures.map((one) => ({ ...one, bytes: Buffer.from(one.bytes) })) }
}
