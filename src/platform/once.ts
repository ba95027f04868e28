// The second click, the reload, the impatient browser: the same form does its work once.
import { sql } from 'kysely'
import type { Db } from './db/connect.ts'

/**
 * Runs `work`, which gives back the address to go on to, unless this member's form with this key has been through already:
 * then gives back the first one's address. A second request at the same moment waits for the first. Without a key it just runs.
 */
export async function once(db: Db, memberId: number, key: string | undefined, work: () => Promise<string>): Promise<string> {
  if (!key) return work()
  const first =
    await sql`insert into submissions (member_id, key) values (${memberId}, ${key}) on conflict do nothing returning key`.execute(
      db,
    )
  if (first.rows.length === 0) {
    const { rows } = await sql<{
      location: string
    }>`select location from submissions where member_id = ${memberId} and key = ${key}`.execute(db)
    return rows[0]?.location || '/'
  }
  const location = await work()
  await sql`update submissions set location = ${location} where member_id = ${memberId} and key = ${key}`.execute(db)
  return location
}
