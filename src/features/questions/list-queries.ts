// Lists of questions, read through the wall and paged by key.
import { type Expression, type SelectQueryBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { QuestionState } from './policy.ts'
import type { QuestionTag } from './queries.ts'

export const QUESTIONS_A_PAGE = 25

/** The orders of the list; `unanswered` and `solved` also leave the others out. */
export const lists = ['newest', 'unanswered', 'solved', 'helpful'] as const
export type List = (typeof lists)[number]

/** What combines: all of it can stand in an address. */
export type Filter = { list: List; tagId?: number | undefined; spaceId?: number | undefined; before?: Key | undefined }

/** Where the next page begins: the last question's number, and for `helpful` how many it helped. */
export type Key = { helped: number; id: number }

type Chosen = SelectQueryBuilder<Tables & { q: Tables['questions'] }, 'q', { id: number }>

/** The lines of a list: the page is chosen from an index before anything is joined to it. */
function lines(db: Db, chosen: Chosen) {
  return db
    .with(
      (cte) => cte('page').materialized(),
      () => chosen,
    )
    .selectFrom('page')
    .innerJoin('questions as q', 'q.thread_id', 'page.id')
    .innerJoin('threads as t', 't.id', 'q.thread_id')
    .innerJoin('spaces as s', 's.id', 'q.space_id')
    .leftJoin('bylines as a', 'a.id', 't.author_id')
    .select(['t.id', 't.title', 't.created_at', 't.last_post_at', 't.author_id', 't.invented', 't.locked_at'])
    .select(['q.answers', 'q.helped', 'q.is_first', 'q.waiting_since', sql<QuestionState>`q.state`.as('state')])
    .select(['a.name as author_name', 'a.has_left as author_has_left', 'a.has_page as author_has_page'])
    .select(['a.role as author_role', 'a.picture_id as author_picture_id'])
    .select(['s.slug as space_slug', 's.name as space_name', (eb) => tagsOf(eb.ref('q.thread_id')).as('tags')])
}

const tagsOf = (threadId: Expression<number>) => sql<QuestionTag[]>`(
  select coalesce(json_agg(json_build_object('id', g.id, 'slug', g.slug, 'name', g.name) order by x.position), '[]')
  from question_tags x join tags g on g.id = x.tag_id where x.thread_id = ${threadId})`

const newestFirst = sql`q.thread_id desc`
const mostHelpful = sql`q.helped desc, q.thread_id desc`

/** One page of questions, and one more to see whether more follow. Those that were asked before are left out. */
export function listQuestions(db: Db, { list, tagId, spaceId, before }: Filter) {
  const order = list === 'helpful' ? mostHelpful : newestFirst
  let chosen: Chosen = db.selectFrom('questions as q').select('q.thread_id as id')
  if (list === 'unanswered') chosen = chosen.where('q.state', 'in', ['open', 'stale'])
  else if (list === 'solved') chosen = chosen.where('q.state', '=', 'solved')
  else chosen = chosen.where('q.state', '<>', 'duplicate')
  if (list === 'helpful') chosen = chosen.where('q.helped', '>', 0)
  if (tagId !== undefined)
    chosen = chosen.where('q.thread_id', 'in', (eb) =>
      eb.selectFrom('question_tags').select('thread_id').where('tag_id', '=', tagId),
    )
  if (spaceId !== undefined) chosen = chosen.where('q.space_id', '=', spaceId)
  if (before && list === 'helpful')
    chosen = chosen.where(sql<boolean>`(q.helped, q.thread_id) < (${before.helped}, ${before.id})`)
  else if (before) chosen = chosen.where('q.thread_id', '<', before.id)
  return lines(db, chosen.orderBy(order).limit(QUESTIONS_A_PAGE + 1))
    .orderBy(order)
    .execute()
}

export type QuestionLine = Awaited<ReturnType<typeof listQuestions>>[number]

/** A place in the queue: since when the last one shown has waited. */
export type QueueKey = { at: Date; id: number }

/**
 * The queue of open questions, the longest wait first, without the viewer's own and those in spaces that they have muted. With tags, only
 * those that carry one of them.
 */
export function listWaiting(
  db: Db,
  viewerId: number,
  { tagIds, after, most = QUESTIONS_A_PAGE + 1 }: { tagIds?: number[] | undefined; after?: QueueKey | undefined; most?: number },
): Promise<QuestionLine[]> {
  const order = sql`q.waiting_since, q.thread_id`
  let chosen: Chosen = db
    .selectFrom('questions as q')
    .select('q.thread_id as id')
    .where('q.state', '=', 'open')
    .where(
      sql<boolean>`q.space_id not in (select f.space_id from space_follows f where f.member_id = ${viewerId} and f.level = 'mute')`,
    )
    .where(
      sql<boolean>`not exists (select from threads t where t.id = q.thread_id
        and (t.locked_at is not null or t.author_id = any ((select viewer_selves())::bigint[])))`,
    )
  if (tagIds)
    chosen = chosen.where('q.thread_id', 'in', (eb) =>
      eb.selectFrom('question_tags').select('thread_id').where(sql<boolean>`tag_id = any (${tagIds}::bigint[])`),
    )
  if (after) chosen = chosen.where(sql<boolean>`(q.waiting_since, q.thread_id) > (${after.at}, ${after.id})`)
  return lines(db, chosen.orderBy(order).limit(most)).orderBy(order).execute()
}

/** The viewer's own questions, those under masks too: only they see that these are theirs. */
export function listOwn(db: Db, before: number | undefined): Promise<QuestionLine[]> {
  let chosen: Chosen = db
    .selectFrom('questions as q')
    .select('q.thread_id as id')
    .where('q.thread_id', 'in', (eb) =>
      eb
        .selectFrom('threads')
        .select('id')
        .where(sql<boolean>`author_id = any ((select viewer_selves())::bigint[])`)
        .where('shown_at', '=', 'questions'),
    )
  if (before) chosen = chosen.where('q.thread_id', '<', before)
  return lines(db, chosen.orderBy(newestFirst).limit(QUESTIONS_A_PAGE + 1))
    .orderBy(newestFirst)
    .execute()
}

// Enough to see what people ask about now; counting all of 30,000 questions would take 8 ms a page.
const RECENT_QUESTIONS = 400

/** The tags that most of the newest questions carry, of those that the viewer sees: for the list beside the questions. */
export async function listRecentTags(db: Db, most: number): Promise<{ slug: string; name: string }[]> {
  const { rows } = await sql<{ slug: string; name: string }>`
    with recent as materialized (
      select thread_id from questions order by thread_id desc limit ${RECENT_QUESTIONS}
    ), counted as (
      select x.tag_id, count(*) as questions from recent r join question_tags x on x.thread_id = r.thread_id group by x.tag_id
    )
    select g.slug, g.name
    from counted c join tags g on g.id = c.tag_id
    order by c.questions desc, g.name collate english
    limit ${most}`.execute(db)
  return rows
}
