// Questions under load: pages beside thread pages of as many posts, lists, the queue, and what is asked while a title is typed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Db, openPools } from '#platform/db/connect.ts'
import { openDatabase } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type Amounts, fill } from './fill.ts'
import { type Figures, measure } from './load.ts'
import { type Running, startHearth } from './server.ts'

/** Posts of a page, of threads and questions alike: one question, seven answers, twelve comments. */
const POSTS = 20
const PAGES = 250
const TYPING = 4

const subjects =
  'median mean missing values join wide table pivot long date month financial year chart axis label order factor regex string split merge csv excel parquet window function latest row group rank duplicate index plot colour theme font render quarto report parameter loop list apply vector function package version install error warning encoding login proxy server shiny app deploy test mock snapshot git branch conflict remote pandas polars numpy series index merge resample schema column type cast null query slow plan view grant role backup'.split(
    ' ',
  )
const openings = ['How do I', 'Why does my', 'What is the best way to', 'Is there a way to', 'Error when I', 'Which is right for']

/** A title of common and rare words, always the same for a number. */
function title(seed: number): string {
  const pick = (n: number) => subjects[(seed * 31 + n * n * 17 + ((seed * 7 + n) % 13) * 5) % subjects.length]!
  return `${openings[seed % openings.length]} ${pick(1)} ${pick(2)} by ${pick(3)} ${pick(4)} in ${['R', 'Python', 'SQL'][seed % 3]}?`
}

/** Makes questions of all threads but those that stay for comparison; gives back some of both with as many posts on their page. */
export async function makeQuestions(db: Db, amounts: Amounts): Promise<{ threads: number[]; questions: number[] }> {
  const long = await db
    .selectFrom('threads as t')
    .innerJoin('spaces as s', 's.id', 't.space_id')
    .where('s.sees', '=', 'everyone')
    .where('t.last_number', '>=', POSTS)
    .select('t.id')
    .orderBy('t.id')
    .limit(PAGES * 2)
    .execute()
  const ids = long.map((row) => row.id)
  const [threads, questions] = [ids.filter((_, n) => n % 2 === 0), ids.filter((_, n) => n % 2 === 1)]
  await sql`delete from posts where thread_id = any (${ids}::bigint[]) and number > ${POSTS}`.execute(db)
  await sql`update threads set last_number = ${POSTS}, reply_count = ${POSTS - 1} where id = any (${ids}::bigint[])`.execute(db)
  const titles = Array.from({ length: 5000 }, (_, n) => title(n))
  await sql`update threads set shown_at = 'questions', title = (${titles}::text[])[1 + (id % 5000)::int]
    where not id = any (${threads}::bigint[])`.execute(db)
  await sql`insert into questions (thread_id, space_id, words, waiting_since)
    select id, space_id, to_tsvector('english', title) || to_tsvector('simple', title), created_at from threads where shown_at = 'questions'`.execute(
    db,
  )
  await sql`alter table answers disable trigger settle`.execute(db)
  await sql`insert into answers (post_id, thread_id, space_id, accepted_at)
    select p.id, p.thread_id, p.space_id, case when p.number = 2 and p.thread_id % 2 = 0 then now() end
    from posts p join questions q on q.thread_id = p.thread_id where p.number between 2 and 8 and p.thread_id % 5 <> 0`.execute(
    db,
  )
  await sql`alter table answers enable trigger settle`.execute(db)
  await sql`update posts p set reply_to = a.id from posts a
    where a.thread_id = p.thread_id and a.number = 2 + p.number % 7 and p.number > 8 and p.thread_id = any (${questions}::bigint[])`.execute(
    db,
  )
  await sql`select count(settle_question(thread_id)) from questions`.execute(db)
  await sql`insert into tags (slug, name) select 'tag' || i || 'x', 'tag ' || i || 'x' from generate_series(1, 80) i`.execute(db)
  await sql`insert into question_tags (thread_id, space_id, tag_id)
    select q.thread_id, q.space_id, g.id from questions q join tags g on g.id % 80 in (q.thread_id % 80, (q.thread_id * 7) % 40, (q.thread_id * 3) % 8)
    on conflict do nothing`.execute(db)
  await sql`insert into member_tags (member_id, tag_id, kind)
    select m, g.id, 'skill' from generate_series(1, ${Math.min(amounts.members, 2000)}::int) m join tags g on g.id % 20 = m % 20`.execute(
    db,
  )
  await sql`vacuum analyze`.execute(db)
  return { threads, questions }
}

export type QuestionFigures = Record<
  | 'constant'
  | 'threadGuest'
  | 'questionGuest'
  | 'threadMember'
  | 'questionMember'
  | 'listGuest'
  | 'listByTag'
  | 'queue'
  | 'queueBySkill'
  | 'similar'
  | 'similarBusy',
  Figures
>

/** Fills, loads and measures; the constant page is the yardstick as for threads. */
export async function measureQuestions(
  amounts: Amounts,
  constant: Running,
  port: number,
  seconds: number,
): Promise<QuestionFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'))
  try {
    const opened = await openDatabase({ dataDir: folder, databaseUrl: undefined }, () => {}, { command: 'bench' })
    await migrate(opened.target.owner)
    const database = openPools(opened.target)
    const { tokens } = await fill(database.owner, amounts)
    const { threads, questions } = await makeQuestions(database.owner, amounts)
    await database.close()
    await opened.stop()
    const hearth = await startHearth(folder, port)
    try {
      const load = (paths: string[], cookies: string[] = [], connections?: number) =>
        measure({ base: hearth.base, paths, cookies, seconds, ...(connections ? { connections } : {}) })
      const asked = Array.from({ length: 300 }, (_, n) => `/questions/similar?title=${encodeURIComponent(title(n * 17 + 3))}`)
      const [threadPaths, questionPaths] = [threads.map((id) => `/threads/${id}`), questions.map((id) => `/questions/${id}`)]
      await load(questionPaths, tokens)
      return {
        constant: await measure({ base: constant.base, paths: ['/'], seconds }),
        threadGuest: await load(threadPaths),
        questionGuest: await load(questionPaths),
        threadMember: await load(threadPaths, tokens),
        questionMember: await load(questionPaths, tokens),
        listGuest: await load(
          ['/questions', '/questions?show=solved', '/questions?show=helpful', '/questions?show=unanswered'],
          tokens,
        ),
        listByTag: await load(
          ['/questions?tag=tag7x', '/questions?tag=tag33x&show=unanswered', '/questions?tag=tag2x&space=space-4'],
          tokens,
        ),
        queue: await load(['/questions/help?tags=all'], tokens, TYPING),
        queueBySkill: await load(['/questions/help'], tokens, TYPING),
        similar: await load(asked, tokens, TYPING),
        similarBusy: await load(asked, tokens),
      }
    } finally {
      await hearth.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
