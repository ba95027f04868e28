// A repository of R packages for webR, as CRAN lays them out: PACKAGES in DCF, a .tgz for each package.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { fetchBytes } from './fetch-file.ts'
import type { Listed } from './wanted.ts'
import { writeWhole } from './write-whole.ts'

/** Where packages for the R of webR 0.6 are, below a repository's address. */
export const R_FOLDER = 'bin/emscripten/contrib/4.6'

/** These come with R itself. */
const base = new Set(
  'R base compiler datasets grDevices graphics grid methods parallel splines stats stats4 tcltk tools translations utils webr'.split(
    ' ',
  ),
)
const plainName = /^[A-Za-z][A-Za-z0-9.]{0,99}$/
const plainVersion = /^\d[\d.-]{0,40}$/

/** The packages of a repository by name; those with odd names or versions are not there. @throws Error where it cannot be read */
export async function listR(address: string): Promise<Map<string, Listed>> {
  const text = (await fetchBytes(`${address}/${R_FOLDER}/PACKAGES`)).toString('utf8')
  return parsePackages(text)
}

/** Reads PACKAGES: paragraphs of `Field: value`, with longer values going on in lines that begin with a blank. */
export function parsePackages(text: string): Map<string, Listed> {
  const listed = new Map<string, Listed>()
  for (const paragraph of text.replace(/\r/g, '').split(/\n\s*\n/)) {
    const fields = new Map<string, string>()
    for (const line of paragraph.replace(/\n[ \t]+/g, ' ').split('\n')) {
      const at = line.indexOf(':')
      if (at > 0) fields.set(line.slice(0, at), line.slice(at + 1).trim())
    }
    const name = fields.get('Package') ?? ''
    const version = fields.get('Version') ?? ''
    if (!plainName.test(name) || !plainVersion.test(version)) continue
    const md5 = fields.get('MD5sum')
    listed.set(name, {
      name,
      version,
      needs: namesIn(`${fields.get('Depends') ?? ''},${fields.get('Imports') ?? ''}`),
      file: `${name}_${version}.tgz`,
      sum: md5 && /^[0-9a-f]{32}$/.test(md5) ? { kind: 'md5', value: md5 } : undefined,
      entry: paragraph.trim(),
    })
  }
  return listed
}

function namesIn(needs: string): string[] {
  return needs
    .split(',')
    .map((need) => need.replace(/\(.*$/s, '').trim())
    .filter((name) => plainName.test(name) && !base.has(name))
}

/** Writes the list that R asks for, of the packages that are here. */
export async function writeRList(folder: string, packages: Listed[]): Promise<void> {
  const text = `${packages.map(({ entry }) => String(entry)).join('\n\n')}\n`
  await mkdir(join(folder, R_FOLDER), { recursive: true })
  await writeWhole(join(folder, R_FOLDER, 'PACKAGES.gz'), gzipSync(text))
  await writeWhole(join(folder, R_FOLDER, 'PACKAGES'), text)
}
