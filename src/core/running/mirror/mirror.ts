// Brings packages here, with all they need, so that code in frames can load them from us and from nowhere else.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorText } from '#platform/errors.ts'
import { fetchTo, isThere } from './fetch-file.ts'
import { readMirror, writeMirror } from './index-file.ts'
import { listPython, type PythonLock, type PythonPackage, parseLock, plainName, writePythonList } from './python-repository.ts'
import { listR, parsePackages, R_FOLDER, writeRList } from './r-repository.ts'
import { type Listed, withNeeds } from './wanted.ts'

/** What a community of analysts asks for first. */
export const USUAL = {
  r: 'dplyr ggplot2 tidyr lubridate readr stringr purrr tibble forcats janitor data.table glue scales NHSRdatasets'.split(' '),
  python: 'numpy pandas matplotlib'.split(' '),
}

const AT_ONCE = 4

type Say = (line: string) => void
export type Sources = { r: string; python: string }
/** What became of a mirror: how many packages came, how many were here, the bytes that were fetched, and what went wrong. */
export type Mirrored = { fetched: number; here: number; bytes: number; failed: string[] }

/** Names as they are typed, `dplyr`, `r:dplyr` or `python:pandas`, by language; undefined for one that is in neither list. */
function sortNames(names: string[], lists: { r: Map<string, Listed>; python: Map<string, Listed> }) {
  const wanted = { r: [] as string[], python: [] as string[], unknown: [] as string[] }
  for (const typed of names) {
    const [, language, name = ''] = /^(?:(r|python):)?(.*)$/.exec(typed) ?? []
    const inR = language !== 'python' && lists.r.has(name)
    const inPython = language !== 'r' && lists.python.has(plainName(name))
    if (inR) wanted.r.push(name)
    if (inPython) wanted.python.push(plainName(name))
    if (!inR && !inPython) wanted.unknown.push(typed)
  }
  return wanted
}

/** Fetches packages into `folder`; without names the usual ones. What is here already stays. */
export async function mirrorPackages(folder: string, sources: Sources, names: string[], say: Say): Promise<Mirrored> {
  const failed: string[] = []
  const or = async <T>(work: Promise<T>, otherwise: T): Promise<T> =>
    work.catch((error: unknown) => {
      failed.push(errorText(error))
      return otherwise
    })
  const lists = {
    r: await or(listR(sources.r), new Map()),
    python: await or(listPython(sources.python), parseLock('{"info":{},"packages":{}}')),
  }
  const typed =
    names.length > 0 ? names : [...USUAL.r.map((name) => `r:${name}`), ...USUAL.python.map((name) => `python:${name}`)]
  const wanted = sortNames(typed, { r: lists.r, python: lists.python.listed })
  const unknown = wanted.unknown.join(', ')
  if (unknown) failed.push(failed.length > 0 ? `${unknown}: not found where we could ask` : `${unknown}: not in the repositories`)
  const r = withNeeds(lists.r, wanted.r)
  const python = withNeeds(lists.python.listed, wanted.python)
  for (const [name, by] of [...r.missing, ...python.missing])
    failed.push(`${name}: the repository does not have it${by && `, and ${by} needs it`}`)
  const files = [
    ...r.found.map((one) => ({
      one,
      path: join(folder, 'r', R_FOLDER, one.file),
      address: `${sources.r}/${R_FOLDER}/${one.file}`,
    })),
    ...python.found.map((one) => ({ one, path: join(folder, 'python', one.file), address: `${sources.python}/${one.file}` })),
  ]
  const got = new Set<Listed>()
  const result: Mirrored = { fetched: 0, here: 0, bytes: 0, failed }
  await inTurns(
    files,
    async ({ one, path, address }) => {
      if (await isThere(path, one.sum)) result.here++
      else {
        say(`Fetching ${one.name} ${one.version}`)
        result.bytes += await fetchTo(path, address, one.sum)
        result.fetched++
      }
      got.add(one)
    },
    ({ one }, error) => failed.push(`${one.name}: ${errorText(error)}`),
  )
  await keepLists(folder, lists.python, {
    r: r.found.filter((one) => got.has(one)),
    python: python.found.filter((one) => got.has(one)),
  })
  return result
}

async function inTurns<T>(items: T[], work: (item: T) => Promise<void>, fail: (item: T, error: unknown) => void): Promise<void> {
  const waiting = [...items]
  const run = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      const mine = item
      await work(mine).catch((error: unknown) => fail(mine, error))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, run))
}

/** The lists of what is here: what was before, and what came now in its place. */
async function keepLists(folder: string, lock: PythonLock, came: { r: Listed[]; python: Listed[] }): Promise<void> {
  const textOf = (path: string) => readFile(path, 'utf8').catch(() => undefined)
  const before = {
    r: parsePackages((await textOf(join(folder, 'r', R_FOLDER, 'PACKAGES'))) ?? ''),
    python: parseLock((await textOf(join(folder, 'python', 'pyodide-lock.json'))) ?? '{"info":{},"packages":{}}').listed,
  }
  for (const one of came.r) before.r.set(one.name, one)
  for (const one of came.python) before.python.set(one.name, one)
  const [r, python] = [[...before.r.values()], [...before.python.values()]]
  if (came.r.length > 0) await writeRList(join(folder, 'r'), r)
  if (came.python.length > 0) await writePythonList(join(folder, 'python'), lock, python)
  if (came.r.length + came.python.length === 0) return
  await writeMirror(folder, {
    r: Object.fromEntries(r.map(({ name, version }) => [name, version])),
    python: Object.fromEntries(
      python.map(({ name, version, entry }) => [name, { version, imports: (entry as PythonPackage).imports }]),
    ),
    made: new Date().toISOString(),
  })
}

/** What is here, in lines for people. */
export async function listMirror(folder: string): Promise<string[]> {
  const { r, python, made } = await readMirror(folder)
  if (!made) return ['Nothing is mirrored yet: bin/hearth packages mirror brings the usual packages.']
  return [
    ...Object.entries(r).map(([name, version]) => `r:${name} ${version}`),
    ...Object.entries(python).map(([name, { version }]) => `python:${name} ${version}`),
  ].sort()
}
