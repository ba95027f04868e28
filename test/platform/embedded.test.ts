// The built-in database on real processes: started, killed in every way, and started again.
import assert from 'node:assert/strict'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { before, describe, test } from 'node:test'
import { findBinaries } from '#platform/db/binaries.ts'
import { startCluster } from '#platform/db/cluster.ts'
import { openDatabase } from '#platform/db/embedded.ts'
import { connectOnce } from '#platform/db/server.ts'
import { Trouble } from '#platform/errors.ts'
import { databaseProcesses, folder, hold, postmasterOf, start, until, untilNoDatabase } from './processes.ts'

const quiet = () => {}
const isRoot = process.getuid?.() === 0

async function write(dataDir: string, text: string): Promise<void> {
  const { target, stop } = await openDatabase({ dataDir, databaseUrl: undefined }, quiet)
  const sql = connectOnce(target.owner)
  await sql`create table if not exists notes (text text)`
  await sql`insert into notes values (${text})`
  await sql.end()
  await stop()
}

async function notes(dataDir: string): Promise<string[]> {
  const { target, stop } = await openDatabase({ dataDir, databaseUrl: undefined }, quiet)
  const sql = connectOnce(target.owner)
  const rows = await sql`select text from notes order by text`
  await sql.end()
  await stop()
  return rows.map(({ text }) => String(text))
}

describe('the built-in database', () => {
  const dataDir = folder()
  before(() => write(dataDir, 'kept'))

  test('stops with the program and leaves no process', async () => {
    const program = hold(dataDir)
    await program.hears(/holding/)
    assert.ok(databaseProcesses(dataDir).length > 0)
    program.child.kill('SIGTERM')
    assert.equal(await program.ended, 0)
    assert.deepEqual(databaseProcesses(dataDir), [])
  })

  test('ends when the program is killed, and what was kept is there at the next start', async () => {
    const program = hold(dataDir)
    await program.hears(/holding/)
    program.child.kill('SIGKILL')
    await untilNoDatabase(dataDir)
    assert.deepEqual(await notes(dataDir), ['kept'])
  })

  test('starts at once after the program was killed, while the old one is still stopping', async () => {
    const program = hold(dataDir)
    await program.hears(/holding/)
    program.child.kill('SIGKILL')
    await program.ended
    assert.deepEqual(await notes(dataDir), ['kept'])
    await untilNoDatabase(dataDir)
  })

  test('comes back by itself when it is killed', async () => {
    const program = hold(dataDir)
    await program.hears(/holding/)
    const killed = postmasterOf(dataDir)
    process.kill(killed, 'SIGKILL')
    await program.hears(/The database is back/)
    assert.notEqual(postmasterOf(dataDir), killed)
    const { target, joined } = await openDatabase({ dataDir, databaseUrl: undefined }, quiet)
    const sql = connectOnce(target.owner)
    assert.equal((await sql`select text from notes`)[0]?.text, 'kept')
    assert.equal(joined, true)
    await sql.end()
    program.child.kill('SIGTERM')
    assert.equal(await program.ended, 0)
  })

  test('starts again after both were killed in the same moment', async () => {
    const program = hold(dataDir)
    await program.hears(/holding/)
    program.child.kill('SIGKILL')
    process.kill(postmasterOf(dataDir), 'SIGKILL')
    await program.ended
    assert.deepEqual(await notes(dataDir), ['kept'])
    await untilNoDatabase(dataDir)
  })

  test('starts although its old process number belongs to another program now', async () => {
    const lines = [process.pid, join(dataDir, 'postgres'), 1, 5432, join(dataDir, 'run'), '', '  1  1', 'ready', '']
    writeFileSync(join(dataDir, 'postgres/postmaster.pid'), lines.join('\n'))
    writeFileSync(join(dataDir, 'run/.s.PGSQL.5432.lock'), lines.join('\n'))
    assert.deepEqual(await notes(dataDir), ['kept'])
  })

  test('is not started twice on one data folder', async () => {
    const program = hold(dataDir)
    await program.hears(/holding/)
    const second = hold(dataDir)
    assert.equal(await second.ended, 1)
    assert.equal(second.said().trim(), `Trouble: Hearth is already running on this data folder (process ${program.child.pid}).`)
    program.child.kill('SIGTERM')
    await program.ended
  })

  test('of two programs that start in the same moment one holds it', async () => {
    const both = [hold(dataDir), hold(dataDir)]
    await until(
      () => both.some(({ said }) => /holding/.test(said())) && both.some(({ said }) => /already running/.test(said())),
      () => both.map(({ said }) => said()).join(),
    )
    for (const { child } of both) child.kill('SIGTERM')
    await Promise.all(both.map(({ ended }) => ended))
  })

  test('waits for a short command that runs it at the moment', async () => {
    const command = hold(dataDir, 'backup')
    await command.hears(/holding/)
    const program = hold(dataDir)
    await program.hears(/Waiting for another Hearth command/)
    command.child.kill('SIGTERM')
    await program.hears(/holding/)
    program.child.kill('SIGTERM')
    assert.equal(await program.ended, 0)
  })

  test('the web connects as a role that can not pass the wall', async () => {
    const { target, stop } = await openDatabase({ dataDir, databaseUrl: undefined }, quiet)
    const sql = connectOnce(target.web)
    const [role] = await sql`select rolname, rolsuper, rolbypassrls from pg_roles where rolname = session_user`
    await sql.end()
    await stop()
    assert.deepEqual({ ...role }, { rolname: 'hearth_web', rolsuper: false, rolbypassrls: false })
  })

  test('writes to the disk before it says that it has', async () => {
    const { target, stop } = await openDatabase({ dataDir, databaseUrl: undefined }, quiet)
    const sql = connectOnce(target.owner)
    const rows =
      await sql`select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'listen_addresses') order by name`
    await sql.end()
    await stop()
    assert.deepEqual(
      rows.map(({ setting }) => setting),
      ['on', '', 'on'],
    )
  })
})

