// Posts of the invented town.
import { renderMarkdownNow } from '#core/markdown/render-now.ts'
import { indexEntry } from '#core/search/entries.ts'
import type { Db } from '#platform/db/connect.ts'
import type { DemoPost, DemoThread } from './town.ts'

export const DAY = 86_400_000
export const HOUR = 3_600_000

const HOURS_BETWEEN = 3

export type Ids = Map<string, number>

/** The number of somebody of the town. */
export function idOf(ids: Ids, key: string): number {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The demo town knows nobody called ${key}.`)
  return id
}

export type Place = { threadId: number; spaceId: number; number: number; title: string; at: Date; replyTo?: number }

/** One post, with what hangs on it. `author` is another than who wrote it where they wear a mask. Gives back its number. */
export async function addPost(db: Db, ids: Ids, place: Place, post: DemoPost, author = idOf(ids, post.by)): Promise<number> {
  const { html, words } = renderMarkdownNow(post.text)
  const { id } = await db
    .insertInto('posts')
    .values({
      thread_id: place.threadId,
      space_id: place.spaceId,
      number: place.number,
      author_id: author,
      reply_to: place.replyTo ?? null,
      body: post.text,
      html,
      words,
      created_at: place.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await indexEntry(db, { kind: 'post', ref: id, spaceId: place.spaceId, title: place.title, words })
  const given = Object.entries(post.reactions ?? {}).flatMap(([kind, keys]) =>
    keys.map((key) => ({ kind: kind as 'thanks', member_id: idOf(ids, key) })),
  )
  if (given.length > 0) {
    await db
      .insertInto('reactions')
      .values(given.map((one) => ({ ...one, post_id: id, space_id: place.spaceId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await db
    .insertInto('thread_follows')
    .values({ member_id: idOf(ids, post.by), thread_id: place.threadId, level: 'follow' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return id
}

/** A thread with its posts, in their times. Gives back its number. */
export async function addThread(db: Db, ids: Ids, space: { id: number }, thread: DemoThread): Promise<number> {
  const first = thread.posts[0]!
  const began = Date.now() - thread.daysAgo * DAY - HOUR * (1 + (thread.title.length % 7))
  const { id } = await db
    .insertInto('threads')
    .values({
      space_id: space.id,
      author_id: idOf(ids, first.by),
      title: thread.title,
      created_at: new Date(began),
      invented: true,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  let at = began
  for (const [index, post] of thread.posts.entries()) {
    if (index > 0) at = Math.min(at + (post.hours ?? HOURS_BETWEEN) * HOUR, Date.now() - 60_000 * (thread.posts.length - index))
    await addPost(db, ids, { threadId: id, spaceId: space.id, number: index + 1, title: thread.title, at: new Date(at) }, post)
  }
  await db
    .updateTable('threads')
    .set({
      last_number: thread.posts.length,
      reply_count: thread.posts.length - 1,
      last_post_at: new Date(at),
      last_author_id: idOf(ids, thread.posts.at(-1)!.by),
      pinned_at: thread.pinned ? new Date(began) : null,
      locked_at: thread.locked ? new Date(at) : null,
    })
    .where('id', '=', id)
    .execute()
  return id
}
