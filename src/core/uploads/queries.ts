// Rows of uploads, read and written through the wall.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

export type NewUpload = {
  member_id: number
  purpose: 'post' | 'picture'
  name: string
  type: string
  size: number
  width: number | null
  height: number | null
  file: string
}

export function insertUpload(db: Db, upload: NewUpload) {
  return db.insertInto('uploads').values(upload).returning('id').executeTakeFirstOrThrow()
}

/** An upload that the viewer may see. */
export async function findUpload(db: Db, id: number | undefined) {
  if (id === undefined) return undefined
  return db.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirst()
}

export type Upload = NonNullable<Awaited<ReturnType<typeof findUpload>>>

/** Bytes that a member has brought since a moment. */
export async function countBytes(db: Db, memberId: number, since: Date): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(size), 0)::float8 as bytes from uploads where member_id = ${memberId} and created_at > ${since}`.execute(
    db,
  )
  return rows[0]?.bytes ?? 0
}
