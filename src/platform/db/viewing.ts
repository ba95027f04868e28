// Every read and write for a person runs in a transaction that names them.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { guest, type Viewer } from '../viewer.ts'
import type { Database, Db } from './connect.ts'

/** SHA-256, as tokens are kept at rest. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

type Entered = {
  session_id: number
  member_id: number
  name: string
  role: 'member' | 'steward'
  state: string
  suspended_until: Date | null
  picture_id: number | null
  unseen: number
}

/**
 * Finds whose session a token is and makes them the viewer of this transaction: the wall lets through what they may see.
 * A token that is unknown, ended or missing is a guest's.
 */
export async function enter(db: Db, token: string | undefined): Promise<Viewer> {
  if (!token) return guest
  const { rows } = await sql<Entered>`select * from enter(${hashToken(token)})`.execute(db)
  const row = rows[0]
  if (!row) return guest
  const suspended = row.suspended_until && row.suspended_until > new Date() ? row.suspended_until : undefined
  return {
    id: row.member_id,
    sessionId: row.session_id,
    name: row.name,
    role: row.role,
    waiting: row.state === 'waiting',
    suspendedUntil: suspended,
    pictureId: row.picture_id ?? undefined,
    unseen: row.unseen,
  }
}

/** Runs work as one member (or as a guest) for a job, a mail, a feed or an export: through the same wall as their pages. */
export function asMember<T>(database: Database, memberId: number | undefined, work: (db: Db) => Promise<T>): Promise<T> {
  return database.web.transaction().execute(async (db) => {
    if (memberId !== undefined) await sql`select set_config('hearth.member_id', ${String(memberId)}, true)`.execute(db)
    return work(db)
  })
}
