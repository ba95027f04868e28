// Where drafts of questions, answers and comments are written on.
import { findPost } from '#core/threads/post-queries.ts'
import { findThread } from '#core/threads/queries.ts'
import type { Db } from '#platform/db/connect.ts'

export const draftPlaces = {
  ask: async () => ({ href: '/questions/ask', about: 'A question' }),
  answer: async (db: Db, id: number) => {
    const thread = await findThread(db, id, undefined)
    return thread ? { href: `/questions/${id}#answer`, about: `An answer to “${thread.title}”` } : { about: 'An answer' }
  },
  comment: async (db: Db, id: number) => {
    const post = await findPost(db, id)
    return post ? { href: `/questions/${post.thread_id}?reply_to=${id}#reply`, about: 'A comment' } : { about: 'A comment' }
  },
}
