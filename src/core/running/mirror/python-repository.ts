// The packages of Pyodide: one list, pyodide-lock.json, and a wheel for each package beside it.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fetchBytes } from './fetch-file.ts'
import type { Listed } from './wanted.ts'
import { writeWhole } from './write-whole.ts'

const Name = z.string().regex(/^[A-Za-z0-9][\w.-]{0,99}$/)
const PackageJson = z.looseObject({
  name: Name,
  version: z.string().max(60),
  file_name: z.string().regex(/^[A-Za-z0-9][\w.+-]{0,199}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  depends: z.array(Name).default([]),
  imports: z.array(z.string()).default([]),
})
const LockJson = z.looseObject({ info: z.unknown(), packages: z.record(z.string(), z.unknown()) })

export type PythonPackage = z.output<typeof PackageJson>
export type PythonLock = { rest: object; listed: Map<string, Listed> }

/** A name as the list has it: `Ruamel.yaml` and `ruamel_yaml` are both `ruamel-yaml`. What a package needs is written in any way. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

/** The list of a repository by the names that people type; entries that are odd are not there. @throws Error where it cannot be read */
export async function listPython(address: string): Promise<PythonLock> {
  const text = (await fetchBytes(`${address}/pyodide-lock.json`)).toString('utf8')
  return parseLock(text)
}

/** Reads a lock file. */
export function parseLock(text: string): PythonLock {
  const { packages, ...rest } = LockJson.parse(JSON.parse(text))
  const listed = new Map<string, Listed>()
  for (const [key, value] of Object.entries(packages)) {
    const entry = PackageJson.safeParse(value)
    if (!entry.success || key !== plainName(key) || !Name.safeParse(key).success) continue
    const { version, depends, file_name, sha256 } = entry.data
    const sum = { kind: 'sha256', value: sha256 } as const
    listed.set(key, { name: key, version, needs: depends.map(plainName), file: file_name, sum, entry: entry.data })
  }
  return { rest, listed }
}

/** Writes the list that Pyodide asks for, of the packages that are here. */
export async function writePythonList(folder: string, { rest }: PythonLock, packages: Listed[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  const entries = Object.fromEntries(packages.map(({ name, entry }) => [name, entry]))
  await writeWhole(join(folder, 'pyodide-lock.json'), JSON.stringify({ ...rest, packages: entries }))
}
