// The files of a site, from a folder, a zip, or the database: read one at a time, and never from outside.
import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import yauzl from 'yauzl'
import { errorText, Trouble } from '#platform/errors.ts'

/** The largest file that is read, in bytes; larger ones are named in the report. */
export const FILE_BYTES = 30 * 1024 * 1024
const MOST_FILES = 50_000
/** All that a zip may unpack to. */
const ZIP_BYTES = 1024 * 1024 * 1024
/** Folders that hold nothing of the site's own. */
const foreign = new Set(['.git', '.quarto', '.Rproj.user', '_site', 'node_modules', 'renv', '__MACOSX'])

export type Tree = {
  name: string
  /** Paths with forward slashes, sorted, and the size of each. */
  files: Map<string, number>
  /** What was found and is not read, with the reason. */
  refused: Map<string, string>
  /** The bytes of one file. @throws where it cannot be read. */
  read(path: string): Promise<Buffer>
  close(): Promise<void>
}

/** Whether a path stays within the site. */
export function isInside(path: string): boolean {
  return (
    path !== '' &&
    path.length <= 500 &&
    !/^[/\\]|^[a-z]:|\\|\0/i.test(path) &&
    !path.split('/').some((part) => part === '..' || part === '.' || part === '')
  )
}

/** A folder as a tree. Links are refused, whatever they lead to. @throws Trouble where there is no folder. */
export async function readFolder(dir: string): Promise<Tree> {
  const files = new Map<string, number>()
  const refused = new Map<string, string>()
  const walk = async (at: string): Promise<void> => {
    const entries = await readdir(join(dir, at), { withFileTypes: true }).catch((error: unknown) => {
      if (at === '') throw new Trouble(`The folder ${dir} cannot be read: ${errorText(error)}`)
      refused.set(at, 'The folder cannot be read.')
      return []
    })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = at ? `${at}/${entry.name}` : entry.name
      if (files.size + refused.size > MOST_FILES) throw new Trouble(`There are more than ${MOST_FILES} files in ${dir}.`)
      if (entry.isDirectory()) {
        if (!foreign.has(entry.name)) await walk(path)
      } else if (!entry.isFile()) refused.set(path, 'It is a link or a device, which may lead out of the folder.')
      else {
        const { size } = await lstat(join(dir, path))
        admit(path, size, files, refused)
      }
    }
  }
  await walk('')
  const read = async (path: string) => {
    const handle = await open(join(dir, path), 'r')
    try {
      return await handle.readFile()
    } finally {
      await handle.close()
    }
  }
  return { name: dir.split(/[/\\]/).filter(Boolean).at(-1) ?? 'site', files, refused, read, close: async () => {} }
}

function admit(path: string, size: number, files: Map<string, number>, refused: Map<string, string>): void {
  if (!isInside(path)) refused.set(path.slice(0, 500), 'Its path leads out of the folder, or cannot be written on every system.')
  else if (size > FILE_BYTES) refused.set(path, `It is larger than ${FILE_BYTES / 1024 / 1024} MB.`)
  else files.set(path, size)
}

const SYMLINK = 0o120000

/** A zip file as a tree. @throws Trouble where it is none, or unpacks to more than a gigabyte. */
export async function readZip(file: string, name: string): Promise<Tree> {
  const zip = await yauzl
    .openPromise(file, { autoClose: false, decodeStrings: false, validateEntrySizes: true })
    .catch((error: unknown) => {
      throw new Trouble(`This is not a zip file that can be read: ${errorText(error)}`)
    })
  const files = new Map<string, number>()
  const refused = new Map<string, string>()
  const entries = new Map<string, yauzl.Entry>()
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const path = Buffer.from(entry.fileName as unknown as Uint8Array).toString('utf8')
      if (path.endsWith('/') || path.split('/').some((part) => foreign.has(part))) continue
      if (entries.size + refused.size >= MOST_FILES) throw new Trouble(`There are more than ${MOST_FILES} files in this zip.`)
      if (((entry.externalFileAttributes >>> 16) & 0o170000) === SYMLINK)
        refused.set(path, 'It is a link, which may lead out of the folder.')
      else if (entries.has(path)) refused.set(`${path} (again)`, 'The zip holds two files of this name: the first was taken.')
      else {
        total += entry.uncompressedSize
        if (total > ZIP_BYTES) throw new Trouble('This zip unpacks to more than a gigabyte.')
        admit(path, entry.uncompressedSize, files, refused)
        if (files.has(path)) entries.set(path, entry)
      }
    }
  } catch (error) {
    zip.close()
    throw error instanceof Trouble ? error : new Trouble(`This zip cannot be read: ${errorText(error)}`)
  }
  const top = commonFolder([...files.keys()])
  const read = async (path: string) => {
    const stream = await zip.openReadStreamPromise(entries.get(top + path)!)
    const parts: Buffer[] = []
    for await (const part of stream) parts.push(part as Buffer)
    return Buffer.concat(parts)
  }
  const inside = new Map(
    [...files].map(([path, size]) => [path.slice(top.length), size] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  return { name, files: inside, refused, read, close: async () => zip.close() }
}

/** Zips of repositories hold one folder with everything in it. */
function commonFolder(paths: string[]): string {
  if (paths.includes('_quarto.yml')) return ''
  const first = paths[0]?.split('/')[0]
  if (!first || !paths.every((path) => path.startsWith(`${first}/`))) return ''
  return paths.some((path) => path === `${first}/_quarto.yml` || path.startsWith(`${first}/blog/`)) ? `${first}/` : ''
}
