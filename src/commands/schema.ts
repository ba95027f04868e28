// For developers: writes database/schema.sql and the table types from the migrations, on a database of their own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Say } from '#platform/db/cluster.ts'
import { dumpSchema } from '#platform/db/dump-schema.ts'
import { openDatabase } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { connectOnce } from '#platform/db/server.ts'
import { FOLDER, tableTypes } from '#platform/db/table-types.ts'
import { root } from '#platform/root.ts'

/** Writes what the database looks like into the source tree. */
export async function schema(say: Say): Promise<void> {
  const written = await describeMigrations(say)
  rmSync(join(root, FOLDER), { recursive: true, force: true })
  mkdirSync(join(root, FOLDER))
  for (const [path, text] of Object.entries(written)) {
    writeFileSync(join(root, path), text)
    say(`Wrote ${path}.`)
  }
}

async function describeMigrations(say: Say): Promise<Record<string, string>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-schema-'))
  const { target, stop } = await openDatabase({ dataDir, databaseUrl: undefined }, () => {})
  try {
    await migrate(target.owner, { say })
    const sql = connectOnce(target.owner)
    const written = { 'database/schema.sql': await dumpSchema(sql), ...(await tableTypes(sql)) }
    await sql.end()
    return written
  } finally {
    await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
