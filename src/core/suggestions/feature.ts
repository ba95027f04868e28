// Suggested changes: whoever reads an answer that could be better says how, and its author takes it with one button.
import { sql } from 'kysely'
import { findPost } from '#core/threads/post-queries.ts'
import type { Db } from '#platform/db/connect.ts'
import type { Exported, Feature } from '#platform/feature.ts'
import { forgetInSuggestions } from './leaving.ts'
import { suggestionRoutes } from './routes.ts'

/** One's own suggestions, under masks too. What the post said is its author's. */
async function exportSuggestions(db: Db): Promise<Exported[]> {
  const rows = await db
    .selectFrom('suggestions')
    .select(['post_id', 'body', 'note', 'state', 'created_at'])
    .where(sql<boolean>`author_id = any ((select viewer_selves())::bigint[])`)
    .orderBy('id')
    .execute()
  const data = rows.map((row) => ({
    post: row.post_id,
    words: row.body,
    note: row.note,
    state: row.state,
    written: row.created_at,
  }))
  return [{ name: 'suggestions', data }]
}

export const suggestions: Feature = {
  name: 'suggestions',
  tables: ['suggestions'],
  routes: suggestionRoutes,
  listeners: { 'member.left': forgetInSuggestions },
  exports: exportSuggestions,
  drafts: {
    suggest: async (db: Db, id: number) =>
      (await findPost(db, id)) ? { href: `/posts/${id}/suggest`, about: 'A suggested change' } : { about: 'A suggested change' },
  },
}
