// Suggesting a change, and answering: in the transaction of the request.
import { sql } from 'kysely'
import { deleteDraft } from '#core/drafts/queries.ts'
import { editPost } from '#core/threads/actions.ts'
import type { PostWithBody } from '#core/threads/post-queries.ts'
import type { Thread } from '#core/threads/queries.ts'
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import type { Member } from '#platform/viewer.ts'
import { merged } from './difference.ts'
import { countOwnOpen, holdSuggestion } from './queries.ts'

/** Whoever has more to say writes an answer of their own. */
const MOST_OPEN = 3
const MAIL_PAUSE_SECONDS = 60

type Form = { body: string; note: string; draft?: string | undefined }

/** Suggests other words for a post, under the mask that the member wears there. @throws Refusal 409 where nothing would change. */
export async function suggestChange(db: Db, member: Member, thread: Thread, post: PostWithBody, form: Form): Promise<void> {
  if (form.body === post.body)
    throw new Refusal(409, 'Nothing is changed yet. Go back in your browser and change something first.')
  const authorId = thread.mask_id ?? member.id
  if ((await countOwnOpen(db, post.id, authorId)) >= MOST_OPEN)
    throw new Refusal(409, 'Three of your suggestions for this post wait already. Let its author look at them first.')
  const place = { post_id: post.id, thread_id: post.thread_id, space_id: post.space_id, author_id: authorId }
  const made = await db
    .insertInto('suggestions')
    .values({ ...place, base: post.body, body: form.body, note: form.note })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tell(db, made.id)
  if (form.draft) await deleteDraft(db, member.id, form.draft)
}

/** Takes a suggestion into the post, or declines it. @throws Refusal 404, or 409 where the post has changed too much since. */
export async function answerSuggestion(
  db: Db,
  author: Member,
  post: PostWithBody,
  id: number | undefined,
  take: boolean,
): Promise<void> {
  const suggestion = await holdSuggestion(db, post.id, id)
  if (!suggestion) throw new Refusal(404, 'This suggestion is gone.')
  if (suggestion.state !== 'open') return
  if (take) {
    const body = merged(suggestion.base, suggestion.body, post.body)
    if (body === undefined || body.trim() === '')
      throw new Refusal(
        409,
        'Your post has changed too much since this was suggested. Edit it yourself, and decline the suggestion.',
      )
    await editPost(db, author, post, { body })
  }
  await db
    .updateTable('suggestions')
    .set({ state: take ? 'taken' : 'declined', answered_at: new Date() })
    .where('id', '=', suggestion.id)
    .execute()
  if (take) await tell(db, suggestion.id)
}

/** Takes one's own suggestion back. */
export async function withdrawSuggestion(db: Db, id: number): Promise<void> {
  await db.deleteFrom('suggestions').where('id', '=', id).execute()
}

async function tell(db: Db, id: number): Promise<void> {
  await sql`select tell_of_suggestion(${id}, make_interval(secs => ${MAIL_PAUSE_SECONDS}))`.execute(db)
}
