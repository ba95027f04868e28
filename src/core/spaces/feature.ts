// Spaces: rooms with a purpose, norms and a memory. Stewards make and change them; members follow and mute them, and ask each other
// into those with a list of people. What is past a space's memory is deleted every night.
import type { Feature } from '#platform/feature.ts'
import type { App } from '#platform/http/doors.ts'
import { exportSpaces } from './export.ts'
import { forgetJob, inviteJob, tellOpenedJob } from './jobs.ts'
import { peopleRoutes } from './people-routes.ts'
import { spaceRoutes } from './routes.ts'
import { settingsRoutes } from './settings-routes.ts'

function routes(app: App): void {
  spaceRoutes(app)
  settingsRoutes(app)
  peopleRoutes(app)
}

export const spaces: Feature = {
  name: 'spaces',
  tables: ['spaces', 'space_slugs', 'space_members', 'space_follows', 'space_invitations'],
  menu: { href: '/spaces', label: 'Spaces' },
  routes,
  jobs: { 'spaces.forget': forgetJob, 'spaces.invite': inviteJob, 'spaces.tell-opened': tellOpenedJob },
  nightly: ['40 2 * * * spaces.forget'],
  exports: exportSpaces,
}
