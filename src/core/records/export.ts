import type { Db } from '#platform/db/connect.ts'
import type { Exported } from '#platform/feature.ts'
import { actText } from './acts.ts'

/** What a member did as a steward, with the reasons that they wrote, for their own export. The wall shows them to stewards only. */
export async function exportRecords(db: Db, memberId: number): Promise<Exported[]> {
  const acts = await db
    .selectFrom('steward_acts')
    .select(['act', 'reason', 'at'])
    .where('steward_id', '=', memberId)
    .orderBy('id')
    .execute()
  if (acts.length === 0) return []
  return [{ name: 'steward-acts', data: acts.map((one) => ({ did: actText(one.act), reason: one.reason, when: one.at })) }]
}
