// Search: one box over everything that you may see. Results are counted nowhere, so that nobody learns of what is hidden.
import { z } from 'zod'
import { findSpaceBySlug, listSpaces } from '#core/spaces/queries.ts'
import type { Feature } from '#platform/feature.ts'
import type { House } from '#platform/house.ts'
import { show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { type Finders, search as find, QUERY_CHARACTERS } from './queries.ts'
import { SearchPage } from './views.tsx'

const kindParam = z.enum(['post', 'member', 'article', 'event']).optional().catch(undefined)
const pageParam = z.coerce.number().int().min(1).max(10).catch(1)

const SearchJson = z.object({
  q: z.string(),
  found: z.array(
    z.object({
      kind: z.string(),
      title: z.string(),
      href: z.string(),
      by: z.string(),
      place: z.string(),
      at: z
        .date()
        .nullable()
        .transform((at) => at?.toISOString() ?? null),
    }),
  ),
  more: z.boolean(),
})

function findersOf(house: House): Finders {
  return Object.assign({}, ...house.features.map((feature) => feature.finds)) as Finders
}

function routes(app: App): void {
  app.get('/search', { may: 'anyone', json: SearchJson, summary: 'Search what you may see' }, async ({ db, query, house }) => {
    const q = String(query.q ?? '').slice(0, QUERY_CHARACTERS)
    const kind = kindParam.parse(query.kind || undefined)
    const page = pageParam.parse(query.page)
    const space = query.space ? await findSpaceBySlug(db, String(query.space)) : undefined
    const results = await find(db, { q, kind, spaceId: space?.id, page }, findersOf(house))
    const spaces = (await listSpaces(db)).map(({ slug, name }) => ({ slug, name }))
    const props = { q, kind, space: space?.slug, spaces, page, ...results }
    return show(SearchPage, props, { title: q ? `Search: ${q}` : 'Search', json: SearchJson, noindex: true })
  })
}

export const search: Feature = { name: 'search', tables: ['search_entries'], routes }
