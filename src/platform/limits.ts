// How often something may be tried, counted in the database so that every process counts the same.
import { sql } from 'kysely'
import type { Db } from './db/connect.ts'
import { Refusal } from './errors.ts'

export type Limit = { kind: string; most: number; minutes: number }

/** Counts one try of a key and says whether it is within the limit. The try counts once the transaction is kept. */
export async function withinLimit(db: Db, limit: Limit, key: string): Promise<boolean> {
  const { rows } = await sql<{ ok: boolean }>`
    select within_limit(${limit.kind}, ${key}, ${limit.most}, make_interval(mins => ${limit.minutes})) as ok`.execute(db)
  return rows[0]?.ok ?? false
}

/** @throws Refusal 429 when the key was tried too often. */
export async function countTry(db: Db, limit: Limit, key: string): Promise<void> {
  if (!(await withinLimit(db, limit, key))) {
    throw new Refusal(429, `That was tried many times in a short while. Wait ${limit.minutes} minutes and try again.`)
  }
}
