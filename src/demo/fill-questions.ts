// The questions of the invented town, with their answers, comments and states.
import { sql } from 'kysely'
import { keepTagIds } from '#core/tags/keep.ts'
import type { Db } from '#platform/db/connect.ts'
import { addPost, DAY, HOUR, type Ids, idOf } from './fill-posts.ts'
import { questions } from './questions/all.ts'
import type { DemoAnswer, DemoComment, DemoQuestion } from './questions/types.ts'

/** Spaces in which one may ask under a mask. */
const MASKED = ['help-with-r', 'help-with-python', 'careers-and-reorganisations']

type Written = { by: string; body: string; at: number; as: 'question' | 'answer' | 'comment'; answer?: DemoAnswer; on?: object }

export async function fillQuestions(db: Db, ids: Ids, spaces: Map<string, number>): Promise<void> {
  await db.updateTable('spaces').set({ masks: true }).where('slug', 'in', MASKED).execute()
  const known = new Map<string, number>()
  // In the order in which they were asked: numbers rise with time.
  for (const question of [...questions].sort((a, b) => b.daysAgo - a.daysAgo))
    known.set(question.title, await addQuestion(db, ids, spaces.get(question.space)!, question))
  for (const { title, duplicateOf } of questions)
    if (duplicateOf)
      await db
        .updateTable('questions')
        .set({ duplicate_of: known.get(duplicateOf)! })
        .where('thread_id', '=', known.get(title)!)
        .execute()
}

async function addQuestion(db: Db, ids: Ids, spaceId: number, question: DemoQuestion): Promise<number> {
  const began = Date.now() - question.daysAgo * DAY - HOUR * 2
  const asker = question.mask ? await addMask(db, question.mask) : idOf(ids, question.by)
  const { id } = await db
    .insertInto('threads')
    .values({
      space_id: spaceId,
      author_id: asker,
      title: question.title,
      created_at: new Date(began),
      invented: true,
      shown_at: 'questions',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (question.mask)
    await db
      .insertInto('masks')
      .values({ id: asker, member_id: idOf(ids, question.by), thread_id: id })
      .execute()
  await sql`
    insert into questions (thread_id, space_id, words, waiting_since)
    values (${id}, ${spaceId}, to_tsvector('english', ${question.title}) || to_tsvector('simple', ${question.title}), ${new Date(began)})`.execute(
    db,
  )
  const tags = await keepTagIds(db, question.tags)
  await db
    .insertInto('question_tags')
    .values(tags.map((tag, position) => ({ thread_id: id, space_id: spaceId, tag_id: tag.id, position })))
    .execute()
  await addWords(db, ids, { id, spaceId, asker }, question, began)
  if (question.stale) await db.updateTable('questions').set({ stale_at: new Date() }).where('thread_id', '=', id).execute()
  return id
}

async function addMask(db: Db, name: string): Promise<number> {
  const { id } = await db
    .insertInto('members')
    .values({ name, state: 'mask', handle: `mask-${name.toLowerCase().replaceAll(' ', '-')}`, invented: true })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Everything that was said, in the order in which it was said. */
function inOrder(question: DemoQuestion, began: number): Written[] {
  const at = (hours: number) => Math.min(began + hours * HOUR, Date.now() - 60_000)
  const comments = (list: DemoComment[] | undefined, on: object): Written[] =>
    (list ?? []).map((one) => ({ by: one.by, body: one.body, at: at(one.hoursLater), as: 'comment', on }))
  const later = [
    ...comments(question.comments, question),
    ...question.answers.flatMap((answer): Written[] => [
      { by: answer.by, body: answer.body, at: at(answer.hoursLater), as: 'answer', answer },
      ...comments(answer.comments, answer),
    ]),
  ]
  return [{ by: question.by, body: question.body, at: began, as: 'question' }, ...later.sort((a, b) => a.at - b.at)]
}

type Thread = { id: number; spaceId: number; asker: number }

async function addWords(db: Db, ids: Ids, { id, spaceId, asker }: Thread, question: DemoQuestion, began: number): Promise<void> {
  const posts = new Map<object, number>()
  const all = inOrder(question, began)
  for (const [index, one] of all.entries()) {
    const replyTo = one.on && posts.get(one.on)
    const place = {
      threadId: id,
      spaceId,
      number: index + 1,
      title: question.title,
      at: new Date(one.at),
      ...(replyTo ? { replyTo } : {}),
    }
    const author = one.by === question.by ? asker : idOf(ids, one.by)
    const post = await addPost(db, ids, place, { by: one.by, text: one.body }, author)
    posts.set(one.as === 'question' ? question : (one.answer ?? {}), post)
    if (one.as === 'answer') await db.insertInto('answers').values({ post_id: post, thread_id: id, space_id: spaceId }).execute()
  }
  const last = all.at(-1)!
  await db
    .updateTable('threads')
    .set({
      last_number: all.length,
      reply_count: all.length - 1,
      last_post_at: new Date(last.at),
      last_author_id: last.by === question.by ? asker : idOf(ids, last.by),
    })
    .where('id', '=', id)
    .execute()
  for (const answer of question.answers) await addFacts(db, ids, { id, spaceId }, question, answer, posts)
}

/** What members said of an answer: it solved it, it helped, it is out of date, it could be better. */
async function addFacts(
  db: Db,
  ids: Ids,
  { id, spaceId }: { id: number; spaceId: number },
  question: DemoQuestion,
  answer: DemoAnswer,
  posts: Map<object, number>,
): Promise<void> {
  const post = posts.get(answer)!
  const others = [...ids.entries()].filter(([key]) => key !== answer.by && key !== question.by).map(([, memberId]) => memberId)
  const helped = others.slice(0, answer.helped ?? 0).map((member_id) => ({ post_id: post, member_id }))
  if (helped.length > 0) await db.insertInto('helped').values(helped).execute()
  // The first of several accepted answers was accepted first, and so is the best.
  const accepted_at = answer.accepted ? new Date(Date.now() - DAY + question.answers.indexOf(answer) * HOUR) : null
  const { outdated, suggestion } = answer
  const newer = outdated?.newer === undefined ? undefined : posts.get(question.answers[outdated.newer]!)
  await db
    .updateTable('answers')
    .set({
      accepted_at,
      ...(outdated
        ? { outdated_at: new Date(), outdated_by: idOf(ids, outdated.by), outdated_note: outdated.note, newer_id: newer ?? null }
        : {}),
    })
    .where('post_id', '=', post)
    .execute()
  if (suggestion)
    await db
      .insertInto('suggestions')
      .values({
        post_id: post,
        thread_id: id,
        space_id: spaceId,
        author_id: idOf(ids, suggestion.by),
        base: answer.body,
        body: suggestion.body,
        note: suggestion.note,
      })
      .execute()
}
