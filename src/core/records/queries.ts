import type { Db } from '#platform/db/connect.ts'
import type { Act } from './acts.ts'

/** How many records a page shows. */
export const RECORDS_A_PAGE = 50

export type RecordFilter = { act?: Act | undefined; personId?: number | undefined; before?: number | undefined }

/**
 * What stewards did, the newest first; one more than a page. Names of threads and spaces come through the wall: they are null
 * where this steward does not see the space.
 */
export async function listRecords(db: Db, { act, personId, before }: RecordFilter, most = RECORDS_A_PAGE + 1) {
  let query = db
    .selectFrom('steward_acts as a')
    .leftJoin('bylines as s', 's.id', 'a.steward_id')
    .leftJoin('bylines as m', 'm.id', 'a.member_id')
    .leftJoin('spaces as p', 'p.id', 'a.space_id')
    .leftJoin('threads as t', 't.id', 'a.thread_id')
    .select(['a.id', 'a.act', 'a.reason', 'a.at', 'a.detail', 'a.steward_id', 'a.member_id', 'a.thread_id', 'a.post_id'])
    .select([
      's.name as steward_name',
      's.has_page as steward_has_page',
      'm.name as member_name',
      'm.has_page as member_has_page',
    ])
    .select(['p.name as space_name', 'p.slug as space_slug', 't.title as thread_title'])
  if (act) query = query.where('a.act', '=', act)
  if (personId) query = query.where((eb) => eb.or([eb('a.steward_id', '=', personId), eb('a.member_id', '=', personId)]))
  if (before) query = query.where('a.id', '<', before)
  return query.orderBy('a.id', 'desc').limit(most).execute()
}

export type RecordLine = Awaited<ReturnType<typeof listRecords>>[number]

/** Who has come into a space uninvited, and why: also for the people of that space. */
export async function listStepIns(db: Db, spaceId: number) {
  return db
    .selectFrom('steward_acts as a')
    .leftJoin('bylines as s', 's.id', 'a.steward_id')
    .where('a.act', '=', 'step in')
    .where('a.space_id', '=', spaceId)
    .select(['a.id', 'a.reason', 'a.at', 'a.steward_id', 's.name as steward_name'])
    .orderBy('a.id', 'desc')
    .limit(20)
    .execute()
}

export type StepIn = Awaited<ReturnType<typeof listStepIns>>[number]

/** Everybody with a part in some record, for the filter. */
export async function listRecordedStewards(db: Db) {
  return db
    .selectFrom('bylines as b')
    .where('b.id', 'in', db.selectFrom('steward_acts').select('steward_id').where('steward_id', 'is not', null).distinct())
    .select(['b.id', 'b.name', 'b.has_left'])
    .orderBy('b.name')
    .limit(200)
    .execute()
}
