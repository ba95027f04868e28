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

/** Threads whose posts were taken out of this one, as far as the viewer sees them: the grey lines at its end. */
const splits = sql<{ id: number; title: string; posts: number }[]>`(
  select coalesce(json_agg(json_build_object('id', x.id, 'title', x.title, 'posts', x.last_number) order by x.id), '[]')
  from threads x where x.split_from = t.id and x.merged_into is null and x.last_number > 0)`

const replyDraft = (viewerId: number | undefined) => sql<{ body?: string } | null>`(
  select d.fields from drafts d where d.member_id = ${viewerId ?? 0} and d.place = 'reply:' || t.id)`

/** One thread with its space, what the viewer has read of it, their mask in it, and their draft of a reply. A merged thread carries the one that took it in. */
export async function findThread(db: Db, id: number | undefined, viewerId: number | undefined) {
  if (id === undefined) return undefined
  return db
    .selectFrom('threads as t')
    .innerJoin('spaces as s', 's.id', 't.space_id')
    .leftJoin('thread_reads as r', (join) => join.onRef('r.thread_id', '=', 't.id').on('r.member_id', '=', viewerId ?? 0))
    .leftJoin('thread_follows as f', (join) => join.onRef('f.thread_id', '=', 't.id').on('f.member_id', '=', viewerId ?? 0))
    .leftJoin('masks as k', (join) => join.onRef('k.thread_id', '=', 't.id').on('k.member_id', '=', viewerId ?? 0))
    .where('t.id', '=', id)
    .select(['t.id', 't.title', 't.author_id', 't.created_at', 't.last_number', 't.reply_count', 't.pinned_at', 't.locked_at'])
    .select([
      't.merged_into',
      't.invented',
      't.shown_at',
      't.space_id',
      's.slug as space_slug',
      's.name as space_name',
      's.memory',
      's.sees',
    ])
    .select(['s.archived_at', 's.no_run', 'r.number as read_number', 'f.level as follow_level', 'k.id as mask_id'])
    .select((eb) => writable(eb.ref('t.space_id')).as('writable'))
    .select(replyDraft(viewerId).as('draft'))
    .select(splits.as('splits'))
    .select((eb) =>
      eb
        .selectFrom('posts as p')
        .whereRef('p.thread_id', '=', 't.id')
        .select((p) => p.fn.min('p.number').as('n'))
        .as('first_number'),
    )
    .executeTakeFirst()
}

/** Where a thread is read: talk's own at /threads, those of other features at theirs, under the same number. */
export function threadHref(thread: { id: number; shown_at: string }): string {
  return `/${thread.shown_at}/${thread.id}`
}

/** A thread with no other order than its own: neither a question nor anything else that a feature shows. */
export function isTalk(thread: { shown_at: string }): boolean {
  return thread.shown_at === 'threads'
}

export type Thread = NonNullable<Awaited<ReturnType<typeof findThread>>>

/** The threads of one page, chosen and ordered before anything is joined to them: an index gives them in order. */
type Chosen = SelectQueryBuilder<Tables & { t: Tables['threads'] }, 't', { id: number }>

/** The lines of a list; `read_number` is null where the viewer has not opened the thread. */
function lines(db: Db, chosen: Chosen, viewerId: number | undefined) {
  return db
    .with(
      (cte) => cte('page').materialized(),
      () => chosen,
    )
    .selectFrom('page')
    .innerJoin('threads as t', 't.id', 'page.id')
    .innerJoin('spaces as s', 's.id', 't.space_id')
    .leftJoin('bylines as a', 'a.id', 't.author_id')
    .leftJoin('bylines as l', 'l.id', 't.last_author_id')
    .leftJoin('thread_reads as r', (join) => join.onRef('r.thread_id', '=', 't.id').on('r.member_id', '=', viewerId ?? 0))
    .select(['t.id', 't.title', 't.created_at', 't.last_post_at', 't.last_number', 't.reply_count', 't.pinned_at', 't.locked_at'])
    .select(['t.author_id', 'a.name as author_name', 'a.has_left as author_has_left', 'a.picture_id as author_picture_id'])
    .select(['l.name as last_name', 'l.has_left as last_has_left'])
    .select(['s.slug as space_slug', 's.name as space_name', 'r.number as read_number', 't.invented', 't.shown_at'])
}

