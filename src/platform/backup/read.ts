// Opens a backup and trusts nothing in it: names, sizes and checksums are compared before anything is used.
import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { openPromise, type Entry as ZipEntry, type ZipFile } from 'yauzl'
import { errorCode, errorText, Trouble } from '../errors.ts'
import { FORMAT, Manifest } from './manifest.ts'

// The list of 200,000 uploads takes some 30 MB.
const MANIFEST_BYTES = 100_000_000
const SYMLINK = 0o120000
const FILE_TYPE = 0o170000

export type Backup = {
  manifest: Manifest
  /** The content of one entry, whose size and checksum were right when the backup was opened. */
  read(name: string): Promise<Readable>
  close(): void
}

/**
 * Opens a backup and compares every byte with its checksum.
 * @throws Trouble where the file is none, is damaged, was changed, or comes from a newer version
 */
export async function openBackup(file: string): Promise<Backup> {
  const zip = await openZip(file)
  try {
    const entries = await listEntries(zip)
    const read = async (name: string) => {
      const entry = entries.get(name)
      if (!entry) throw new Trouble(`The backup is not complete: ${name} is missing.`)
      return zip.openReadStreamPromise(entry)
    }
    const manifest = await readManifest(entries, read)
    await verify(manifest, entries, read)
    return { manifest, read, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error instanceof Trouble ? error : new Trouble(`The backup is damaged: ${errorText(error)}.`, { cause: error })
  }
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    if (!(await stat(file)).isFile()) throw new Trouble(`${file} is not a file.`)
    return await openPromise(file, { autoClose: false, strictFileNames: true, validateEntrySizes: true })
  } catch (error) {
    if (error instanceof Trouble) throw error
    if (errorCode(error) === 'ENOENT') throw new Trouble(`There is no file ${file}.`)
    if (errorCode(error) === 'EACCES') throw new Trouble(`The file ${file} may not be read by this user.`)
    throw new Trouble(`${file} is not a backup made by Hearth, or is damaged.`, { cause: error })
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, ZipEntry>> {
  const entries = new Map<string, ZipEntry>()
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName as string
    if (entries.has(name)) throw new Trouble(`The backup holds ${name} twice: it was not made by Hearth.`)
    const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE
    if (type === SYMLINK || !isSafe(name))
      throw new Trouble(`The backup holds an unsafe name (${JSON.stringify(name)}): it was not made by Hearth.`)
    entries.set(name, entry)
  }
  return entries
}

/** Plain relative paths only, below the three places that a backup has. */
function isSafe(name: string): boolean {
  if (!/^(manifest\.json|jobs\.json|tables\/[a-z0-9_]+\.copy|uploads\/.+)$/.test(name) || name.length > 500) return false
  const parts = name.split('/')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return !/[\\:\u0000-\u001f\u007f]/.test(name) && parts.every((part) => part !== '' && part !== '.' && part !== '..')
}

async function readManifest(entries: Map<string, ZipEntry>, read: Backup['read']): Promise<Manifest> {
  const entry = entries.get('manifest.json')
  if (!entry) throw new Trouble('This file is not a backup made by Hearth: it has no manifest.json.')
  if (entry.uncompressedSize > MANIFEST_BYTES) throw new Trouble('The backup is damaged: its manifest.json is too large.')
  const json: unknown = JSON.parse((await buffer(await read('manifest.json'))).toString())
  const format = typeof json === 'object' && json !== null && 'format' in json ? Number(json.format) : 0
  if (format > FORMAT) throw new Trouble('The backup was made by a newer version of Hearth: restore it with that version.')
  const result = Manifest.safeParse(json)
  if (!result.success)
    throw new Trouble('The backup is damaged: its manifest.json is not as it should be.', { cause: result.error })
  return result.data
}

async function verify(manifest: Manifest, entries: Map<string, ZipEntry>, read: Backup['read']): Promise<void> {
  const listed = new Set(['manifest.json', ...manifest.entries.map(({ name }) => name)])
  const stranger = [...entries.keys()].find((name) => !listed.has(name))
  if (stranger) throw new Trouble(`The backup was changed: ${stranger} is not in its manifest.`)
  for (const name of ['jobs.json', ...manifest.tables.map((table) => `tables/${table.name}.copy`)]) {
    if (!listed.has(name)) throw new Trouble(`The backup is not complete: ${name} is missing.`)
  }
  for (const { name, bytes, sha256 } of manifest.entries) {
    // The size is compared first: it bounds what is unpacked, whatever the archive claims.
    if (entries.get(name)?.uncompressedSize !== bytes) throw new Trouble(`The backup is damaged: ${name} has the wrong size.`)
    const hash = createHash('sha256')
    for await (const chunk of await read(name)) hash.update(chunk as Buffer)
    if (hash.digest('hex') !== sha256)
      throw new Trouble(`The backup is damaged: ${name} is not as it was when the backup was made.`)
  }
}
