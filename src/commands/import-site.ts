// Moves a Quarto site in, or says what that would do.

import { fetchPicture } from '#features/blog/site/remote.ts'
import { beginImport, countItems, runImport } from '#features/blog/site/run.ts'
import { readFolder } from '#features/blog/site/tree.ts'
import type { Say } from '#platform/db/cluster.ts'
import { inHouse } from './open-house.ts'

const LINE_MS = 1000

export async function importSite(dir: string, { isDry, remote }: { isDry: boolean; remote: boolean }, say: Say): Promise<number> {
  const tree = await readFolder(dir)
  return inHouse(say, 'import', async (house) => {
    const db = house.database.owner
    const importId = await beginImport(db, { member_id: null, name: tree.name, is_dry: isDry, takes_remote: remote })
    const begun = performance.now()
    let told = begun
    await runImport(house, importId, tree, {
      isDry,
      ...(remote ? { fetch: fetchPicture } : {}),
      tell: ({ done, files, path }) => {
        if (performance.now() - told < LINE_MS) return
        told = performance.now()
        say(`${done} of ${files} files: ${path}`)
      },
    })
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    const counts = await countItems(db, importId)
    for (const { kind, outcome, n } of counts) say(`${String(n).padStart(6)}  ${kind}: ${outcome}`)
    say(
      `${counts.reduce((sum, one) => sum + one.n, 0)} files in ${seconds} seconds${isDry ? ', of which nothing was kept: this was a dry run' : ''}.`,
    )
    say(`The report, article by article: ${house.config.url}/stewards/imports/${importId}`)
    return counts.some((one) => one.outcome === 'failed') ? 1 : 0
  })
}
