// Tags: words by which members find each other, and later questions, articles and resources.
import type { Feature } from '#platform/feature.ts'
import { exportTags } from './export.ts'

export const tags: Feature = { name: 'tags', tables: ['tags', 'member_tags', 'tag_synonyms', 'tag_follows'], exports: exportTags }
