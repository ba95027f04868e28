// Articles, read through the wall.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { ArticleState, Part } from './policy.ts'

export type Author = {
  id: number
  name: string
  orcid: string | null
  /** As it was when the article was written. */
  affiliation: string
  member_id: number | null
  /** Whether the viewer may see the member's profile, and their picture. */
  has_page: boolean
  picture_id: number | null
}
export type Category = { id: number; slug: string; name: string }
export type Heading = { level: number; id: string; text: string }

const authors = sql<Author[]>`(
  select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'orcid', p.orcid, 'affiliation', x.affiliation,
    'member_id', p.member_id, 'has_page', coalesce(b.has_page, false), 'picture_id', b.picture_id) order by x.position, p.id), '[]')
  from article_authors x join blog_people p on p.id = x.person_id left join bylines b on b.id = p.member_id
  where x.article_id = a.id)`

const categories = sql<Category[]>`(
  select coalesce(json_agg(json_build_object('id', g.id, 'slug', g.slug, 'name', g.name) order by x.position, g.name), '[]')
  from article_categories x join tags g on g.id = x.tag_id where x.article_id = a.id)`

function articles(db: Db) {
  return db
    .selectFrom('articles as a')
    .select(['a.id', 'a.slug', 'a.title', 'a.subtitle', 'a.owner_id', 'a.published_at', 'a.modified_at', 'a.updated_at'])
    .select(['a.picture_id', 'a.picture_description', 'a.publish_at', 'a.submitted_at', 'a.licence', 'a.version', 'a.thread_id'])
    .select([sql<ArticleState>`a.state`.as('state'), authors.as('authors'), categories.as('categories')])
    .select(['a.minutes'])
    .select(['a.source_path', 'a.source_version', 'a.invented'])
}

/** All that a reader sees, without the source. */
function readable(db: Db) {
  return articles(db).select(['a.html', 'a.lead', 'a.space_id']).select(sql<Heading[]>`a.headings`.as('headings'))
}

/** One article by its number; undefined where there is none, or none that the viewer sees. */
export async function findArticle(db: Db, id: number | undefined) {
  return id === undefined ? undefined : readable(db).select('a.body').where('a.id', '=', id).executeTakeFirst()
}

/** An article with its source. */
export type Article = NonNullable<Awaited<ReturnType<typeof findArticle>>>
/** An article as it is read. */
export type ReadArticle = Omit<Article, 'body'>

/** A published article by its address. */
export function findPublished(db: Db, slug: string): Promise<ReadArticle | undefined> {
  return readable(db).where('a.slug', '=', slug).where('a.state', '=', 'published').executeTakeFirst()
}

/** Where an address of before leads now, as a path; undefined where it was never one of ours. */
export async function findMoved(db: Db, path: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('article_aliases as x')
    .innerJoin('articles as a', 'a.id', 'x.article_id')
    .where('x.path', '=', path)
    .where('a.state', '=', 'published')
    .select('a.slug')
    .executeTakeFirst()
  return row && `/blog/${row.slug}`
}

export const ARTICLES_A_PAGE = 20

export type Filter = {
  tagId?: number | undefined
  personId?: number | undefined
  year?: number | undefined
  /** Where the next page begins: when the last one shown was published, and its number. */
  before?: { at: Date; id: number } | undefined
  most?: number
  exceptId?: number
}

const published = (db: Db, { tagId, personId, year, before, most = ARTICLES_A_PAGE + 1, exceptId }: Filter) =>
  db
    .selectFrom('articles')
    .select('id')
    .where('state', '=', 'published')
    .$if(tagId !== undefined, (query) =>
      query.where('id', 'in', (eb) => eb.selectFrom('article_categories').select('article_id').where('tag_id', '=', tagId!)),
    )
    .$if(personId !== undefined, (query) =>
      query.where('id', 'in', (eb) => eb.selectFrom('article_authors').select('article_id').where('person_id', '=', personId!)),
    )
    .$if(year !== undefined, (query) =>
      query.where(sql<boolean>`published_at >= make_date(${year}, 1, 1) and published_at < make_date(${year! + 1}, 1, 1)`),
    )
    .$if(before !== undefined, (query) => query.where(sql<boolean>`(published_at, id) < (${before!.at}, ${before!.id})`))
    .$if(exceptId !== undefined, (query) => query.where('id', '<>', exceptId!))
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)

