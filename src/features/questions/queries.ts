// Questions, read through the wall.
import { sql } from 'kysely'
import { TITLE_CHARACTERS } from '#core/threads/forms.ts'
import { findThread, type Thread } from '#core/threads/queries.ts'
import type { Db } from '#platform/db/connect.ts'
import { cleanLine, excerpt } from '#platform/text.ts'
import type { Outline } from './order.ts'
import type { QuestionState } from './policy.ts'

export type QuestionTag = { id: number; slug: string; name: string }

export type QuestionRow = {
  state: QuestionState
  is_first: boolean
  best_id: number | null
  answers: number
  helped: number
  stale_at: Date | null
  waiting_since: Date
  duplicate_of: number | null
  /** Null where the viewer does not see the other question. */
  duplicate_title: string | null
  tags: QuestionTag[]
  asker_is_mask: boolean
}

export type Question = Thread & QuestionRow

const tags = sql<QuestionTag[]>`(
  select coalesce(json_agg(json_build_object('id', g.id, 'slug', g.slug, 'name', g.name) order by x.position), '[]')
  from question_tags x join tags g on g.id = x.tag_id where x.thread_id = q.thread_id)`

/** One question with its thread; undefined where there is none, or none that the viewer sees. */
export async function findQuestion(db: Db, id: number | undefined, viewerId: number | undefined): Promise<Question | undefined> {
  if (id === undefined) return undefined
  // Asked together, they take one way to the database and back.
  const [thread, row] = await Promise.all([findThread(db, id, viewerId), findRow(db, id)])
  return thread?.shown_at === 'questions' && row ? { ...thread, ...row } : undefined
}

function findRow(db: Db, id: number): Promise<QuestionRow | undefined> {
  return db
    .selectFrom('questions as q')
    .innerJoin('threads as t', 't.id', 'q.thread_id')
    .leftJoin('threads as d', 'd.id', 'q.duplicate_of')
    .leftJoin('bylines as b', 'b.id', 't.author_id')
    .where('q.thread_id', '=', id)
    .select(['q.is_first', 'q.best_id', 'q.answers', 'q.helped', 'q.stale_at', 'q.waiting_since', 'q.duplicate_of'])
    .select(['d.title as duplicate_title', sql<QuestionState>`q.state`.as('state'), tags.as('tags')])
    .select(sql<boolean>`coalesce(b.is_mask, false)`.as('asker_is_mask'))
    .executeTakeFirst()
}

/** All posts of a question without their words, in the order of their numbers, with what is said of the answers; 2,000 at most. */
export async function listOutline(db: Db, threadId: number): Promise<Outline[]> {
  const { rows } = await sql<Outline>`select * from question_outline(${threadId})`.execute(db)
  return rows
}

/** Whom an answer helped: read as the owner, only to say to each reader whether it was them. */
export async function listHelped(owner: Db, postId: number): Promise<number[]> {
  const rows = await owner.selectFrom('helped').where('post_id', '=', postId).select('member_id').execute()
  return rows.map((row) => row.member_id)
}

export type Answer = {
  post_id: number
  thread_id: number
  number: number
  author_id: number
  removed_at: Date | null
  accepted_at: Date | null
}

/** One answer to this question; undefined for anything else. */
export function findAnswer(db: Db, threadId: number, postId: number | undefined): Promise<Answer | undefined> {
  return db
    .selectFrom('answers as a')
    .innerJoin('posts as p', 'p.id', 'a.post_id')
    .where('a.post_id', '=', postId ?? 0)
    .where('a.thread_id', '=', threadId)
    .select(['a.post_id', 'a.thread_id', 'p.number', 'p.author_id', 'p.removed_at', 'a.accepted_at'])
    .executeTakeFirst()
}

const LABEL_CHARACTERS = 80

/** The other answers to a question, for choosing one: by whom, and how it begins. */
export async function listOtherAnswers(db: Db, threadId: number, exceptId: number): Promise<{ id: number; label: string }[]> {
  const rows = await db
    .selectFrom('answers as a')
    .innerJoin('posts as p', 'p.id', 'a.post_id')
    .leftJoin('bylines as b', 'b.id', 'p.author_id')
    .where('a.thread_id', '=', threadId)
    .where('a.post_id', '<>', exceptId)
    .where('p.removed_at', 'is', null)
    .select(['a.post_id as id', 'b.name', sql<string>`left(p.words, 200)`.as('words')])
    .orderBy('a.post_id', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ id, name, words }) => ({ id, label: `${name || 'A former member'}: ${excerpt(words, LABEL_CHARACTERS)}` }))
}

/** Questions with a title like this one, the best first; those that are solved before others that fit as well. */
export async function listSimilar(db: Db, title: string, most: number, exceptId?: number) {
  const asked = cleanLine(title)
  if (asked === '') return []
  const { rows } = await sql<{ id: number; title: string; state: QuestionState; answers: number; space: string }>`
    select q.thread_id as id, t.title, q.state, q.answers, s.name as space
    from similar_questions(${asked.slice(0, TITLE_CHARACTERS * 2)}, ${exceptId ?? null}::bigint, ${most}) f
      join questions q on q.thread_id = f.thread_id
      join threads t on t.id = q.thread_id
      join spaces s on s.id = q.space_id
    order by f.rank desc, q.thread_id desc`.execute(db)
  return rows
}

export type SimilarQuestion = Awaited<ReturnType<typeof listSimilar>>[number]

/** Whether the member has asked under their own name before. */
export async function hasAsked(db: Db, memberId: number): Promise<boolean> {
  const row = await db
    .selectFrom('threads')
    .where('author_id', '=', memberId)
    .where('shown_at', '=', 'questions')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
