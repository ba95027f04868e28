// Writes everything into one file while the site runs: rows as they stood at one moment, then the uploads.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import type { Options, Sql } from 'postgres'
import { ZipFile } from 'yazl'
import { isRestoring, listMigrated } from '../db/migrate.ts'
import { connectOnce } from '../db/server.ts'
import { errorCode, Trouble } from '../errors.ts'
import { version } from '../root.ts'
import { listSequences, listTables } from './catalog.ts'
import { type Entry, FORMAT, type Job, type Manifest } from './manifest.ts'

type Place = Options<Record<string, never>>
const NEWLINE = 10

/**
 * Writes a backup. The file appears under its name only when all of it is on the disk; nobody else may read it.
 * @param owner the owner's connection
 * @param dataDir the folder that holds uploads/
 * @returns what is in it
 * @throws Trouble where the file can not be written or the database holds no Hearth
 */
export async function writeBackup(owner: Place, dataDir: string, file: string): Promise<Manifest> {
  const unfinished = `${resolve(file)}.part`
  const zip = new ZipFile()
  const output = createWriteStream(unfinished, { mode: 0o600, flush: true })
  const written = pipeline(zip.outputStream, output)
  // A full disk shows here, while rows are still being read: the reading then stops as well.
  const failed = written.then(() => new Promise<never>(() => {}))
  try {
    const manifest = await Promise.race([fill(zip, owner, dataDir), failed])
    zip.end()
    await written
    await keep(unfinished, resolve(file))
    return manifest
  } catch (error) {
    output.destroy()
    await written.catch(() => {})
    await rm(unfinished, { force: true })
    throw writeTrouble(error, file)
  }
}

async function fill(zip: ZipFile, owner: Place, dataDir: string): Promise<Manifest> {
  const entries: Entry[] = []
  const add = async (name: string, stream: Readable, compress: boolean) => {
    const { entry, lines } = await addEntry(zip, name, stream, compress)
    entries.push(entry)
    return lines
  }
  const sql = connectOnce(owner)
  const rows = await sql
    .begin('isolation level repeatable read, read only', (snapshot) => addRows(snapshot as unknown as Sql, add))
    .finally(() => sql.end())
  const missing = await addUploads(join(dataDir, 'uploads'), add)
  const manifest: Manifest = { format: FORMAT, program: version, made: new Date().toISOString(), ...rows, entries, missing }
  await addEntry(zip, 'manifest.json', Readable.from([Buffer.from(JSON.stringify(manifest, null, 1))]), true)
  return manifest
}

type Add = (name: string, stream: Readable, compress: boolean) => Promise<number>

async function addRows(snapshot: Sql, add: Add): Promise<Pick<Manifest, 'migrations' | 'tables' | 'sequences'>> {
  const migrations = await listMigrated(snapshot)
  if (migrations.length === 0 || (await isRestoring(snapshot)))
    throw new Trouble('There is nothing to back up: this database holds no community yet.')
  const tables: Manifest['tables'] = []
  for (const { name, columns } of await listTables(snapshot)) {
    const stream = await snapshot`copy ${snapshot(name)} (${snapshot(columns)}) to stdout`.readable()
    tables.push({ name, columns, rows: await add(`tables/${name}.copy`, stream, true) })
  }
  await add('jobs.json', Readable.from([Buffer.from(JSON.stringify(await listJobs(snapshot)))]), true)
  return { migrations, tables, sequences: await listSequences(snapshot) }
}

async function listJobs(snapshot: Sql): Promise<Job[]> {
  return snapshot<Job[]>`
    select t.identifier as task, j.payload, q.queue_name as queue, to_char(j.run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as run_at,
           j.max_attempts - j.attempts as attempts_left, j.key, j.priority
    from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
    where j.attempts < j.max_attempts order by j.id`
}

async function addUploads(folder: string, add: Add): Promise<string[]> {
  const missing: string[] = []
  for (const path of await listFiles(folder)) {
    const name = `uploads/${relative(folder, path).split(sep).join('/')}`
    const body = await readFile(path).catch((error) => (errorCode(error) === 'ENOENT' ? undefined : Promise.reject(error)))
    // Deleted since it was listed. An upload is small, so it is read whole, and never half.
    if (body) await add(name, Readable.from([body]), false)
    else missing.push(name)
  }
  return missing
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error) =>
    errorCode(error) === 'ENOENT' ? [] : Promise.reject(error),
  )
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).sort()
}

/** Adds a stream under a name and waits until all of it has gone in. Counts lines, which are rows in PostgreSQL's text format. */
async function addEntry(
  zip: ZipFile,
  name: string,
  stream: Readable,
  compress: boolean,
): Promise<{ entry: Entry; lines: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  let lines = 0
  async function* measured() {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk)
      bytes += chunk.length
      for (const byte of chunk) if (byte === NEWLINE) lines++
      yield chunk
    }
  }
  const through = Readable.from(measured(), { objectMode: false })
  zip.addReadStream(through, name, { compress, mode: 0o100600 })
  await finished(through, { writable: false })
  return { entry: { name, bytes, sha256: hash.digest('hex') }, lines }
}

/** The name appears when the content is on the disk, and is itself on the disk when this returns. */
async function keep(unfinished: string, file: string): Promise<void> {
  await rename(unfinished, file)
  const folder = await open(resolve(file, '..'))
  await folder.sync().catch(() => {})
  await folder.close()
}

function writeTrouble(error: unknown, file: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOSPC') return new Trouble(`The disk that ${file} would be on is full: nothing was written.`, { cause: error })
  if (code === 'ENOENT') return new Trouble(`There is no folder for ${file}: make it first.`, { cause: error })
  if (['EACCES', 'EPERM', 'EROFS', 'EISDIR'].includes(code))
    return new Trouble(`The file ${file} can not be written.`, { cause: error })
  return error
}
