// Puts a backup into an empty data folder or database.
import { reapplyErasures } from '#features/account/leaving.ts'
import { restoreBackup } from '#platform/backup/restore.ts'
import { type Config, readConfig } from '#platform/config.ts'
import type { Say } from '#platform/db/cluster.ts'
import { openPools } from '#platform/db/connect.ts'
import { openDatabase } from '#platform/db/embedded.ts'
import type { DatabaseTarget } from '#platform/db/target.ts'

/** Whoever has left since the backup was made is not brought back by it. */
async function eraseAgain(config: Config, target: DatabaseTarget): Promise<number> {
  const database = openPools(target)
  try {
    return await reapplyErasures({ config, database })
  } finally {
    await database.close()
  }
}

export async function restore(file: string, say: Say): Promise<void> {
  const config = readConfig()
  const { target, stop } = await openDatabase(config, say, { command: 'restore', alone: true })
  try {
    const { made, tables } = await restoreBackup(target.owner, config.dataDir, file, { say })
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    const erased = await eraseAgain(config, target)
    if (erased > 0) say(`Erased ${erased} members again who had left after the backup was made.`)
    say(`Restored ${rows} rows from the backup of ${made.slice(0, 16).replace('T', ' ')} (UTC).`)
  } finally {
    await stop()
  }
}
