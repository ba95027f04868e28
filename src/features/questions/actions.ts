// What members do with questions. Each runs in the transaction of its request: all of it is kept, or nothing.
import { sql } from 'kysely'
import { startUnderMask } from '#core/masks/start.ts'
import { keepTagIds } from '#core/tags/keep.ts'
import { postReply, startThread, threadTopic, type Written } from '#core/threads/actions.ts'
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import { publish } from '#platform/jobs.ts'
import { signal } from '#platform/live.ts'
import type { Member } from '#platform/viewer.ts'
import type { AskInput } from './forms.ts'
import { hasAsked, type Question } from './queries.ts'

const NO_MASK = 'Questions under a mask are not possible in this space. Choose another space, or ask under your name.'

/** Asks a question, under a new mask where that was chosen. @throws Refusal 409 for a mask in a space without masks. */
export async function askQuestion(db: Db, asker: Member, space: { id: number }, form: AskInput): Promise<Written> {
  const isFirst = !form.mask && !(await hasAsked(db, asker.id))
  if (form.mask) {
    const thread = await startUnderMask(db, space, { title: form.title, shownAt: 'questions' })
    if (!thread) throw new Refusal(409, NO_MASK)
    return completeQuestion(
      db,
      form,
      { isFirst, written: await postReply(db, asker, { ...thread, title: form.title }, form) },
      space,
    )
  }
  return completeQuestion(db, form, { isFirst, written: await startThread(db, asker, space, form, 'questions') }, space)
}

async function completeQuestion(
  db: Db,
  form: AskInput,
  { isFirst, written }: { isFirst: boolean; written: Written },
  space: { id: number },
): Promise<Written> {
  const { threadId, postId } = written
  await sql`
    insert into questions (thread_id, space_id, is_first, words)
    values (${threadId}, ${space.id}, ${isFirst}, to_tsvector('english', ${form.title}) || to_tsvector('simple', ${form.title}))`.execute(
    db,
  )
  await keepQuestionTags(db, { id: threadId, space_id: space.id }, form.tags)
  await publish(db, 'question.asked', { threadId, postId, spaceId: space.id })
  return written
}

/** Puts these in the place of a question's tags. */
export async function keepQuestionTags(db: Db, thread: { id: number; space_id: number }, names: string[]): Promise<void> {
  await db.deleteFrom('question_tags').where('thread_id', '=', thread.id).execute()
  const tags = await keepTagIds(db, names)
  if (tags.length === 0) return
  await db
    .insertInto('question_tags')
    .values(tags.map(({ id }, position) => ({ thread_id: thread.id, space_id: thread.space_id, tag_id: id, position })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Answers a question. The asker is told, by mail too unless they chose otherwise. */
export async function postAnswer(
  db: Db,
  author: Member,
  question: Question,
  form: { body: string; draft?: string | undefined },
): Promise<Written> {
  const written = await postReply(db, author, question, form, { kind: 'answer', ids: [question.author_id] })
  await insertAnswer(db, question, written.postId)
  return written
}

function insertAnswer(db: Db, question: Question, postId: number) {
  return db
    .insertInto('answers')
    .values({ post_id: postId, thread_id: question.id, space_id: question.space_id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Tells open pages that an answer looks different now. */
function show(db: Db, question: Question, postId: number): Promise<void> {
  return signal(db, { topic: threadTopic(question.id), what: 'changed', id: postId })
}

/** Makes a comment an answer, or an answer a comment. */
export async function sortPost(db: Db, question: Question, postId: number, as: 'answer' | 'comment'): Promise<void> {
  if (as === 'answer') await insertAnswer(db, question, postId)
  else await db.deleteFrom('answers').where('post_id', '=', postId).execute()
}

/** Accepts an answer, or takes that back. Two who do so at one moment wait for each other. @throws Refusal 409 where it is gone meanwhile. */
export async function acceptAnswer(db: Db, question: Question, postId: number, accepted: 'yes' | 'no' | 'best'): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`
    select set_accepted(${postId}, ${accepted !== 'no'}, ${accepted === 'best'}) as done`.execute(db)
  if (!rows[0]?.done) throw new Refusal(409, 'This answer has just been taken back.')
  await show(db, question, postId)
  if (question.best_id !== null && question.best_id !== postId) await show(db, question, question.best_id)
}

/** "This helped me too", or not after all. Twice is the same as once. */
export async function sayHelped(db: Db, member: Member, question: Question, postId: number, helped: boolean): Promise<void> {
  if (helped) {
    await db
      .insertInto('helped')
      .values({ post_id: postId, member_id: member.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  } else await db.deleteFrom('helped').where('post_id', '=', postId).where('member_id', '=', member.id).execute()
  await show(db, question, postId)
}

/** Says that an answer is out of date, why, and which is newer; or that it is not. @throws Refusal 409 where the newer one is gone. */
export async function markOutdated(
  db: Db,
  question: Question,
  postId: number,
  form: { outdated: 'yes' | 'no'; note: string; newer_id?: number | undefined },
): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`
    select set_outdated(${postId}, ${form.outdated === 'yes'}, ${form.note}, ${form.newer_id ?? null}::bigint) as done`.execute(
    db,
  )
  if (!rows[0]?.done) throw new Refusal(409, 'One of the two answers has just gone. Have another look.')
  await show(db, question, postId)
}

/** Closes a question because it repeats another; without one, opens it again. */
export async function closeAsDuplicate(db: Db, question: Question, originalId: number | null): Promise<void> {
  await db.updateTable('questions').set({ duplicate_of: originalId }).where('thread_id', '=', question.id).execute()
}

/** An old question still matters to somebody: it waits again from now on. */
export async function reopen(db: Db, question: Question): Promise<void> {
  await sql`select set_stale(${question.id}, false)`.execute(db)
}

/**
 * Makes a question of a thread's post. Of the first post: the whole thread becomes the question. Of another: the post goes into a question of
 * its own, with the replies in `answers` and `comments`. Authors and addresses stay. @throws Refusal 409 where somebody was quicker.
 */
export async function makeQuestion(
  db: Db,
  post: { id: number; thread_id: number; number: number; space_id: number },
  form: { title: string; tags: string[]; answers: number[]; comments: number[] },
): Promise<number> {
  const id = post.number === 1 ? post.thread_id : await splitForQuestion(db, post.id, form)
  const { rows } = await sql<{ done: boolean }>`select make_question(${id}, ${form.answers}::bigint[]) as done`.execute(db)
  if (!id || !rows[0]?.done) throw new Refusal(409, 'Somebody has just changed this thread. Have another look.')
  await keepQuestionTags(db, { id, space_id: post.space_id }, form.tags)
  return id
}

async function splitForQuestion(
  db: Db,
  postId: number,
  form: { title: string; answers: number[]; comments: number[] },
): Promise<number | null> {
  const along = [...form.answers, ...form.comments]
  const { rows } = await sql<{ id: number | null }>`
    select split_for_question(${postId}, ${along}::bigint[], ${form.title}) as id`.execute(db)
  return rows[0]?.id ?? null
}
