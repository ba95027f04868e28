// One place in the words of two drivers.
import type pg from 'pg'
import type { Options } from 'postgres'

/** A connection's place in the words of `pg`, which the pools and the queue use. */
export function poolOptions(place: Options<Record<string, never>>): pg.PoolConfig {
  const { host, port, user, password, database, ssl, connection } = place as pg.PoolConfig & { connection?: { role?: string } }
  return { host, port, user, password, database, ssl, ...(connection?.role ? { options: `-c role=${connection.role}` } : {}) }
}
