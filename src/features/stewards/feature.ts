// Stewards: the people who run the community, and what they do. A desk shows what waits; pages beside threads, posts and people hold
// the acts, each with a reason and a record. A steward has no say in a space that is not theirs.
import type { Feature } from '#platform/feature.ts'
import type { App } from '#platform/http/doors.ts'
import { deskRoutes } from './desk-routes.ts'
import { tellLiftedJob, tellPausedJob, tellRoleJob } from './jobs.ts'
import { peopleRoutes } from './people-routes.ts'
import { postRoutes } from './post-routes.ts'
import { threadRoutes } from './thread-routes.ts'
import { profileSlot } from './views/ProfileLink.tsx'

function routes(app: App): void {
  deskRoutes(app)
  threadRoutes(app)
  postRoutes(app)
  peopleRoutes(app)
}

export const stewards: Feature = {
  name: 'stewards',
  tables: [],
  menu: { href: '/stewards', label: 'Stewards', for: 'steward' },
  routes,
  slots: { profile: profileSlot },
  jobs: { 'stewards.tell-paused': tellPausedJob, 'stewards.tell-lifted': tellLiftedJob, 'stewards.tell-role': tellRoleJob },
}
