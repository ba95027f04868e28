// Writes the database and the uploads into one file, while the website runs or not.
import { writeBackup } from '#platform/backup/write.ts'
import { readConfig } from '#platform/config.ts'
import type { Say } from '#platform/db/cluster.ts'
import { openDatabase } from '#platform/db/embedded.ts'

export async function backup(file: string, say: Say): Promise<void> {
  const config = readConfig()
  const { target, stop } = await openDatabase(config, say, { command: 'backup' })
  try {
    const { tables, entries, missing } = await writeBackup(target.owner, config.dataDir, file)
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    const uploads = entries.filter(({ name }) => name.startsWith('uploads/')).length
    say(`Backed up ${rows} rows and ${uploads} uploads to ${file}.`)
    if (missing.length) say(`${missing.length} uploads were deleted meanwhile and are not in it.`)
  } finally {
    await stop()
  }
}
