// Threads, read through the wall.
import { type Expression, type SelectQueryBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Tables } from '#platform/db/tables.ts'

/** How many threads a list shows at once. */
export const THREADS_A_PAGE = 25

/** A place in a list: what stands after it is the next page. */
export type ListKey = { at: Date; id: number }

/** Whether the present viewer may write in the space, as the wall sees it. */
const writable = (spaceId: Expression<number>) => sql<boolean>`${spaceId} = any ((select writable_space_ids())::bigint[])`

/** One thread with its space and what the viewer has read of it. A merged thread carries the one that took it in. */
export async function findThread(db: Db, id: number | undefined, viewerId: number | undefined) {
  if (id === undefined) return undefined
  return db
    .selectFrom('threads as t')
    .innerJoin('spaces as s', 's.id', 't.space_id')
    .leftJoin('thread_reads as r', (join) => join.onRef('r.thread_id', '=', 't.id').on('r.member_id', '=', viewerId ?? 0))
    .leftJoin('thread_follows as f', (join) => join.onRef('f.thread_id', '=', 't.id').on('f.member_id', '=', viewerId ?? 0))
    .where('t.id', '=', id)
    .select(['t.id', 't.title', 't.author_id', 't.created_at', 't.last_number', 't.reply_count', 't.pinned_at', 't.locked_at'])
    .select(['t.merged_into', 't.invented', 't.space_id', 's.slug as space_slug', 's.name as space_name', 's.memory', 's.sees'])
    .select(['s.archived_at', 'r.number as read_number', 'f.level as follow_level'])
    .select((eb) => writable(eb.ref('t.space_id')).as('writable'))
    .select((eb) =>
      eb
        .selectFrom('posts as p')
        .whereRef('p.thread_id', '=', 't.id')
        .select((p) => p.fn.min('p.number').as('n'))
        .as('first_number'),
    )
    .executeTakeFirst()
}

export type Thread = NonNullable<Awaited<ReturnType<typeof findThread>>>

/** The columns of a line in a list of threads; `read_number` is null where the viewer has not opened it. */
function lines<O>(query: SelectQueryBuilder<Tables & { t: Tables['threads'] }, 't', O>, viewerId: number | undefined) {
  return query
    .innerJoin('spaces as s', 's.id', 't.space_id')
    .leftJoin('bylines as a', 'a.id', 't.author_id')
    .leftJoin('bylines as l', 'l.id', 't.last_author_id')
    .leftJoin('thread_reads as r', (join) => join.onRef('r.thread_id', '=', 't.id').on('r.member_id', '=', viewerId ?? 0))
    .where('t.merged_into', 'is', null)
    .where('t.last_number', '>', 0)
    .select(['t.id', 't.title', 't.created_at', 't.last_post_at', 't.last_number', 't.reply_count', 't.pinned_at', 't.locked_at'])
    .select(['t.author_id', 'a.name as author_name', 'a.has_left as author_has_left', 'a.picture_id as author_picture_id'])
    .select(['l.name as last_name', 'l.has_left as last_has_left'])
    .select(['s.slug as space_slug', 's.name as space_name', 'r.number as read_number', 't.invented'])
}

const before = (key: ListKey) => sql<boolean>`(t.last_post_at, t.id) < (${key.at}, ${key.id})`

/** A space's threads, those written in last first; pinned ones stand apart. One more than a page, to see whether more follow. */
export async function listThreadsOfSpace(db: Db, spaceId: number, viewerId: number | undefined, key?: ListKey) {
  let query = lines(db.selectFrom('threads as t'), viewerId).where('t.space_id', '=', spaceId).where('t.pinned_at', 'is', null)
  if (key) query = query.where(before(key))
  return query
    .orderBy('t.last_post_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(THREADS_A_PAGE + 1)
    .execute()
}

export type ThreadLine = Awaited<ReturnType<typeof listThreadsOfSpace>>[number]

/** The pinned threads of a space, the newest pin first. */
export async function listPinned(db: Db, spaceId: number, viewerId: number | undefined): Promise<ThreadLine[]> {
  const query = lines(db.selectFrom('threads as t'), viewerId)
    .where('t.space_id', '=', spaceId)
    .where('t.pinned_at', 'is not', null)
  return query.orderBy('t.pinned_at', 'desc').limit(THREADS_A_PAGE).execute()
}

/** Threads of all spaces that the viewer sees and has not muted, those written in last first. */
export async function listLatest(
  db: Db,
  viewerId: number | undefined,
  key?: ListKey,
  most = THREADS_A_PAGE + 1,
): Promise<ThreadLine[]> {
  let query = lines(db.selectFrom('threads as t'), viewerId)
  if (viewerId !== undefined) query = query.where(notMuted(viewerId))
  if (key) query = query.where(before(key))
  return query.orderBy('t.last_post_at', 'desc').orderBy('t.id', 'desc').limit(most).execute()
}

/** Two hashed look-ups a query, rather than two index look-ups a thread. */
const notMuted = (viewerId: number) => sql<boolean>`
  t.space_id not in (select f.space_id from space_follows f where f.member_id = ${viewerId} and f.level = 'mute')
  and t.id not in (select f.thread_id from thread_follows f where f.member_id = ${viewerId} and f.level = 'mute')`

/** Threads that nobody has replied to yet, the oldest of the last weeks first. */
export async function listWithoutReply(db: Db, viewerId: number | undefined, since: Date, most: number): Promise<ThreadLine[]> {
  const query = lines(db.selectFrom('threads as t'), viewerId)
    .where('t.reply_count', '=', 0)
    .where('t.created_at', '>', since)
    .where('t.locked_at', 'is', null)
    .where('t.last_post_at', '>', since)
  return query.orderBy('t.created_at').limit(most).execute()
}

/** What was written in threads that the viewer follows or has read, and that they have not seen. */
export async function listUnread(db: Db, viewerId: number, most: number): Promise<ThreadLine[]> {
  const query = lines(db.selectFrom('threads as t'), viewerId)
    .where((eb) => eb.or([eb('r.number', '<', eb.ref('t.last_number')), eb('t.id', 'in', followed(eb, viewerId))]))
    .where((eb) => eb(eb.fn.coalesce('r.number', sql<number>`0`), '<', eb.ref('t.last_number')))
    .where(notMuted(viewerId))
  return query.orderBy('t.last_post_at', 'desc').limit(most).execute()
}

// biome-ignore lint/suspicious/noExplicitAny: the builder's type differs with each query that it stands in.
const followed = (eb: any, viewerId: number) =>
  eb.selectFrom('thread_follows as f').where('f.member_id', '=', viewerId).where('f.level', '=', 'follow').select('f.thread_id')
