// Two pools on one database: the web's, which the wall stops, and the owner's, for jobs and migrations.
import { Kysely } from 'kysely'
import { PostgresJSDialect } from 'kysely-postgres-js'
import postgres, { type Options, type Sql } from 'postgres'
import type { Tables } from './tables.ts'
import type { DatabaseTarget } from './target.ts'

/** What every query takes first: a pool or, nearly always, the transaction of the present request. */
export type Db = Kysely<Tables>

export type Database = {
  /** Connects as hearth_web. Use it through `asViewer` and the house only. */
  web: Db
  /** Connects as the owner of the tables, whom no policy stops. For jobs, commands and tests. */
  owner: Db
  /** The owner's driver, for LISTEN and COPY. */
  ownerSql: Sql
  target: DatabaseTarget
  close(): Promise<void>
}

// Enough for the pages of one process; more connections only queue inside a two-core database.
const WEB_CONNECTIONS = 10
const OWNER_CONNECTIONS = 4
const CLOSE_SECONDS = 5

const numberType = { to: 20, from: [20], serialize: String, parse: Number }

function connect(options: Options<Record<string, never>>, max: number): Sql {
  const typed = { ...options, max, onnotice: () => {}, types: { bigint: numberType } }
  return postgres(typed as unknown as Options<Record<string, never>>) as Sql
}

function kysely(sql: Sql): Db {
  return new Kysely<Tables>({ dialect: new PostgresJSDialect({ postgres: sql }) })
}

/** Opens both pools; connections are made when first used. bigint arrives as number, timestamptz as Date. */
export function openPools(target: DatabaseTarget): Database {
  const webSql = connect(target.web, WEB_CONNECTIONS)
  const ownerSql = connect(target.owner, OWNER_CONNECTIONS)
  return {
    web: kysely(webSql),
    owner: kysely(ownerSql),
    ownerSql,
    target,
    async close() {
      await Promise.all([webSql.end({ timeout: CLOSE_SECONDS }), ownerSql.end({ timeout: CLOSE_SECONDS })])
    },
  }
}
