// What the pages for stewards show of a thread, and the functions in the database that do the work.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

/** All posts of a thread with the beginning of their words, to choose from. */
export async function listPostsToChoose(db: Db, threadId: number, after = 0) {
  return db
    .selectFrom('posts as p')
    .leftJoin('bylines as b', 'b.id', 'p.author_id')
    .where('p.thread_id', '=', threadId)
    .where('p.number', '>', after)
    .select(['p.id', 'p.number', 'p.created_at', 'p.removed_at', 'b.name as author_name', 'b.has_left as author_has_left'])
    .select(sql<string>`left(p.words, 160)`.as('beginning'))
    .orderBy('p.number')
    .limit(MOST_TO_CHOOSE)
    .execute()
}

// A page that still opens at once; a longer thread is split from its later posts, page by page.
export const MOST_TO_CHOOSE = 200

export type PostToChoose = Awaited<ReturnType<typeof listPostsToChoose>>[number]

export async function countPostsOf(db: Db, threadId: number): Promise<number> {
  const row = await db
    .selectFrom('posts')
    .where('thread_id', '=', threadId)
    .select((eb) => eb.fn.countAll<number>().as('posts'))
    .executeTakeFirstOrThrow()
  return row.posts
}

export async function setPinned(db: Db, threadId: number, pinned: boolean): Promise<boolean> {
  const done = await db
    .updateTable('threads')
    .set({ pinned_at: pinned ? new Date() : null })
    .where('id', '=', threadId)
    .where('merged_into', 'is', null)
    .where('pinned_at', pinned ? 'is' : 'is not', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function setLocked(db: Db, threadId: number, locked: boolean): Promise<boolean> {
  const done = await db
    .updateTable('threads')
    .set({ locked_at: locked ? new Date() : null })
    .where('id', '=', threadId)
    .where('merged_into', 'is', null)
    .where('locked_at', locked ? 'is' : 'is not', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function moveThreadRows(db: Db, threadId: number, spaceId: number): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select move_thread(${threadId}, ${spaceId}) as done`.execute(db)
  return rows[0]?.done ?? false
}

/** The new thread's identity, or undefined where nothing was split. */
export async function splitThreadRows(db: Db, threadId: number, postIds: number[], title: string): Promise<number | undefined> {
  const { rows } = await sql<{
    id: number | null
  }>`select split_thread(${threadId}, ${postIds}::bigint[], ${title}) as id`.execute(db)
  return rows[0]?.id ?? undefined
}

export async function mergeThreadRows(db: Db, source: number, target: number): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select merge_threads(${source}, ${target}) as done`.execute(db)
  return rows[0]?.done ?? false
}

export async function forgetNoticesOfPost(db: Db, postId: number): Promise<void> {
  await sql`select forget_notices_of_post(${postId})`.execute(db)
}
