// Talk: threads in spaces. You read what is new, start a thread, reply, react, follow or mute. New posts arrive on the open page by
// themselves. Posts keep their addresses for as long as their space remembers.
import { liveRoutes } from '#core/threads/live-routes.ts'
import type { Feature } from '#platform/feature.ts'
import type { App } from '#platform/http/doors.ts'
import { listRoutes } from './lists.tsx'
import { postRoutes } from './posts.ts'
import { threadRoutes } from './threads.ts'

function routes(app: App): void {
  listRoutes(app)
  threadRoutes(app)
  postRoutes(app)
  liveRoutes(app, 'threads')
}

export const talk: Feature = { name: 'talk', tables: [], menu: { href: '/talk', label: 'Talk' }, routes }
