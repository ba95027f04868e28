// What has been mirrored: index.json, written last, read by the server.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode } from '#platform/errors.ts'
import { writeWhole } from './write-whole.ts'

const MirrorJson = z.object({
  r: z.record(z.string(), z.string()),
  python: z.record(z.string(), z.object({ version: z.string(), imports: z.array(z.string()) })),
  made: z.string(),
})

/** R packages with their versions, Python packages with versions and what one imports, and when it was made (ISO). */
export type Mirror = z.output<typeof MirrorJson>

/** What a mirror's folder holds; an empty mirror where there is none. */
export async function readMirror(folder: string): Promise<Mirror> {
  try {
    return MirrorJson.parse(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { r: {}, python: {}, made: '' }
    throw error
  }
}

/** Says what a mirror's folder holds. */
export async function writeMirror(folder: string, mirror: Mirror): Promise<void> {
  await writeWhole(join(folder, 'index.json'), `${JSON.stringify(mirror, null, 1)}\n`)
}
