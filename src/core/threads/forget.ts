// What is past the memory of its space is deleted, for good.
import { sql } from 'kysely'
import { dropEntry } from '#core/search/entries.ts'
import { memoryIntervals } from '#core/spaces/memory.ts'
import { releaseUploads } from '#core/uploads/claim.ts'
import type { Db } from '#platform/db/connect.ts'

// Small enough that people who write in the same threads meanwhile wait for no more than a moment.
const BATCH = 200

/** How much was deleted. */
export type Forgotten = { posts: number; threads: number }

/**
 * Deletes posts that are older than their space remembers at `now`, with their versions, reactions, notices, files and search
 * entries, and threads in which nothing is left. Runs as the owner, a batch a transaction: stopped in the middle, it goes on next time.
 */
export async function forgetOld(owner: Db, now: Date): Promise<Forgotten> {
  const total: Forgotten = { posts: 0, threads: 0 }
  const spaces = await owner
    .selectFrom('spaces')
    .select(['id', 'memory'])
    .where('memory', '<>', 'for ever')
    .orderBy('id')
    .execute()
  for (const { id, memory } of spaces) {
    if (memory === 'for ever') continue
    for (;;) {
      const done = await owner.transaction().execute((db) => forgetBatch(db, id, memoryIntervals[memory], now))
      total.posts += done.posts
      total.threads += done.threads
      if (done.posts === 0) break
    }
  }
  return total
}

async function forgetBatch(db: Db, spaceId: number, memory: string, now: Date): Promise<Forgotten> {
  // The threads are held until the end, so that a reply waits and then finds its thread, or finds it gone.
  const { rows: held } = await sql<{ id: number }>`
    select id from threads where id in (
      select p.thread_id from posts p
      where p.space_id = ${spaceId} and p.created_at < ${now}::timestamptz - ${memory}::interval
      order by p.created_at limit ${BATCH}
    ) order by id for update`.execute(db)
  // Looked up again: a thread that was moved to a space with another memory while we waited is left alone.
  const { rows: posts } = await sql<{ id: number; thread_id: number }>`
    select id, thread_id from posts p
    where p.space_id = ${spaceId} and p.created_at < ${now}::timestamptz - ${memory}::interval
      and p.thread_id = any (${held.map((thread) => thread.id)}::bigint[])
    order by p.created_at limit ${BATCH}`.execute(db)
  if (posts.length === 0) return { posts: 0, threads: 0 }
  const ids = posts.map((post) => post.id)
  const threadIds = [...new Set(posts.map((post) => post.thread_id))]
  for (const id of ids) {
    await releaseUploads(db, id)
    await dropEntry(db, 'post', id)
  }
  await db.deleteFrom('posts').where('id', 'in', ids).execute()
  const gone = await db
    .deleteFrom('threads')
    .where('id', 'in', threadIds)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('posts').whereRef('posts.thread_id', '=', 'threads.id'))))
    .executeTakeFirst()
  await sql`select count_thread(id) from unnest(${threadIds}::bigint[]) as id`.execute(db)
  return { posts: posts.length, threads: Number(gone.numDeletedRows) }
}
