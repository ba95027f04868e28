// The statements that change threads and posts.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { ReactionKind } from './forms.ts'

/**
 * Takes the next number in a thread, and the name under which the viewer writes there: their own, or their mask's. Undefined where they
 * may not write there, or it has just moved to another space.
 */
export async function takePostNumber(db: Db, threadId: number, spaceId: number) {
  const { rows } = await sql<{ number: number; author_id: number }>`
    select number, author_id from take_post_number(${threadId}, ${spaceId})`.execute(db)
  return rows[0]
}

export function insertThread(db: Db, values: { space_id: number; author_id: number; title: string; shown_at?: string }) {
  return db.insertInto('threads').values(values).returning(['id', 'space_id']).executeTakeFirstOrThrow()
}

export type NewPost = {
  thread_id: number
  space_id: number
  number: number
  author_id: number
  reply_to: number | null
  body: string
  html: string
  words: string
}

export function insertPost(db: Db, post: NewPost) {
  return db.insertInto('posts').values(post).returning('id').executeTakeFirstOrThrow()
}

/** Whether the title is another one now. */
export async function updateTitle(db: Db, threadId: number, title: string): Promise<boolean> {
  const done = await db
    .updateTable('threads')
    .set({ title })
    .where('id', '=', threadId)
    .where('title', '<>', title)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Keeps what the post says now as a version, and puts the new words in its place. */
export async function updatePostBody(
  db: Db,
  postId: number,
  words: { body: string; html: string; words: string },
): Promise<void> {
  await sql`
    insert into post_versions (post_id, space_id, body, html, written_at)
    select id, space_id, body, html, coalesce(edited_at, created_at) from posts where id = ${postId}`.execute(db)
  await db
    .updateTable('posts')
    .set({ ...words, edited_at: new Date() })
    .where('id', '=', postId)
    .execute()
}

/** Takes the words out of a post, also out of what it said before. The line that says so stays. False where they were gone already. */
export async function emptyPost(db: Db, postId: number, by: 'author' | 'steward'): Promise<boolean> {
  const done = await db
    .updateTable('posts')
    .set({ body: '', html: '', words: '', removed_at: new Date(), removed_by: by })
    .where('id', '=', postId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) return false
  await db.deleteFrom('post_versions').where('post_id', '=', postId).execute()
  return true
}

/** Gives a reaction, or takes it back where it was given. Two clicks at once end as one. */
export async function toggleReaction(
  db: Db,
  reaction: { post_id: number; space_id: number; member_id: number; kind: ReactionKind },
): Promise<void> {
  const taken = await db
    .deleteFrom('reactions')
    .where('post_id', '=', reaction.post_id)
    .where('member_id', '=', reaction.member_id)
    .where('kind', '=', reaction.kind)
    .returning('kind')
    .execute()
  if (taken.length > 0) return
  await db
    .insertInto('reactions')
    .values(reaction)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Follows or mutes a thread for a member; undefined goes back to neither. */
export async function setThreadFollow(
  db: Db,
  memberId: number,
  threadId: number,
  level: 'follow' | 'mute' | undefined,
): Promise<void> {
  if (!level) {
    await db.deleteFrom('thread_follows').where('member_id', '=', memberId).where('thread_id', '=', threadId).execute()
    return
  }
  await db
    .insertInto('thread_follows')
    .values({ member_id: memberId, thread_id: threadId, level })
    .onConflict((conflict) => conflict.columns(['member_id', 'thread_id']).doUpdateSet({ level }))
    .execute()
}

/** Whoever writes in a thread follows it, unless they have muted it. */
export async function followByWriting(db: Db, memberId: number, threadId: number): Promise<void> {
  await db
    .insertInto('thread_follows')
    .values({ member_id: memberId, thread_id: threadId, level: 'follow' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Remembers how far a member has read; never goes back. */
export async function keepRead(db: Db, memberId: number, threadId: number, number: number): Promise<void> {
  await sql`
    insert into thread_reads as r (member_id, thread_id, number) values (${memberId}, ${threadId}, ${number})
    on conflict (member_id, thread_id) do update set number = excluded.number, at = now() where r.number < excluded.number`.execute(
    db,
  )
}
