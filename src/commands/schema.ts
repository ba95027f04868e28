// For developers: writes database/schema.sql and the table types from the migrations, on a database of their own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Say } from '#platform/db/cluster.ts'
import { dumpSchema } from '#platform/db/dump-schema.ts'
import { openDatabase } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { connectOnce } from '#platform/db/server.ts'
import { tableTypes } from '#platform/db/table-types.ts'
import { root } from '#platform/root.ts'

/** Writes the two files into the source tree. */
export async function schema(say: Say): Promise<void> {
  const written = await describeMigrations(say)
  for (const [path, text] of Object.entries(written)) {
    writeFileSync(join(root, path), text)
    say(`Wrote ${path}.`)
  }
}

/** What the two files should say, by their paths: also for the test that compares. */
export async function describeMigrations(say: Say): Promise<Record<string, string>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-schema-'))
  const { target, stop } = await openDatabase({ dataDir, databaseUrl: undefined }, () => {})
  try {
    await migrate(target.owner, { say })
    const sql = connectOnce(target.owner)
    const written = { 'database/schema.sql': await dumpSchema(sql), 'src/platform/db/tables.ts': await tableTypes(sql) }
    await sql.end()
    return written
  } finally {
    await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
