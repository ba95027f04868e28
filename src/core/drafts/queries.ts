// What members are writing. A place says where: new-thread:3 (a space), reply:12 (a thread), edit:55 (a post).
import type { Db } from '#platform/db/connect.ts'

export type DraftFields = {
  title?: string
  body?: string
  tags?: string
  space_id?: string
  mask?: string
  /** Of a suggested change: why, and from which version of the post it is made. */
  note?: string
  from?: string
}
export type Draft = { place: string; fields: DraftFields; updated_at: Date }

/** What a place may look like, in addresses and in hidden fields. */
export const DRAFT_PLACE = /^[a-z-]{1,30}(:[0-9]{1,15})?$/

export async function findDraft(db: Db, memberId: number, place: string): Promise<DraftFields | undefined> {
  const row = await db
    .selectFrom('drafts')
    .select('fields')
    .where('member_id', '=', memberId)
    .where('place', '=', place)
    .executeTakeFirst()
  return row?.fields as DraftFields | undefined
}

/** A member's drafts, the newest first. */
export async function listDrafts(db: Db, memberId: number): Promise<Draft[]> {
  const rows = await db
    .selectFrom('drafts')
    .select(['place', 'fields', 'updated_at'])
    .where('member_id', '=', memberId)
    .orderBy('updated_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({ ...row, fields: row.fields as DraftFields }))
}

export async function keepDraft(db: Db, memberId: number, place: string, fields: DraftFields): Promise<void> {
  const values = { fields, updated_at: new Date() }
  await db
    .insertInto('drafts')
    .values({ member_id: memberId, place, ...values })
    .onConflict((conflict) => conflict.columns(['member_id', 'place']).doUpdateSet(values))
    .execute()
}

export async function deleteDraft(db: Db, memberId: number, place: string): Promise<void> {
  await db.deleteFrom('drafts').where('member_id', '=', memberId).where('place', '=', place).execute()
}
