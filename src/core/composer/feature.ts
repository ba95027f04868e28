// The composer: the box to write in that every feature shares. Preview, drafts, files, and how words will look.
import type { Feature } from '#platform/feature.ts'
import { previewRoutes } from './preview.ts'

export const composer: Feature = { name: 'composer', tables: [], routes: previewRoutes }
