// Brings the database up to date without starting the website.
import { readConfig } from '#platform/config.ts'
import type { Say } from '#platform/db/cluster.ts'
import { openDatabase } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'

export async function migrateDatabase(say: Say): Promise<void> {
  const { target, stop } = await openDatabase(readConfig(), say, { command: 'migrate' })
  try {
    const ran = await migrate(target.owner, { say })
    say(
      ran.length
        ? `The database is up to date: ${ran.length} migrations ran.`
        : 'The database is up to date: there was nothing to do.',
    )
  } finally {
    await stop()
  }
}
