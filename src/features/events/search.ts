// Events as results of the search, and for the sitemap.
import { type Found, headline, splitSnippet } from '#core/search/queries.ts'
import type { Db } from '#platform/db/connect.ts'
import type { Sitemap } from '#platform/feature.ts'

/** Of a series' dates the first stands for all: the result leads to the series. */
export async function findEvents(db: Db, asked: string, ids: number[]): Promise<Found[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('events as e')
    .leftJoin('event_series as s', 's.id', 'e.series_id')
    .leftJoin('event_records as r', (join) => join.onRef('r.event_id', '=', 'e.id').on('r.published_at', 'is not', null))
    .where('e.id', 'in', ids)
    .select([
      'e.id',
      'e.title',
      'e.starts_at',
      'e.series_id',
      's.title as series',
      'r.published_at',
      headline('e.body', asked).as('snippet'),
    ])
    .execute()
  return rows.map((row) => {
    const isSeries = row.series === row.title && row.published_at === null
    return {
      kind: 'event',
      ref: row.id,
      title: row.title,
      href: isSeries ? `/events/series/${row.series_id}` : `/events/${row.id}`,
      by: '',
      place: isSeries ? 'Series of events' : row.published_at ? 'Event with notes' : 'Event',
      at: isSeries ? null : row.starts_at,
      snippet: splitSnippet(row.snippet),
    }
  })
}

export const eventsSitemap: Sitemap = {
  async last(db) {
    const row = await db
      .selectFrom('events')
      .select((eb) => eb.fn.max('id').as('id'))
      .executeTakeFirst()
    return row?.id ?? 0
  },
  async list(db, after, upTo) {
    const rows = await db
      .selectFrom('events')
      .where('id', '>', after)
      .where('id', '<=', upTo)
      .select(['id', 'changed_at'])
      .orderBy('id')
      .execute()
    return rows.map(({ id, changed_at }) => ({ path: `/events/${id}`, changed: changed_at }))
  },
}
