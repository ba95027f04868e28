// Puts a backup into an empty database and data folder, and into nothing else.
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { Options, Sql } from 'postgres'
import { z } from 'zod'
import { isRestoring, migrate, readMigrations } from '../db/migrate.ts'
import { connectOnce } from '../db/server.ts'
import { errorCode, Trouble } from '../errors.ts'
import { continueSequences, listTables } from './catalog.ts'
import { Job, type Manifest } from './manifest.ts'
import { type Backup, openBackup } from './read.ts'

type Place = Options<Record<string, never>>

export type RestoreOptions = { say?: (text: string) => void; migrations?: string }

/**
 * Restores a backup and brings it up to date with this program. One that is stopped half-way can be run again; until it is
 * complete, nothing else starts on the database.
 * @param owner the owner's connection to an empty database
 * @param dataDir the folder in which there is no uploads/ yet
 * @throws Trouble where the backup is not whole, comes from a newer version, or the place is not empty
 */
export async function restoreBackup(
  owner: Place,
  dataDir: string,
  file: string,
  options: RestoreOptions = {},
): Promise<Manifest> {
  const say = options.say ?? (() => {})
  say('Checking the backup ...')
  const backup = await openBackup(file)
  const sql = connectOnce(owner)
  try {
    const { manifest } = backup
    const known = readMigrations(options.migrations).map(({ name }) => name)
    const unknown = manifest.migrations.find((name) => !known.includes(name))
    if (unknown)
      throw new Trouble(`The backup was made by a newer version of Hearth (${manifest.program}): restore it with that version.`)
    await begin(sql, dataDir)
    await checkSpace(manifest, dataDir)
    say('Preparing the tables ...')
    await migrate(owner, { folder: options.migrations, upTo: manifest.migrations.at(-1), restoring: true })
    say('Restoring ...')
    await restoreUploads(backup, dataDir)
    await sql.begin((transaction) => load(transaction as unknown as Sql, backup))
    await migrate(owner, { folder: options.migrations, say })
    return manifest
  } catch (error) {
    throw restoreTrouble(error, dataDir)
  } finally {
    backup.close()
    await sql.end()
  }
}

/** Refuses a place that holds something, and marks an empty one: the mark goes with the transaction that loads the rows. */
async function begin(sql: Sql, dataDir: string): Promise<void> {
  const uploads = join(dataDir, 'uploads')
  if (await isRestoring(sql)) return rm(uploads, { recursive: true, force: true })
  const [found] =
    await sql`select exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')) as full`
  if (found?.full)
    throw new Trouble('The database is not empty: a backup is restored into an empty one only, so that nothing is lost.')
  const files = await readdir(uploads).catch(() => [])
  if (files.length > 0)
    throw new Trouble(`The folder ${uploads} is not empty: a backup is restored into an empty data folder only.`)
  await sql`create schema hearth_restoring`
}

async function checkSpace(manifest: Manifest, dataDir: string): Promise<void> {
  const needed = manifest.entries.filter(({ name }) => name.startsWith('uploads/')).reduce((sum, { bytes }) => sum + bytes, 0)
  const { bavail, bsize } = await statfs(dataDir)
  if (needed > bavail * bsize)
    throw new Trouble(`The disk that holds ${dataDir} has too little room: the uploads need ${Math.ceil(needed / 1e6)} MB.`)
}

async function load(transaction: Sql, backup: Backup): Promise<void> {
  const { manifest } = backup
  const tables = await listTables(transaction)
  const kept = new Map(manifest.tables.map((table) => [table.name, table]))
  if (tables.length !== kept.size || tables.some(({ name }) => !kept.has(name))) {
    throw new Trouble('The backup is damaged: its tables are not those of its version.')
  }
  await transaction`set constraints all deferred`
  // What migrations themselves put in is in the backup too.
  await transaction`truncate ${transaction.unsafe(tables.map(({ name }) => `"${name}"`).join(', '))}`
  for (const { name, hasTriggers } of tables) {
    // Triggers did their work when the rows were first written.
    if (hasTriggers) await transaction`alter table ${transaction(name)} disable trigger user`
    const { columns } = kept.get(name)!
    const into: Writable = await transaction`copy ${transaction(name)} (${transaction(columns)}) from stdin`.writable()
    await pipeline(await backup.read(`tables/${name}.copy`), into)
  }
  await transaction`set constraints all immediate`
  for (const { name } of tables.filter(({ hasTriggers }) => hasTriggers))
    await transaction`alter table ${transaction(name)} enable trigger user`
  await continueSequences(transaction, manifest.sequences)
  await addJobs(transaction, backup)
  await transaction`drop schema hearth_restoring`
}

async function addJobs(transaction: Sql, backup: Backup): Promise<void> {
  const jobs = z.array(Job).parse(await json(await backup.read('jobs.json')))
  for (const job of jobs) {
    await transaction`select graphile_worker.add_job(${job.task}, payload => ${JSON.stringify(job.payload ?? null)}::text::json, queue_name => ${job.queue},
      run_at => ${job.run_at}::text::timestamptz, max_attempts => ${job.attempts_left}, job_key => ${job.key}, priority => ${job.priority})`
  }
}

/** Written beside and renamed when all are there. Their names were checked when the backup was opened. */
async function restoreUploads(backup: Backup, dataDir: string): Promise<void> {
  const beside = join(dataDir, 'uploads.restoring')
  await rm(beside, { recursive: true, force: true })
  await mkdir(beside, { recursive: true })
  for (const { name } of backup.manifest.entries.filter((entry) => entry.name.startsWith('uploads/'))) {
    const path = join(beside, name.slice('uploads/'.length))
    await mkdir(dirname(path), { recursive: true })
    await pipeline(await backup.read(name), createWriteStream(path, { flags: 'wx', flush: true }))
  }
  await rm(join(dataDir, 'uploads'), { recursive: true, force: true })
  await rename(beside, join(dataDir, 'uploads'))
}

function restoreTrouble(error: unknown, dataDir: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === '53100')
    return new Trouble(`The disk that holds ${dataDir} is full: make room, and run the restore again.`, { cause: error })
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return new Trouble(`The folder ${dataDir} can not be written.`, { cause: error })
  return error
}
