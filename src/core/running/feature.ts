// Code runs where it is read: in the reader's own browser, inside a frame that reaches nothing. This server only hands out the engines,
// the packages that a steward has mirrored, and a few invented sets of data.
import type { Feature } from '#platform/feature.ts'
import { runningRoutes } from './routes.ts'

export const running: Feature = { name: 'running', tables: [], routes: runningRoutes }
