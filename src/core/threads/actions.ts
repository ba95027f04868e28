// What members do with threads and posts. Each runs in the transaction of its request: all of it is kept, or nothing.
import { listHandles } from '#core/markdown/handles.ts'
import { renderMarkdown } from '#core/markdown/render.ts'
import { findMentioned } from '#core/members/mentions.ts'
import { type Called, tellOfPost } from '#core/notices/tell.ts'
import { dropEntry, indexEntry, reindexThread } from '#core/search/entries.ts'
import { claimUploads, releaseUploads } from '#core/uploads/claim.ts'
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import { publish } from '#platform/jobs.ts'
import { countTry } from '#platform/limits.ts'
import { signal } from '#platform/live.ts'
import type { Member } from '#platform/viewer.ts'
import { deleteDraft } from '../drafts/queries.ts'
import {
  emptyPost,
  followByWriting,
  insertPost,
  insertThread,
  keepRead,
  takePostNumber,
  updatePostBody,
  updateTitle,
} from './write-queries.ts'

// Nobody writes a post every three seconds for ten minutes; a program that does is stopped before it drowns a space.
const POSTS = { kind: 'post', most: 200, minutes: 10 }

/** The topic on which an open page of a thread hears of changes. */
export function threadTopic(threadId: number): string {
  return `thread:${threadId}`
}

export type Written = { postId: number; threadId: number; number: number }

/** Starts a thread with its first post. `shownAt` is where it is read: see `threadHref`. */
export async function startThread(
  db: Db,
  author: Member,
  space: { id: number },
  form: { title: string; body: string; draft?: string | undefined },
  shownAt = 'threads',
  called?: Called,
): Promise<Written> {
  const values = { space_id: space.id, author_id: author.id, title: form.title, shown_at: shownAt }
  return postReply(db, author, { ...(await insertThread(db, values)), title: form.title }, form, called)
}

/**
 * Posts a reply, under the author's mask where they wear one in this thread. Locks the thread's row, so that replies stand in the order of
 * their numbers. `called` are told of it for a reason of their own.
 * @throws Refusal 409 where the thread was locked, moved or merged since the page was opened.
 */
export async function postReply(
  db: Db,
  author: Member,
  thread: { id: number; space_id: number; title: string },
  form: { body: string; reply_to?: number | undefined; draft?: string | undefined },
  called?: Called,
): Promise<Written> {
  await countTry(db, POSTS, String(author.id))
  const { html, words, mentioned } = await renderPost(db, form.body, thread.space_id)
  const taken = await takePostNumber(db, thread.id, thread.space_id)
  if (!taken)
    throw new Refusal(
      409,
      'This thread has just been closed to new replies. Go back in your browser: your words are still in the form.',
    )
  const { number, author_id: authorId } = taken
  const replyTo = form.reply_to && (await isInThread(db, form.reply_to, thread.id)) ? form.reply_to : null
  const post = { thread_id: thread.id, space_id: thread.space_id, number, author_id: authorId, reply_to: replyTo }
  const { id: postId } = await insertPost(db, { ...post, body: form.body, html, words })
  const facts = { postId, threadId: thread.id, spaceId: thread.space_id, authorId }
  await claimUploads(db, { body: form.body, spaceId: thread.space_id, postId, authorId })
  await indexEntry(db, { kind: 'post', ref: postId, spaceId: thread.space_id, title: thread.title, words })
  await followByWriting(db, author.id, thread.id)
  await keepRead(db, author.id, thread.id, number)
  await tellOfPost(db, { ...facts, mentionedIds: mentioned, replyTo: replyTo ?? undefined, called })
  if (form.draft) await deleteDraft(db, author.id, form.draft)
  await publish(db, 'post.written', facts)
  await signal(db, { topic: threadTopic(thread.id), what: 'post', id: postId })
  return { postId, threadId: thread.id, number }
}

/** Markdown to what is kept beside it; mentions only of members who may see the space. */
async function renderPost(db: Db, body: string, spaceId: number) {
  const handles = listHandles(body)
  const people = handles.length > 0 ? await findMentioned(db, handles, spaceId) : new Map<string, { id: number; name: string }>()
  const { html, words, mentions } = await renderMarkdown(body, { mentions: people })
  const mentioned = mentions.flatMap((handle) => people.get(handle)?.id ?? [])
  return { html, words, mentioned }
}

async function isInThread(db: Db, postId: number, threadId: number): Promise<boolean> {
  const row = await db
    .selectFrom('posts')
    .select('id')
    .where('id', '=', postId)
    .where('thread_id', '=', threadId)
    .executeTakeFirst()
  return row !== undefined
}

type EditedPost = { id: number; thread_id: number; space_id: number; number: number; author_id: number; body: string }

/** Changes the words of one's own post; what it said before stays readable. The first post carries the title. */
export async function editPost(
  db: Db,
  author: Member,
  post: EditedPost,
  form: { body: string; title?: string | undefined; draft?: string | undefined },
): Promise<void> {
  const renamed = post.number === 1 && form.title !== undefined && (await updateTitle(db, post.thread_id, form.title))
  if (form.body !== post.body) {
    const { html, words } = await renderPost(db, form.body, post.space_id)
    await updatePostBody(db, post.id, { body: form.body, html, words })
    await claimUploads(db, { body: form.body, spaceId: post.space_id, postId: post.id, authorId: post.author_id })
    const thread = await db.selectFrom('threads').select('title').where('id', '=', post.thread_id).executeTakeFirstOrThrow()
    await indexEntry(db, { kind: 'post', ref: post.id, spaceId: post.space_id, title: thread.title, words })
  }
  if (renamed) await reindexThread(db, post.thread_id)
  if (form.draft) await deleteDraft(db, author.id, form.draft)
  await signal(db, { topic: threadTopic(post.thread_id), what: 'changed', id: post.id })
}

/** Takes the words of a post away at once, everywhere: page, history, search, files. A grey line stays. False where they were gone already. */
export async function removePost(db: Db, post: { id: number; thread_id: number }, by: 'author' | 'steward'): Promise<boolean> {
  if (!(await emptyPost(db, post.id, by))) return false
  await releaseUploads(db, post.id)
  await dropEntry(db, 'post', post.id)
  await signal(db, { topic: threadTopic(post.thread_id), what: 'changed', id: post.id })
  return true
}
