// Puts a backup into an empty data folder or database.
import { restoreBackup } from '#platform/backup/restore.ts'
import { readConfig } from '#platform/config.ts'
import type { Say } from '#platform/db/cluster.ts'
import { openDatabase } from '#platform/db/embedded.ts'

export async function restore(file: string, say: Say): Promise<void> {
  const config = readConfig()
  const { target, stop } = await openDatabase(config, say, { command: 'restore', alone: true })
  try {
    const { made, tables } = await restoreBackup(target.owner, config.dataDir, file, { say })
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    say(`Restored ${rows} rows from the backup of ${made.slice(0, 16).replace('T', ' ')} (UTC).`)
  } finally {
    await stop()
  }
}
