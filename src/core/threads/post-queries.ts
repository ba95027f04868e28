// Posts, read through the wall.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { ReactionKind } from './forms.ts'

/** How many posts a page shows. Pages are ranges of numbers, so that every page is equally quick to find. */
export const POSTS_A_PAGE = 20

/** The page on which the post with this number stands, from 1. */
export function pageOf(number: number): number {
  return Math.max(1, Math.ceil(number / POSTS_A_PAGE))
}

function posts(db: Db) {
  return db
    .selectFrom('posts as p')
    .leftJoin('bylines as b', 'b.id', 'p.author_id')
    .leftJoin('posts as q', 'q.id', 'p.reply_to')
    .leftJoin('bylines as qb', 'qb.id', 'q.author_id')
    .select(['p.id', 'p.thread_id', 'p.space_id', 'p.number', 'p.author_id', 'p.html', 'p.created_at', 'p.edited_at'])
    .select(['p.removed_at', 'p.removed_by', 'p.reply_to', 'q.number as reply_to_number', 'qb.name as reply_to_name'])
    .select([
      'b.name as author_name',
      'b.has_left as author_has_left',
      'b.has_page as author_has_page',
      'b.is_mask as author_is_mask',
    ])
    .select(['b.role as author_role', 'b.picture_id as author_picture_id'])
}

/** The posts of one page of a thread, in order. */
export function listPosts(db: Db, threadId: number, page: number) {
  const last = page * POSTS_A_PAGE
  return posts(db)
    .where('p.thread_id', '=', threadId)
    .where('p.number', '>', last - POSTS_A_PAGE)
    .where('p.number', '<=', last)
    .orderBy('p.number')
    .execute()
}

export type Post = Awaited<ReturnType<typeof listPosts>>[number]

/** Posts after a number, for an open page: one page's worth at most. */
export function listPostsAfter(db: Db, threadId: number, number: number): Promise<Post[]> {
  return posts(db)
    .where('p.thread_id', '=', threadId)
    .where('p.number', '>', number)
    .orderBy('p.number')
    .limit(POSTS_A_PAGE)
    .execute()
}

/** These posts, in the order of their numbers. */
export async function listPostsById(db: Db, ids: number[]): Promise<Post[]> {
  return ids.length === 0 ? [] : posts(db).where('p.id', 'in', ids).orderBy('p.number').execute()
}

/** The first posts of these threads. */
export async function listPostsFirst(db: Db, threadIds: number[]): Promise<Post[]> {
  return threadIds.length === 0 ? [] : posts(db).where('p.thread_id', 'in', threadIds).where('p.number', '=', 1).execute()
}

/** One post as it is shown. */
export async function findShownPost(db: Db, id: number): Promise<Post | undefined> {
  return posts(db).where('p.id', '=', id).executeTakeFirst()
}

const MOST_REPLIES = 60

/** What follows a thread's first post, or replies to any other, in a few words each. */
export function listReplies(db: Db, post: { id: number; thread_id: number; number: number }) {
  return db
    .selectFrom('posts as p')
    .leftJoin('bylines as b', 'b.id', 'p.author_id')
    .where('p.thread_id', '=', post.thread_id)
    .where('p.removed_at', 'is', null)
    .$if(post.number > 1, (query) => query.where('p.reply_to', '=', post.id))
    .where('p.number', '>', post.number)
    .select(['p.id', 'b.name as author_name', sql<string>`left(p.words, 400)`.as('words')])
    .orderBy('p.number')
    .limit(MOST_REPLIES)
    .execute()
}

export type Reply = Awaited<ReturnType<typeof listReplies>>[number]

/** One post with its words, for editing and quoting. */
export async function findPost(db: Db, id: number | undefined) {
  if (id === undefined) return undefined
  return db
    .selectFrom('posts')
    .where('id', '=', id)
    .select([
      'id',
      'thread_id',
      'space_id',
      'number',
      'author_id',
      'body',
      'html',
      'created_at',
      'edited_at',
      'removed_at',
      'reply_to',
    ])
    .executeTakeFirst()
}

export type PostWithBody = NonNullable<Awaited<ReturnType<typeof findPost>>>

export type ReactionCount = { post_id: number; kind: ReactionKind; count: number; mine: boolean }

/** How often each reaction was given to these posts, and whether the viewer gave it. */
export async function listReactions(db: Db, postIds: number[], viewerId: number | undefined): Promise<ReactionCount[]> {
  if (postIds.length === 0) return []
  const { rows } = await sql<ReactionCount>`
    select post_id, kind, count(*)::int as count, coalesce(bool_or(member_id = ${viewerId ?? null}::bigint), false) as mine
    from reactions
    where post_id = any (${postIds}::bigint[])
    group by post_id, kind`.execute(db)
  return rows
}

/** What a post said before, the newest first. */
export function listVersions(db: Db, postId: number) {
  return db
    .selectFrom('post_versions')
    .where('post_id', '=', postId)
    .select(['id', 'html', 'written_at', 'replaced_at'])
    .orderBy('id', 'desc')
    .execute()
}
