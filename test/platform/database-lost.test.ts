// Pools, transactions and listeners while the database is killed under them and comes back.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Database, type Db, openPools } from '#platform/db/connect.ts'
import { openDatabase } from '#platform/db/embedded.ts'
import { listenForever } from '#platform/db/listen.ts'
import { databaseProcesses, folder, postmasterOf, until } from './processes.ts'

const quiet = () => {}

async function answers(db: Db): Promise<boolean> {
  return sql`select 1`.execute(db).then(
    () => true,
    () => false,
  )
}

async function sleepers(database: Database): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from pg_stat_activity where query like '%pg_sleep(5)%' and state = 'active' and pid <> pg_backend_pid()`.execute(
    database.owner,
  )
  return rows[0]?.n ?? 0
}

describe('while the database is killed and comes back', () => {
  const dataDir = folder()

  test('a transaction that it tore ends in an error, questions are answered again, and messages are heard again', async () => {
    const opened = await openDatabase({ dataDir, databaseUrl: undefined }, quiet)
    const database = openPools(opened.target)
    const heard: string[] = []
    const listening = await listenForever(opened.target.owner, 'test', (payload) => heard.push(payload))
    try {
      for (let round = 0; round < 3; round++) {
        // Nearly as many as the pool has connections, each with two questions at once.
        const torn = Array.from({ length: 9 }, () =>
          database.web.transaction().execute(async (db) => {
            await Promise.all([sql`select pg_sleep(5)`.execute(db), sql`select 2`.execute(db)])
          }),
        )
        const failed = Promise.all(torn.map((one) => assert.rejects(one)))
        await until(
          async () => (await sleepers(database)) >= 9,
          () => 'nobody sleeps',
        )
        process.kill(postmasterOf(dataDir), 'SIGKILL')
        const all = () => Promise.all(Array.from({ length: 30 }, () => answers(database.owner)))
        await until(
          async () => (await all()).every(Boolean),
          () => 'it did not come back',
        )
        await until(
          async () => {
            await sql`select pg_notify('test', ${`round ${round}`})`.execute(database.owner)
            return heard.includes(`round ${round}`)
          },
          () => 'nothing was heard',
        )
        await failed
        await Promise.all(Array.from({ length: 30 }, () => database.web.transaction().execute((db) => sql`select 1`.execute(db))))
      }
    } finally {
      await listening.close()
      await database.close()
      await opened.stop()
    }
    assert.deepEqual(databaseProcesses(dataDir), [])
  })
})