test('preparing the database that was killed half-way begins anew', async () => {
  const dataDir = folder()
  const program = hold(dataDir)
  await until(
    () => readdirSync(dataDir).some((name) => existsSync(join(dataDir, name, 'base'))),
    () => `No initdb was seen: ${program.said()}`,
  )
  program.child.kill('SIGKILL')
  await program.ended
  assert.ok(!existsSync(join(dataDir, 'postgres')))
  await write(dataDir, 'anew')
  assert.deepEqual(await notes(dataDir), ['anew'])
  await untilNoDatabase(dataDir)
})

test('a data folder with a very long path works', async () => {
  const dataDir = join(folder(), 'long'.repeat(30), 'path '.repeat(10).trim())
  await write(dataDir, 'far')
  assert.deepEqual(await notes(dataDir), ['far'])
})

test('a checkout that only root may enter works for root, and its database may do no more than enter it', {
  skip: !isRoot,
}, async () => {
  // mkdtemp makes folders that only their owner may enter.
  const closed = folder('hearth-closed-')
  const programs = findBinaries()
  cpSync(dirname(dirname(programs.postgres)), join(closed, 'native'), { recursive: true, verbatimSymlinks: true })
  const binaries = { initdb: join(closed, 'native/bin/initdb'), postgres: join(closed, 'native/bin/postgres') }
  mkdirSync(join(closed, 'data'))
  const cluster = await startCluster({
    folder: join(closed, 'data/postgres'),
    runFolder: join(closed, 'data/run'),
    say: quiet,
    binaries,
  })
  const status = readFileSync(`/proc/${postmasterOf(join(closed, 'data'))}/status`, 'utf8')
  assert.match(status, /^Uid:\t(?!0\t)/m)
  // dac_read_search alone is the third bit.
  assert.match(status, /^CapEff:\t0{15}4$/m)
  assert.match(status, /^CapPrm:\t0{15}4$/m)
  await cluster.stop()
  assert.deepEqual(databaseProcesses(join(closed, 'data')), [])
})

test('where there is no setpriv the database ends with the program all the same', async () => {
  const dataDir = folder()
  if (isRoot) chmodSync(dataDir, 0o755)
  const script = `
    import { sql } from 'kysely'
import { findBinaries } from '#platform/db/binaries.ts'
import { startCluster } from '#platform/db/cluster.ts'
import { type Database, type Db, openPools } from '#platform/db/connect.ts'
import { listenForever } from '#platform/db/listen.ts'
    const cluster = await startCluster({ folder: '${dataDir}/postgres', runFolder: '${dataDir}/run', say: () => {}, setpriv: null })
    console.log('holding')
    process.on('SIGTERM', () => cluster.stop().then(() => process.exit(0)))
    setInterval(() => {}, 60000)`
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const program = start(process.execPath, ['--import', 'tsx', '--input-type=module-typescript', '-e', script])
    await program.hears(/holding/)
    assert.ok(databaseProcesses(dataDir).length > 0)
    program.child.kill(signal)
    await program.ended
    await untilNoDatabase(dataDir)
  }
})

test('a data folder that is a file is told in one sentence', async () => {
  const path = join(folder(), 'data')
  writeFileSync(path, 'not a folder')
  await assert.rejects(
    openDatabase({ dataDir: path, databaseUrl: undefined }, quiet),
    new Trouble(`The data folder ${path} is not a folder.`),
  )
})

test('a database made by another version of PostgreSQL is left alone', async () => {
  const dataDir = folder()
  mkdirSync(join(dataDir, 'postgres'))
  writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '15\n')
  await assert.rejects(openDatabase({ dataDir, databaseUrl: undefined }, quiet), /was made by PostgreSQL 15/)
  assert.equal(readFileSync(join(dataDir, 'postgres/PG_VERSION'), 'utf8'), '15\n')
})

test('a database that will not start says why', async () => {
  const dataDir = folder()
  const options = {
    folder: join(dataDir, 'postgres'),
    runFolder: join(dataDir, 'run'),
    say: quiet,
    settings: { shared_buffers: 'plenty' },
  }
  await assert.rejects(startCluster(options), /The database did not start: invalid value for parameter "shared_buffers"/)
})

test('a server that is not there is told in one sentence', async () => {
  const databaseUrl = 'postgres://ada:secret@127.0.0.1:4199/hearth'
  await assert.rejects(
    openDatabase({ dataDir: folder(), databaseUrl }, quiet),
    /^Trouble: The database at 127.0.0.1:4199 can not be reached/,
  )
})