const newestFirst = sql`t.last_post_at desc, t.id desc`
const before = (key: ListKey) => sql<boolean>`(t.last_post_at, t.id) < (${key.at}, ${key.id})`

/** Threads with at least one post that were not merged into another. */
function shown(db: Db): Chosen {
  return db.selectFrom('threads as t').where('t.merged_into', 'is', null).where('t.last_number', '>', 0).select('t.id')
}

/** A space's threads, those written in last first; pinned ones stand apart. One more than a page, to see whether more follow. */
export async function listThreadsOfSpace(db: Db, spaceId: number, viewerId: number | undefined, key?: ListKey) {
  let chosen = shown(db).where('t.space_id', '=', spaceId).where('t.pinned_at', 'is', null)
  if (key) chosen = chosen.where(before(key))
  const page = chosen.orderBy(newestFirst).limit(THREADS_A_PAGE + 1)
  return lines(db, page, viewerId).orderBy(newestFirst).execute()
}

export type ThreadLine = Awaited<ReturnType<typeof listThreadsOfSpace>>[number]

/** The pinned threads of a space, the newest pin first. */
export async function listPinned(db: Db, spaceId: number, viewerId: number | undefined): Promise<ThreadLine[]> {
  const page = shown(db).where('t.space_id', '=', spaceId).where('t.pinned_at', 'is not', null).limit(THREADS_A_PAGE)
  return lines(db, page, viewerId).orderBy('t.pinned_at', 'desc').execute()
}

/** Threads of all spaces that the viewer sees and has not muted, those written in last first. */
export async function listLatest(
  db: Db,
  viewerId: number | undefined,
  key?: ListKey,
  most = THREADS_A_PAGE + 1,
): Promise<ThreadLine[]> {
  let chosen = shown(db)
  if (viewerId !== undefined) chosen = chosen.where(notMuted(viewerId))
  if (key) chosen = chosen.where(before(key))
  const page = chosen.orderBy(newestFirst).limit(most)
  return lines(db, page, viewerId).orderBy(newestFirst).execute()
}

/** Two hashed look-ups a query, rather than two index look-ups a thread. */
const notMuted = (viewerId: number) => sql<boolean>`
  t.space_id not in (select f.space_id from space_follows f where f.member_id = ${viewerId} and f.level = 'mute')
  and t.id not in (select f.thread_id from thread_follows f where f.member_id = ${viewerId} and f.level = 'mute')`

/** Open threads that nobody has replied to since a moment, the oldest first. What other features show, such as questions, is for them to say. */
export async function listWithoutReply(db: Db, viewerId: number | undefined, since: Date, most: number): Promise<ThreadLine[]> {
  const chosen = shown(db)
    .where('t.reply_count', '=', 0)
    .where('t.created_at', '>', since)
    .where('t.locked_at', 'is', null)
    .where('t.shown_at', '=', 'threads')
  return lines(db, chosen.orderBy('t.created_at').limit(most), viewerId).orderBy('t.created_at').execute()
}

/** Threads that the viewer follows or has read, and in which something stands that they have not seen. */
export async function listUnread(db: Db, viewerId: number, most: number): Promise<ThreadLine[]> {
  const chosen = shown(db)
    .where(
      sql<boolean>`t.last_number > coalesce((select r.number from thread_reads r where r.member_id = ${viewerId} and r.thread_id = t.id), 0)`,
    )
    .where(
      sql<boolean>`t.id in (
        select f.thread_id from thread_follows f where f.member_id = ${viewerId} and f.level = 'follow'
        union select r.thread_id from thread_reads r where r.member_id = ${viewerId})`,
    )
    .where(notMuted(viewerId))
  return lines(db, chosen.orderBy(newestFirst).limit(most), viewerId).orderBy(newestFirst).execute()
}
