import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Sitemap } from '#platform/feature.ts'

/** Threads that are shown at a place such as `threads`, for the sitemap: those with something in them, in ranges of their numbers. */
export function threadsSitemap(place: string): Sitemap {
  const shown = (db: Db) =>
    db.selectFrom('threads').where('shown_at', '=', place).where('merged_into', 'is', null).where('last_number', '>', 0)
  return {
    async last(db) {
      const row = await shown(db).select(sql<number>`coalesce(max(id), 0)`.as('id')).executeTakeFirstOrThrow()
      return row.id
    },
    async list(db, after, upTo) {
      const rows = await shown(db)
        .where('id', '>', after)
        .where('id', '<=', upTo)
        .select(['id', 'last_post_at'])
        .orderBy('id')
        .execute()
      return rows.map(({ id, last_post_at }) => ({ path: `/${place}/${id}`, changed: last_post_at }))
    },
  }
}
