// What a member takes along of the blog: their articles, and what they said as authors and editors.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Exported } from '#platform/feature.ts'

export async function exportBlog(db: Db, memberId: number): Promise<Exported[]> {
  const articles = await db
    .selectFrom('articles')
    .where(sql<boolean>`id = any ((select own_article_ids())::bigint[])`)
    .select(['id', 'slug', 'title', 'subtitle', 'state', 'body', 'licence', 'created_at', 'published_at', 'modified_at'])
    .orderBy('id')
    .execute()
  const notes = await db
    .selectFrom('article_notes')
    .where('author_id', '=', memberId)
    .select(['article_id', 'at', 'kind', 'about', 'body'])
    .orderBy('id')
    .execute()
  const corrections = await db
    .selectFrom('article_corrections')
    .where('author_id', '=', memberId)
    .select(['article_id', 'at', 'note', 'body', 'state'])
    .orderBy('id')
    .execute()
  const claims = await db.selectFrom('blog_claims').where('member_id', '=', memberId).select(['person_id', 'at']).execute()
  const editor = await db.selectFrom('blog_editors').where('member_id', '=', memberId).select('at').executeTakeFirst()
  return [
    ...articles.map(
      ({ body, ...facts }): Exported => ({
        name: `articles/${facts.id}-${facts.slug.slice(0, 60)}`,
        data: facts,
        markdown: `# ${facts.title}\n\n${body}\n`,
      }),
    ),
    { name: 'blog', data: { comments: notes, corrections, claims, editorSince: editor?.at ?? null } },
  ]
}
