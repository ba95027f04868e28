// Where the program's own files are, whether it runs from src/ or as the bundle in dist/.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json, absolute. */
export const root: string = findRoot(dirname(fileURLToPath(import.meta.url)))

/** The program's version, from package.json. */
export const version: string = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('package.json is missing above the program.')
  return findRoot(above)
}
