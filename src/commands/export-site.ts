// Writes a site out as a Quarto project.
import { readdir } from 'node:fs/promises'
import { writeSite } from '#features/blog/site/export.ts'
import type { Say } from '#platform/db/cluster.ts'
import { Trouble } from '#platform/errors.ts'
import { inHouse } from './open-house.ts'

export async function exportSite(dir: string, say: Say): Promise<void> {
  const there = await readdir(dir).catch(() => [])
  if (there.length > 0) throw new Trouble(`The folder ${dir} is not empty: choose another.`)
  const files = await inHouse(say, 'export', (house) => writeSite(house, dir))
  say(`${files} files are in ${dir}.`)
}
