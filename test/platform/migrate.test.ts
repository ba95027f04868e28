// Migrations: forward only, whole or not at all, and safe when two processes start at once.
import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { type OpenDatabase, openDatabase } from '#platform/db/embedded.ts'
import { listMigrated, migrate } from '#platform/db/migrate.ts'
import { connectOnce, openServer } from '#platform/db/server.ts'
import type { DatabaseTarget } from '#platform/db/target.ts'
import { Trouble } from '#platform/errors.ts'
import { folder as temporary } from './processes.ts'

type Owner = DatabaseTarget['owner']
let opened: OpenDatabase
let owner: Owner
let files: string
let databases = 0

before(async () => {
  opened = await openDatabase({ dataDir: temporary(), databaseUrl: undefined }, () => {})
})
after(() => opened.stop())
beforeEach(async () => {
  const name = `migrate_${++databases}`
  await run({ ...opened.target.owner, database: 'postgres' }, `create database ${name}`)
  owner = { ...opened.target.owner, database: name }
  files = temporary()
})

async function run(place: Owner, text: string): Promise<Record<string, unknown>[]> {
  const sql = connectOnce(place)
  try {
    return [...(await sql.unsafe(text))]
  } finally {
    await sql.end()
  }
}

const file = (name: string, text: string) => writeFileSync(join(files, `${name}.sql`), text)
const first = '20260101T0900__pets__create'
const second = '20260102T0900__pets__names'

test('migrations run once each, in the order of their names', async () => {
  file(second, "insert into pets values ('Rex')")
  file(first, 'create table pets (name text)')
  assert.deepEqual(await migrate(owner, { folder: files }), [first, second])
  assert.deepEqual(await migrate(owner, { folder: files }), [])
  assert.deepEqual((await run(owner, 'select name from pets')).length, 1)
})

test('two processes that migrate at once do it once', async () => {
  file(first, 'create table pets (name text); select pg_sleep(0.2);')
  const ran = await Promise.all([migrate(owner, { folder: files }), migrate(owner, { folder: files })])
  assert.deepEqual(ran.flat(), [first])
})

test('a migration that fails half-way leaves nothing, and says where', async () => {
  file(first, 'create table pets (name text)')
  file(second, 'create table collars (size int);\n\nselect nothing_like_this();')
  await assert.rejects(migrate(owner, { folder: files }), (error: Error) => {
    assert.ok(error instanceof Trouble)
    assert.match(
      error.message,
      /^The migration 20260102T0900__pets__names failed at line 3: .*nothing_like_this.*Nothing of it was kept\.$/,
    )
    return true
  })
  const [tables] = await run(
    owner,
    "select to_regclass('pets') is not null as first, to_regclass('collars') is not null as second",
  )
  assert.deepEqual({ ...tables }, { first: true, second: false })
  file(second, 'create table collars (size int)')
  assert.deepEqual(await migrate(owner, { folder: files }), [second])
})

test('a migration whose connection is cut in the middle leaves nothing', async () => {
  file(first, 'create table pets (name text); select pg_sleep(20);')
  const migrating = migrate(owner, { folder: files })
  const cut = async () => {
    const sql = connectOnce(owner)
    for (let cuts = 0; cuts === 0; ) {
      cuts = (
        await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%pg_sleep(20)%' and pid <> pg_backend_pid()`
      ).count
    }
    await sql.end()
  }
  await Promise.all([assert.rejects(migrating, Trouble), cut()])
  const [tables] = await run(owner, "select to_regclass('pets') is not null as there")
  assert.equal(tables?.there, false)
})

test('a migration may not end the transaction that it runs in', async () => {
  file(first, 'create table pets (name text);\ncommit;\n')
  await assert.rejects(migrate(owner, { folder: files }), /may not begin or end transactions/)
})

test('a migration that was changed after it ran stops the start', async () => {
  file(first, 'create table pets (name text)')
  await migrate(owner, { folder: files })
  file(first, 'create table pets (name text)\r\n'.replace('\r\n', ''))
  assert.deepEqual(await migrate(owner, { folder: files }), [])
  file(first, 'create table pets (name text not null)')
  await assert.rejects(migrate(owner, { folder: files }), /was changed after it had run/)
})

test('an older program does not start on a newer database', async () => {
  file(first, 'create table pets (name text)')
  file(second, 'create table collars (size int)')
  await migrate(owner, { folder: files })
  rmSync(join(files, `${second}.sql`))
  await assert.rejects(migrate(owner, { folder: files }), /The database is newer than this program/)
})

test("the queue's own tables are there, and the web can read neither them nor the list of migrations", async () => {
  file(first, 'create table pets (name text)')
  await migrate(owner, { folder: files })
  assert.equal((await run(owner, 'select count(*)::int as n from graphile_worker.jobs'))[0]?.n, 0)
  const web = { ...owner, user: 'hearth_web' }
  await assert.rejects(run(web, 'select * from graphile_worker._private_jobs'), /permission denied/)
  await assert.rejects(run(web, 'select * from migrations'), /permission denied/)
})

test('the migrations of this program run on an empty database', async () => {
  await migrate(owner)
  const sql = connectOnce(owner)
  assert.ok((await listMigrated(sql)).length > 0)
  await sql.end()
})

test("one's own server is used as somebody without special rights, and the web as hearth_web", async () => {
  const admin = { ...opened.target.owner, database: 'postgres' }
  await run(admin, 'create role hana login')
  await run(admin, 'create database hanas owner hana')
  const socket = encodeURIComponent(String(opened.target.owner.host))
  const url = `postgres://hana@localhost/hanas?host=${socket}`
  await assert.rejects(
    openServer(url),
    /let an administrator run "create role hearth_web nologin;" and "grant hearth_web to hana;"/,
  )
  await run(admin, 'grant hearth_web to hana')
  const target = await openServer(url)
  await migrate(target.owner)
  const [web] = await run(target.web, 'select current_user as name, session_user as by')
  assert.deepEqual({ ...web }, { name: 'hearth_web', by: 'hana' })
  await assert.rejects(run(target.web, 'select * from migrations'), /permission denied/)
})
