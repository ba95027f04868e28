// What Pyodide is told where nothing is mirrored: that there are no packages.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { engines } from './engines.ts'

let text: string | undefined

/** Pyodide's own list of packages, with none in it. */
export function emptyPythonLock(): string {
  text ??= JSON.stringify({ ...JSON.parse(readFileSync(join(engines.python.folder, 'pyodide-lock.json'), 'utf8')), packages: {} })
  return text
}