/** Published articles, the newest first; one more than a page, to see whether more follow. */
export function listArticles(db: Db, filter: Filter) {
  return articles(db)
    .select('a.lead')
    .where('a.id', 'in', published(db, filter))
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id', 'desc')
    .execute()
}

export type ArticleLine = Awaited<ReturnType<typeof listArticles>>[number]

/** The same with all their words, for feeds. */
export function listWhole(db: Db, filter: Filter): Promise<ReadArticle[]> {
  return readable(db)
    .where('a.id', 'in', published(db, filter))
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id', 'desc')
    .execute()
}

/** Categories of published articles with their numbers, the most used first. */
export async function listCategories(db: Db, most: number): Promise<(Category & { articles: number })[]> {
  const { rows } = await sql<Category & { articles: number }>`
    select g.id, g.slug, g.name, count(*)::int as articles
    from article_categories x join articles a on a.id = x.article_id and a.state = 'published' join tags g on g.id = x.tag_id
    group by g.id order by count(*) desc, g.name collate english limit ${most}`.execute(db)
  return rows
}

/** The years in which something was published, the newest first. */
export async function listYears(db: Db): Promise<{ year: number; articles: number }[]> {
  const { rows } = await sql<{ year: number; articles: number }>`
    select extract(year from published_at)::int as year, count(*)::int as articles
    from articles where state = 'published' group by 1 order by 1 desc`.execute(db)
  return rows
}

export type Neighbour = { slug: string; title: string }

/** The articles published right before and right after. */
export async function findNeighbours(db: Db, article: Pick<Article, 'id' | 'published_at'>) {
  const beside = (newer: boolean) =>
    db
      .selectFrom('articles')
      .where('state', '=', 'published')
      .where(
        newer
          ? sql<boolean>`(published_at, id) > (${article.published_at}, ${article.id})`
          : sql<boolean>`(published_at, id) < (${article.published_at}, ${article.id})`,
      )
      .orderBy('published_at', newer ? 'asc' : 'desc')
      .orderBy('id', newer ? 'asc' : 'desc')
      .select(['slug', 'title'])
      .limit(1)
      .executeTakeFirst()
  const [older, newer] = await Promise.all([beside(false), beside(true)])
  return { older, newer }
}

/** Articles that share most categories, the newest first among equals. */
export async function listRelated(db: Db, articleId: number, most: number): Promise<(Neighbour & { published_at: Date })[]> {
  const { rows } = await sql<Neighbour & { published_at: Date }>`
    select a.slug, a.title, a.published_at
    from article_categories mine
      join article_categories other on other.tag_id = mine.tag_id and other.article_id <> mine.article_id
      join articles a on a.id = other.article_id and a.state = 'published'
    where mine.article_id = ${articleId}
    group by a.id order by count(*) desc, a.published_at desc limit ${most}`.execute(db)
  return rows
}

/** What the viewer is to an article: one who writes it, one who edits. */
export async function findPart(db: Db, articleId: number, viewerId: number | undefined): Promise<Part> {
  if (viewerId === undefined) return { writes: false, edits: false }
  const { rows } = await sql<Part>`
    select ${articleId} = any (own_article_ids()) as writes, viewer_is_editor() as edits`.execute(db)
  return rows[0] ?? { writes: false, edits: false }
}

/** Articles that the viewer writes, what was changed last first. */
export function listOwn(db: Db) {
  return articles(db)
    .where(sql<boolean>`a.id = any ((select own_article_ids())::bigint[])`)
    .orderBy('a.updated_at', 'desc')
    .limit(200)
    .execute()
}

/** What waits for editors, the longest first. */
export function listWaiting(db: Db) {
  return articles(db)
    .where('a.state', 'in', ['submitted', 'approved', 'changes'])
    .orderBy(sql`a.state = 'submitted'`, 'desc')
    .orderBy('a.submitted_at')
    .limit(200)
    .execute()
}

export type WorkLine = Awaited<ReturnType<typeof listOwn>>[number]
