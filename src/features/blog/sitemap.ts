import type { Sitemap } from '#platform/feature.ts'

/** Published articles, for the sitemap. */
export const blogSitemap: Sitemap = {
  async last(db) {
    const row = await db
      .selectFrom('articles')
      .where('state', '=', 'published')
      .select((eb) => eb.fn.max('id').as('id'))
      .executeTakeFirst()
    return row?.id ?? 0
  },
  async list(db, after, upTo) {
    const rows = await db
      .selectFrom('articles')
      .where('state', '=', 'published')
      .where('id', '>', after)
      .where('id', '<=', upTo)
      .select(['slug', 'published_at', 'modified_at'])
      .orderBy('id')
      .execute()
    return rows.map(({ slug, published_at, modified_at }) => ({ path: `/blog/${slug}`, changed: modified_at ?? published_at! }))
  },
}
