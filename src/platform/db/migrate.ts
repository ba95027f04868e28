// Brings a database up to date: plain SQL files, forward only, one transaction each.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { Options, Sql } from 'postgres'
import { errorCode, errorText, Trouble } from '../errors.ts'
import { root } from '../root.ts'
import { poolOptions } from './pool-options.ts'
import { connectOnce } from './server.ts'

type Place = Options<Record<string, never>>
type Migration = { name: string; text: string; checksum: string }
type Ran = { name: string; checksum: string }

export type MigrateOptions = {
  /** Where the .sql files are; the program's own where not said. */
  folder?: string
  /** The name of the last migration to run, for a backup of an older version. */
  upTo?: string
  /** A restore prepares the database: any other start on it waits until the restore is complete. */
  restoring?: boolean
  say?: (text: string) => void
}

// Any number will do that nothing else uses: it stands for "somebody migrates this database".
const LOCK = 4_273_278_401

/**
 * Runs the migrations that have not run yet. Two processes may do this at once: the second waits, and finds nothing to do.
 * @param owner the owner's connection
 * @returns the names of those that ran
 * @throws Trouble where one fails (nothing of it stays), was edited after it ran, or is not known to this program
 */
export async function migrate(owner: Place, options: MigrateOptions = {}): Promise<string[]> {
  const known = readMigrations(options.folder)
  const sql = connectOnce(owner)
  try {
    // Ends with the connection, so a process that is killed here holds nobody up.
    await sql`select pg_advisory_lock(${LOCK})`
    if (!options.restoring && (await isRestoring(sql))) {
      throw new Trouble(
        'A restore into this database has not ended: wait for it, or run "bin/hearth restore" again where it was stopped.',
      )
    }
    await sql`create table if not exists migrations (
      name text primary key, checksum text not null, ran_at timestamptz not null default now())`
    await sql`alter table migrations enable row level security`
    const missing = missingOf(known, await listRan(sql)).filter(({ name }) => !options.upTo || name <= options.upTo)
    if (missing.length === 0) return []
    await migrateJobs(owner)
    for (const migration of missing) await run(sql, migration, options.say)
    return missing.map(({ name }) => name)
  } finally {
    await sql.end()
  }
}

/** The migrations of this program in the order in which they run. */
export function readMigrations(folder: string = join(root, 'migrations')): Migration[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return files.map((file) => {
    // Git may give a file other line ends on another machine.
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    return { name: file.slice(0, -'.sql'.length), text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

/** Whether a restore has begun on a database and is not complete. Its mark goes in the transaction that loads the rows. */
export async function isRestoring(sql: Sql): Promise<boolean> {
  const [found] = await sql`select to_regnamespace('hearth_restoring') is not null as there`
  return found?.there === true
}

/** The names of the migrations that a database has had; none where it is empty. */
export async function listMigrated(sql: Sql): Promise<string[]> {
  const [found] = await sql`select to_regclass('public.migrations') is not null as there`
  return found?.there ? (await listRan(sql)).map(({ name }) => name) : []
}

async function listRan(sql: Sql): Promise<Ran[]> {
  return sql<Ran[]>`select name, checksum from migrations order by name`
}

function missingOf(known: Migration[], ran: Ran[]): Migration[] {
  const byName = new Map(known.map((migration) => [migration.name, migration]))
  for (const { name, checksum } of ran) {
    const migration = byName.get(name)
    if (!migration)
      throw new Trouble(`The database is newer than this program: it has had the migration ${name}. Start the newer version.`)
    if (migration.checksum !== checksum) {
      throw new Trouble(
        `The migration ${name} was changed after it had run on this database: put it back as it was, and write a new one.`,
      )
    }
  }
  const done = new Set(ran.map(({ name }) => name))
  return known.filter(({ name }) => !done.has(name))
}

async function run(sql: Sql, { name, text, checksum }: Migration, say?: (text: string) => void): Promise<void> {
  if (/^\s*(begin|commit|rollback)\s*;/im.test(text))
    throw new Trouble(`The migration ${name} may not begin or end transactions: it runs in one.`)
  say?.(`Migrating: ${name}`)
  try {
    // Sent as one message, which PostgreSQL runs as one transaction: nothing more needs to be said where it fails.
    await sql.unsafe(`${text}\n;insert into migrations (name, checksum) values ('${name.replaceAll("'", "''")}', '${checksum}')`)
  } catch (error) {
    if (errorCode(error) === '53100') throw new Trouble('The disk of the database is full.', { cause: error })
    throw new Trouble(`The migration ${name} failed${lineOf(error, text)}: ${errorText(error)}. Nothing of it was kept.`, {
      cause: error,
    })
  }
}

function lineOf(error: unknown, text: string): string {
  const position = Number((error as { position?: string }).position)
  return position > 0 ? ` at line ${text.slice(0, position).split('\n').length}` : ''
}

/** The queue keeps its own tables in its own schema, and its own list of migrations. */
async function migrateJobs(owner: Place): Promise<void> {
  const pool = new pg.Pool({ ...poolOptions(owner), max: 2 })
  // A connection that breaks here shows as a failed query; without these listeners it would end the program.
  pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}))
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) })
  } finally {
    await pool.end()
  }
}
