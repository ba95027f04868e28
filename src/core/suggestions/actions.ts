// Suggesting a change, and answering: in the transaction of the request.
import { sql } from 'kysely'
import { deleteDraft } from '#core/drafts/queries.ts'
import { record } from '#core/records/record.ts'
import { editPost } from '#core/threads/actions.ts'
import { BODY_CHARACTERS } from '#core/threads/forms.ts'
import type { PostWithBody } from '#core/threads/post-queries.ts'
import type { Thread } from '#core/threads/queries.ts'
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import { countTry } from '#platform/limits.ts'
import type { Member } from '#platform/viewer.ts'
import { merged } from './difference.ts'
import { countOwnOpen, findSuggestion, holdOwn, holdPost, holdSuggestion, textAfter } from './queries.ts'

/** Whoever has more to say writes an answer of their own. */
const MOST_OPEN = 3
const MAIL_PAUSE_SECONDS = 60
// Each one is a notice to somebody: more than a diligent reader makes in an hour are a program's.
const SUGGESTIONS = { kind: 'suggestion', most: 40, minutes: 60 }
const GONE = 'The words of this post are gone, and the suggestions for it with them.'

type Form = { body: string; note: string; from?: number | undefined; draft?: string | undefined }

/** Suggests other words for a post, under the mask that the member wears there. @throws Refusal 409 where nothing would change. */
export async function suggestChange(db: Db, member: Member, thread: Thread, post: PostWithBody, form: Form): Promise<void> {
  const base = (form.from === undefined ? undefined : await textAfter(db, post.id, form.from)) ?? post.body
  if (form.body === post.body || form.body === base)
    throw new Refusal(409, 'Nothing is changed yet. Go back in your browser and change something first.')
  await countTry(db, SUGGESTIONS, String(member.id))
  const authorId = thread.mask_id ?? member.id
  await holdOwn(db, post.id, authorId)
  if ((await countOwnOpen(db, post.id, authorId)) >= MOST_OPEN)
    throw new Refusal(409, 'Three of your suggestions for this post wait already. Let its author look at them first.')
  const place = { post_id: post.id, thread_id: post.thread_id, space_id: post.space_id, author_id: authorId }
  const made = await db
    .insertInto('suggestions')
    .values({ ...place, base, body: form.body, note: form.note })
    .returning('id')
    .executeTakeFirst()
  if (!made) throw new Refusal(409, GONE)
  await tell(db, made.id)
  if (form.draft) await deleteDraft(db, member.id, form.draft)
}

/**
 * Takes a suggestion into the post, or declines it, and says which of both it is now: where it was answered before, that stands. The post
 * is held first, as it is when its words are taken back, so that all who change it do so one after the other.
 * @throws Refusal 404 where it is gone, 409 where the post has changed too much since.
 */
export async function answerSuggestion(
  db: Db,
  author: Member,
  postId: number,
  id: number | undefined,
  take: boolean,
): Promise<'taken' | 'declined'> {
  const post = await holdPost(db, postId)
  if (!post) throw new Refusal(404, GONE)
  const suggestion = await holdSuggestion(db, postId, id)
  if (!suggestion) {
    const before = await findSuggestion(db, postId, id)
    if (before?.state === 'taken' || before?.state === 'declined') return before.state
    throw new Refusal(404, 'This suggestion is gone.')
  }
  if (take) {
    const body = merged(suggestion.base, suggestion.body, post.body)?.trimEnd()
    if (!body?.trim() || body.length > BODY_CHARACTERS)
      throw new Refusal(
        409,
        'Your post has changed too much since this was suggested. Edit it yourself, and decline the suggestion.',
      )
    await editPost(db, author, post, { body })
  }
  const state = take ? 'taken' : 'declined'
  await db.updateTable('suggestions').set({ state, answered_at: new Date() }).where('id', '=', suggestion.id).execute()
  if (take) await tell(db, suggestion.id)
  return state
}

/** Takes one's own suggestion back. */
export async function withdrawSuggestion(db: Db, id: number): Promise<void> {
  await db.deleteFrom('suggestions').where('id', '=', id).execute()
}

/** A steward takes a suggestion away, with a reason on record. */
export async function removeSuggestion(db: Db, steward: Member, post: PostWithBody, id: number, reason: string): Promise<void> {
  await db.deleteFrom('suggestions').where('id', '=', id).where('state', '=', 'open').execute()
  const place = { spaceId: post.space_id, threadId: post.thread_id, postId: post.id }
  await record(db, { stewardId: steward.id, act: 'remove suggestion', reason, ...place })
}

async function tell(db: Db, id: number): Promise<void> {
  await sql`select tell_of_suggestion(${id}, make_interval(secs => ${MAIL_PAUSE_SECONDS}))`.execute(db)
}
