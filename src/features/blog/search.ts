// Articles as results of the search.
import { type Found, headline, splitSnippet } from '#core/search/queries.ts'
import type { Db } from '#platform/db/connect.ts'

export async function findArticles(db: Db, asked: string, ids: number[]): Promise<Found[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('articles as a')
    .where('a.id', 'in', ids)
    .where('a.state', '=', 'published')
    .select(['a.id', 'a.slug', 'a.title', 'a.published_at', headline('a.words', asked).as('snippet')])
    .select((eb) =>
      eb
        .selectFrom('article_authors as x')
        .innerJoin('blog_people as p', 'p.id', 'x.person_id')
        .whereRef('x.article_id', '=', 'a.id')
        .select((inner) => inner.fn<string>('string_agg', ['p.name', inner.val(', ')]).as('names'))
        .as('by'),
    )
    .execute()
  return rows.map((row) => ({
    kind: 'article',
    ref: row.id,
    title: row.title,
    href: `/blog/${row.slug}`,
    by: row.by ?? '',
    place: 'Blog',
    at: row.published_at,
    snippet: splitSnippet(row.snippet),
  }))
}
