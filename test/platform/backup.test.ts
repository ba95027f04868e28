// Backup and restore: everything comes back, nothing that was changed or does not belong is let in.
import assert from 'node:assert/strict'
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { after, before, describe, test } from 'node:test'
import { openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { restoreBackup } from '#platform/backup/restore.ts'
import { writeBackup } from '#platform/backup/write.ts'
import { type OpenDatabase, openDatabase } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { connectOnce } from '#platform/db/server.ts'
import type { DatabaseTarget } from '#platform/db/target.ts'
import { Trouble } from '#platform/errors.ts'
import { folder } from './processes.ts'

type Owner = DatabaseTarget['owner']
const files = folder()
const backup = join(folder(), 'backup.zip')
const uploads = folder()
let opened: OpenDatabase
let full: Owner
let databases = 0

const odd = 'tab\t newline\n backslash \\ \\N quote \' " unicode ħéarth 🔥'
const first = `
  create table people (id bigint generated always as identity primary key, name text not null, best_pet bigint, picture bytea, facts jsonb,
    born timestamptz, tags text[], shout text generated always as (upper(name)) stored);
  create table pets (id bigint generated always as identity primary key, owner_id bigint not null references people, parent_id bigint references pets, name text);
  alter table people add foreign key (best_pet) references pets deferrable;
  create table aardvarks (pet_id bigint primary key references pets);
  create function no_more() returns trigger language plpgsql as $$ begin raise exception 'a trigger ran'; end $$;
  insert into people (name) values ('Made by a migration');`
const second = `create trigger stop before insert on pets for each row execute function no_more();`

async function run(place: Owner, text: string): Promise<Record<string, unknown>[]> {
  const sql = connectOnce(place)
  try {
    return [...(await sql.unsafe(text))]
  } finally {
    await sql.end()
  }
}

async function emptyDatabase(): Promise<Owner> {
  const name = `backup_${++databases}`
  await run({ ...opened.target.owner, database: 'postgres' }, `create database ${name}`)
  return { ...opened.target.owner, database: name }
}

async function everything(place: Owner) {
  const jobs = `select t.identifier, j.payload, j.key, j.max_attempts - j.attempts as left from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`
  return {
    people: await run(place, 'select * from people order by id'),
    pets: await run(place, 'select * from pets order by id'),
    aardvarks: await run(place, 'select * from aardvarks order by 1'),
    jobs: await run(place, jobs),
  }
}

before(async () => {
  opened = await openDatabase({ dataDir: folder(), databaseUrl: undefined }, () => {})
  writeFileSync(join(files, '20260101T0900__pets__create.sql'), first)
  full = await emptyDatabase()
  await migrate(full, { folder: files })
  const sql = connectOnce(full)
  await sql`insert into people (name, picture, facts, born, tags) values (${odd}, ${Buffer.from([0, 1, 92, 255])}, ${sql.json({ a: [1, odd] })}, '2026-03-29 01:30:00.123456+00', ${[odd, '']}), ('', null, null, 'infinity', null)`
  await sql`insert into pets (owner_id, parent_id, name) values (2, 2, 'child before parent'), (2, null, 'parent'), (3, null, 'gone')`
  await sql`update people set best_pet = 2 where id = 2`
  await sql`delete from pets where id = 3`
  await sql`insert into aardvarks values (2)`
  await sql`select graphile_worker.add_job('mail.send', payload => '{"to": 2}'::json, job_key => 'once', max_attempts => 7)`
  await sql.end()
  mkdirSync(join(uploads, 'uploads/2026'), { recursive: true })
  writeFileSync(join(uploads, 'uploads/2026/picture one.webp'), Buffer.from([1, 2, 3, 0, 255]))
  writeFileSync(join(uploads, 'uploads/empty'), '')
  await writeBackup(full, uploads, backup)
})
after(() => opened.stop())

describe('a backup', () => {
  test('that is restored holds every row, job and upload', async () => {
    const place = await emptyDatabase()
    const dataDir = folder()
    await restoreBackup(place, dataDir, backup, { migrations: files })
    assert.deepEqual(await everything(place), await everything(full))
    assert.deepEqual(readFileSync(join(dataDir, 'uploads/2026/picture one.webp')), Buffer.from([1, 2, 3, 0, 255]))
    assert.deepEqual(readdirSync(join(dataDir, 'uploads')).sort(), ['2026', 'empty'])
  })

  test('continues the numbers, so that a deleted one is not given out again', async () => {
    const place = await emptyDatabase()
    await restoreBackup(place, folder(), backup, { migrations: files })
    const [pet] = await run(place, "insert into pets (owner_id, name) values (2, 'next') returning id::int")
    assert.equal(pet?.id, 4)
  })

  test('is restored by a newer version, which then brings it up to date without its triggers having run', async () => {
    const newer = folder()
    writeFileSync(join(newer, '20260101T0900__pets__create.sql'), first)
    writeFileSync(join(newer, '20260202T0900__pets__stop.sql'), second)
    const place = await emptyDatabase()
    await restoreBackup(place, folder(), backup, { migrations: newer })
    assert.equal((await run(place, 'select * from pets')).length, 2)
    await assert.rejects(run(place, 'insert into pets (owner_id) values (2)'), /a trigger ran/)
    const again = join(folder(), 'again.zip')
    await writeBackup(place, folder(), again)
    const copy = await emptyDatabase()
    await restoreBackup(copy, folder(), again, { migrations: newer })
    assert.equal((await run(copy, 'select * from pets')).length, 2)
    await assert.rejects(run(copy, 'insert into pets (owner_id) values (2)'), /a trigger ran/)
    await assert.rejects(restoreBackup(await emptyDatabase(), folder(), again, { migrations: files }), /made by a newer version/)
  })

  test('shows one moment although people write meanwhile', async () => {
    const writer = connectOnce(full)
    let writing = true
    const busy = (async () => {
      while (writing) await writer`insert into people (name) values ('busy')`
    })()
    const file = join(folder(), 'busy.zip')
    const manifest = await writeBackup(full, uploads, file)
    writing = false
    await busy
    await writer.end()
    const place = await emptyDatabase()
    await restoreBackup(place, folder(), file, { migrations: files })
    const [people] = await run(place, 'select count(*)::int as n from people')
    assert.equal(people?.n, manifest.tables.find(({ name }) => name === 'people')?.rows)
    await run(full, "delete from people where name = 'busy'")
  })

  test('may be read by nobody else and leaves no half-made file', () => {
    assert.equal(statSync(backup).mode & 0o777, 0o600)
    assert.ok(!existsSync(`${backup}.part`))
  })

  test('into a folder that is not there is refused and leaves nothing', async () => {
    const file = join(folder(), 'not/there.zip')
    await assert.rejects(writeBackup(full, uploads, file), new Trouble(`There is no folder for ${file}: make it first.`))
  })

  test('of a database without a community is refused', async () => {
    const file = join(folder(), 'nothing.zip')
    await assert.rejects(writeBackup(await emptyDatabase(), uploads, file), /nothing to back up/)
    assert.ok(!existsSync(file) && !existsSync(`${file}.part`))
  })
})

describe('a restore', () => {
  test('into a database that holds something is refused, and leaves it as it was', async () => {
    const place = await emptyDatabase()
    await run(place, 'create table mine (x int)')
    await assert.rejects(restoreBackup(place, folder(), backup, { migrations: files }), /The database is not empty/)
    assert.deepEqual(await run(place, "select relname from pg_class where relnamespace = 'public'::regnamespace"), [
      { relname: 'mine' },
    ])
  })

  test('beside uploads that are there is refused, and leaves them', async () => {
    const dataDir = folder()
    mkdirSync(join(dataDir, 'uploads'))
    writeFileSync(join(dataDir, 'uploads/mine'), 'mine')
    await assert.rejects(restoreBackup(await emptyDatabase(), dataDir, backup, { migrations: files }), /is not empty/)
    assert.equal(readFileSync(join(dataDir, 'uploads/mine'), 'utf8'), 'mine')
  })

  test('that was stopped in the middle keeps the site from starting, and can be run again', async () => {
    const place = await emptyDatabase()
    await run(place, 'create schema hearth_restoring')
    await migrate(place, { folder: files, restoring: true })
    await assert.rejects(migrate(place, { folder: files }), /A restore into this database has not ended/)
    await restoreBackup(place, folder(), backup, { migrations: files })
    assert.deepEqual(await everything(place), await everything(full))
    assert.deepEqual(await migrate(place, { folder: files }), [])
  })
})

describe('a file that is not a whole backup is refused before anything is touched:', () => {
  type Content = { name: string; body: Buffer; mode?: number }
  let contents: Content[]
  before(async () => {
    contents = []
    const zip = await openPromise(backup, { autoClose: false })
    for await (const entry of zip.eachEntry())
      contents.push({ name: entry.fileName, body: await buffer(await zip.openReadStreamPromise(entry)) })
    zip.close()
  })

  async function refused(what: RegExp, write: (contents: Content[]) => Content[], patch: (zip: Buffer) => Buffer = (zip) => zip) {
    const file = join(folder(), 'bad.zip')
    const zip = new ZipFile()
    for (const { name, body, mode } of write(contents)) zip.addBuffer(body, name, { mode: mode ?? 0o100600, compress: false })
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(file))
    writeFileSync(file, patch(readFileSync(file)))
    const place = await emptyDatabase()
    const dataDir = folder()
    await assert.rejects(restoreBackup(place, dataDir, file, { migrations: files }), (error: Error) => {
      assert.ok(error instanceof Trouble, String(error.stack))
      assert.match(error.message, what)
      return true
    })
    assert.deepEqual(await run(place, "select relname from pg_class where relnamespace = 'public'::regnamespace"), [])
    assert.deepEqual(readdirSync(dataDir), [])
  }

  const renamed = (zip: Buffer, from: string, to: string) => Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')
  const changed = (name: string, change: (body: Buffer) => Buffer) => (all: Content[]) =>
    all.map((one) => (one.name === name ? { ...one, body: change(one.body) } : one))
  const manifestWith = (change: (manifest: { format: number; migrations: string[]; tables: { name: string }[] }) => void) =>
    changed('manifest.json', (body) => {
      const manifest = JSON.parse(body.toString())
      change(manifest)
      return Buffer.from(JSON.stringify(manifest))
    })

  test('one changed letter', () =>
    refused(
      /not as it was/,
      changed('tables/people.copy', (body) => Buffer.from(body.toString().replace('Made', 'Mode'))),
    ))
  test('rows added', () =>
    refused(
      /wrong size/,
      changed('tables/people.copy', (body) => Buffer.concat([body, body])),
    ))
  test('a table missing', () => refused(/pets\.copy/, (all) => all.filter(({ name }) => name !== 'tables/pets.copy')))
  test('a file that the manifest does not list', () =>
    refused(/not in its manifest/, (all) => [...all, { name: 'uploads/more', body: Buffer.from('x') }]))
  test('a name that climbs out', () =>
    refused(
      /damaged|unsafe/,
      (all) => [...all, { name: 'uploads/aa/out', body: Buffer.from('x') }],
      (zip) => renamed(zip, 'uploads/aa/out', 'uploads/../out'),
    ))
  test('an absolute name', () =>
    refused(
      /damaged|unsafe/,
      (all) => [...all, { name: 'uploads/aa/out', body: Buffer.from('x') }],
      (zip) => renamed(zip, 'uploads/aa/out', '/ploads/aa/out'),
    ))
  test('a name twice', () =>
    refused(
      /twice/,
      (all) => [...all, { name: 'uploads/emptx', body: Buffer.from('') }],
      (zip) => renamed(zip, 'uploads/emptx', 'uploads/empty'),
    ))
  test('a link', () =>
    refused(/unsafe/, (all) => [...all, { name: 'uploads/link', body: Buffer.from('/etc/passwd'), mode: 0o120777 }]))
  test('a backup of a newer format', () =>
    refused(
      /newer version/,
      manifestWith((manifest) => void Object.assign(manifest, { format: 99 })),
    ))
  test('a backup with a migration that this version does not know', () =>
    refused(
      /newer version/,
      manifestWith((manifest) => void manifest.migrations.push('20990101T0000__later__things')),
    ))
  test('a hostile table name', () =>
    refused(
      /manifest\.json/,
      manifestWith((manifest) => void Object.assign(manifest.tables[0]!, { name: 'pets; drop table people' })),
    ))
  test('no manifest', () => refused(/no manifest/, (all) => all.filter(({ name }) => name !== 'manifest.json')))
  test('a file cut off', () =>
    refused(
      /not a backup|damaged/,
      (all) => all,
      (zip) => zip.subarray(0, zip.length / 2),
    ))
  test('something else', () =>
    refused(
      /not a backup/,
      () => [],
      () => Buffer.from('Dear diary'),
    ))
})
