// Two pools on one database: the web's, which the wall stops, and the owner's, for jobs and migrations.
import { Kysely, PostgresDialect } from 'kysely'
import type { Sql } from 'postgres'
import { openPool } from './pool.ts'
import { connectOnce } from './server.ts'
import type { Tables } from './tables.ts'
import type { DatabaseTarget } from './target.ts'

/** What every query takes first: a pool or, nearly always, the transaction of the present request. */
export type Db = Kysely<Tables>

export type Database = {
  /** Connects as hearth_web. Use it through `asViewer` and the house only. */
  web: Db
  /** Connects as the owner of the tables, whom no policy stops. For jobs, commands and tests. */
  owner: Db
  /** One more connection of the owner, made when first used, for SQL as text: COPY, schemas, tests. */
  ownerSql: Sql
  target: DatabaseTarget
  close(): Promise<void>
}

// Enough for the pages of one process; more connections only queue inside a two-core database.
const WEB_CONNECTIONS = 10
const OWNER_CONNECTIONS = 4
const CLOSE_SECONDS = 5

/** Opens both pools; connections are made when first used. bigint arrives as number, timestamptz as Date. */
export function openPools(target: DatabaseTarget): Database {
  const web = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(target.web, WEB_CONNECTIONS) }) })
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(target.owner, OWNER_CONNECTIONS) }) })
  const ownerSql = connectOnce(target.owner)
  return {
    web,
    owner,
    ownerSql,
    target,
    async close() {
      await Promise.all([web.destroy(), owner.destroy(), ownerSql.end({ timeout: CLOSE_SECONDS })])
    },
  }
}
