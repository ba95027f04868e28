import type { Db } from '#platform/db/connect.ts'

/** Threads that somebody started and the viewer sees, the newest first. */
export function listThreadsBy(db: Db, authorId: number, most: number) {
  return db
    .selectFrom('threads as t')
    .innerJoin('spaces as s', 's.id', 't.space_id')
    .where('t.author_id', '=', authorId)
    .where('t.merged_into', 'is', null)
    .where('t.last_number', '>', 0)
    .select(['t.id', 't.title', 't.created_at', 't.shown_at', 's.name as space_name'])
    .orderBy('t.created_at', 'desc')
    .limit(most)
    .execute()
}
