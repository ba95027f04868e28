import type { Db } from '#platform/db/connect.ts'
import type { Exported } from '#platform/feature.ts'
import type { DraftFields } from './queries.ts'

/** What a member has begun to write, for their own export. */
export async function exportDrafts(db: Db, memberId: number): Promise<Exported[]> {
  const rows = await db
    .selectFrom('drafts')
    .select(['place', 'fields', 'updated_at'])
    .where('member_id', '=', memberId)
    .orderBy('updated_at')
    .execute()
  const drafts = rows.map((row) => ({ place: row.place, changed: row.updated_at, ...(row.fields as DraftFields) }))
  return [{ name: 'drafts', data: drafts.map(({ body, ...draft }) => ({ ...draft, words: body })) }]
}
