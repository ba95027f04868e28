// Comments are a thread in a space of the stewards' choice. The first comment begins it.
import { sql } from 'kysely'
import { z } from 'zod'
import { mayWriteIn } from '#core/spaces/policy.ts'
import { findSpace, type Space } from '#core/spaces/queries.ts'
import { postReply, startThread } from '#core/threads/actions.ts'
import { mayReply } from '#core/threads/policy.ts'
import { listPosts, listReactions } from '#core/threads/post-queries.ts'
import { findThread, threadHref } from '#core/threads/queries.ts'
import { type ShownPost, showPosts } from '#core/threads/shown-post.ts'
import type { Db } from '#platform/db/connect.ts'
import { type Choice, readChoice } from '#platform/settings.ts'
import type { Member, Viewer } from '#platform/viewer.ts'
import type { ReadArticle } from './queries.ts'

const SHOWN = 20

/** The space in which articles are talked about; none until a steward chooses one. */
export const commentsChoice: Choice<number> = { key: 'blog-comments', schema: z.int().min(0), standard: 0 }

export type Comments = {
  total: number
  /** Where all of them are read. */
  thread: string | undefined
  posts: ShownPost[]
  /** The space in which a comment would stand, where the viewer sees it. */
  space: Space | undefined
  mayComment: boolean
}

async function spaceOf(db: Db, article: Pick<ReadArticle, 'space_id'>): Promise<Space | undefined> {
  const id = article.space_id ?? (await readChoice(db, commentsChoice))
  return id ? findSpace(db, id) : undefined
}

/** The latest comments on an article, as the viewer sees them. */
export async function readComments(db: Db, viewer: Viewer, article: ReadArticle): Promise<Comments> {
  const thread = article.thread_id === null ? undefined : await findThread(db, article.thread_id, viewer.id)
  // Comments that the viewer does not see are none of theirs to add to: theirs would begin a second thread.
  if (!thread && article.thread_id !== null)
    return { total: 0, thread: undefined, posts: [], space: undefined, mayComment: false }
  if (!thread) {
    const space = await spaceOf(db, article)
    return { total: 0, thread: undefined, posts: [], space, mayComment: Boolean(space && mayWriteIn(viewer, space)) }
  }
  const posts = (await listPosts(db, thread.id, 1)).slice(0, SHOWN)
  const counts = await listReactions(
    db,
    posts.map((post) => post.id),
    viewer.id,
  )
  return {
    total: thread.reply_count + 1,
    thread: threadHref(thread),
    posts: showPosts(viewer, thread, posts, counts),
    space: await findSpace(db, thread.space_id),
    mayComment: mayReply(viewer, thread),
  }
}

/** Comments on an article, and tells its authors; gives back where the comment stands. Two first comments at one moment are one thread. */
export async function comment(
  db: Db,
  author: Member,
  article: ReadArticle,
  form: { body: string; draft?: string | undefined },
): Promise<string | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`blog.comments ${article.id}`}, 0))`.execute(db)
  const row = await db.selectFrom('articles').where('id', '=', article.id).select('thread_id').executeTakeFirst()
  const writers = [article.owner_id, ...article.authors.map((one) => one.member_id)].filter((id): id is number => id !== null)
  const called = { kind: 'reply' as const, ids: [...new Set(writers)] }
  const thread = row?.thread_id ? await findThread(db, row.thread_id, author.id) : undefined
  if (thread) {
    if (!mayReply(author, thread)) return undefined
    const { postId } = await postReply(db, author, thread, form, called)
    return `/posts/${postId}`
  }
  const space = row?.thread_id ? undefined : await spaceOf(db, article)
  if (!space || !mayWriteIn(author, space)) return undefined
  const body = `About the article [${article.title.replace(/[[\]\\]/g, '')}](/blog/${article.slug}).\n\n${form.body}`
  const { threadId, postId } = await startThread(
    db,
    author,
    space,
    { ...form, title: article.title.slice(0, 120), body },
    'threads',
    called,
  )
  await sql`select link_article_thread(${article.id}, ${threadId})`.execute(db)
  return `/posts/${postId}`
}
