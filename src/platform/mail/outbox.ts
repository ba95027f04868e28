// Mail as files, for a community without a mail server: <data folder>/outbox/20261123T063100.123Z-1a2b3c4d.eml
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { errorCode } from '../errors.ts'

/** Where a data folder keeps mails that are sent to nobody. */
export function outboxOf(dataDir: string): string {
  return join(dataDir, 'outbox')
}

/** Writes one mail. The same mail written again lies in the same file, and nobody ever meets half of one. */
export async function keepInOutbox(dataDir: string, mail: { id: string; at: Date }, message: SendMailOptions): Promise<void> {
  const folder = outboxOf(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message: bytes } = await transport.sendMail(message)
  const path = join(folder, `${mail.at.toISOString().replace(/[-:]/g, '')}-${mail.id.slice(0, 8)}.eml`)
  await writeFile(`${path}.part`, bytes as Buffer, { mode: 0o600 })
  await rename(`${path}.part`, path)
}

/** Deletes files that were written before a moment. */
export async function clearOutbox(dataDir: string, before: Date): Promise<void> {
  const folder = outboxOf(dataDir)
  for (const name of await readdir(folder).catch(nothingYet)) {
    const path = join(folder, name)
    const { mtime } = await stat(path)
    if (/\.eml(\.part)?$/.test(name) && mtime < before) await rm(path, { force: true })
  }
}

function nothingYet(error: unknown): string[] {
  if (errorCode(error) === 'ENOENT') return []
  throw error
}
