import type { Db } from '#platform/db/connect.ts'
import type { Exported } from '#platform/feature.ts'
import { listChoices } from './queries.ts'

/** How a member wishes to be told of things, for their own export. What they were told of are other people's words. */
export async function exportNotices(db: Db, memberId: number): Promise<Exported[]> {
  const choices = await listChoices(db, memberId)
  const stops = await db
    .selectFrom('mail_stops')
    .select(['kind', 'thread_id', 'stopped_at'])
    .where('member_id', '=', memberId)
    .where('stopped_at', 'is not', null)
    .execute()
  return [
    {
      name: 'notices',
      data: { choices, mailsStopped: stops.map((one) => ({ kind: one.kind, thread: one.thread_id, when: one.stopped_at })) },
    },
  ]
}
