// Files on the disk: under random names, so that no name that somebody sent ever becomes a path.
import { randomBytes } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { House } from '#platform/house.ts'

/** Where a row's file lies. `file` comes from the database, which checks its form. */
export function pathOf(house: House, file: string): string {
  return join(house.config.dataDir, 'uploads', file)
}

/** Keeps bytes under a new name and gives that back. They are on the disk, not only on their way, when this returns. */
export async function keepFile(house: House, bytes: Buffer): Promise<string> {
  const name = randomBytes(16).toString('hex')
  const file = `${name.slice(0, 2)}/${name}`
  const path = pathOf(house, file)
  await mkdir(dirname(path), { recursive: true })
  const handle = await open(`${path}.part`, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${path}.part`, path)
  return file
}

export async function removeFile(house: House, file: string): Promise<void> {
  await rm(pathOf(house, file), { force: true })
}

/** The bytes, once the file is known to be there. @throws ENOENT where it is not. */
export async function readUpload(house: House, file: string): Promise<ReadStream> {
  const handle = await open(pathOf(house, file), 'r')
  return createReadStream('', { fd: handle as never, autoClose: true })
}
