// Writes the lists of a mirror, which the website may be sending at the same moment.
import { rename, writeFile } from 'node:fs/promises'

/** Writes a file so that whoever reads it gets the old one or the new one, never half. */
export async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  const part = `${path}.${process.pid}.part`
  await writeFile(part, content)
  await rename(part, path)
}
