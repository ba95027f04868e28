// Tags: words by which people find each other and questions. Members make them by using them; stewards keep them in order.
import type { Feature } from '#platform/feature.ts'
import { exportTags } from './export.ts'
import { tagRoutes } from './routes.ts'

export const tags: Feature = {
  name: 'tags',
  tables: ['tags', 'member_tags', 'tag_synonyms', 'tag_follows'],
  routes: tagRoutes,
  exports: exportTags,
}
