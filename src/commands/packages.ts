// R and Python packages for code that runs in readers' browsers.
import { join } from 'node:path'
import { listMirror, mirrorPackages } from '#core/running/mirror/mirror.ts'
import { readConfig } from '#platform/config.ts'
import type { Say } from '#platform/db/cluster.ts'
import { Trouble } from '#platform/errors.ts'

const MEGABYTE = 1024 * 1024

/** `mirror [NAME ...]` fetches, `list` says what is here. Gives back 1 where something could not be had. */
export async function packages(args: string[], say: Say): Promise<number> {
  const [what, ...names] = args
  const { dataDir, rPackages, pythonPackages } = readConfig()
  const folder = join(dataDir, 'packages')
  if (what === 'list' && names.length === 0) {
    for (const line of await listMirror(folder)) say(line)
    return 0
  }
  if (what !== 'mirror') throw new Trouble('This command needs "mirror", perhaps with names of packages, or "list".')
  const { fetched, here, bytes, failed } = await mirrorPackages(folder, { r: rPackages, python: pythonPackages }, names, say)
  say(`${fetched} packages fetched (${(bytes / MEGABYTE).toFixed(1)} MB), ${here} were here already.`)
  for (const line of failed) say(`Not had: ${line}`)
  return failed.length > 0 ? 1 : 0
}
