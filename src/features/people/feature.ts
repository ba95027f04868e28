// People: who is here, what they can help with and would like to learn. Each member chooses whether everyone on the web sees their profile,
// or members only. The directory finds them by skill and by words.
import type { Feature } from '#platform/feature.ts'
import type { App } from '#platform/http/doors.ts'
import { directoryRoutes } from './directory.ts'
import { indexProfile } from './index-profile.ts'
import { personRoutes } from './person.ts'
import { profileRoutes } from './profile.ts'

function routes(app: App): void {
  directoryRoutes(app)
  personRoutes(app)
  profileRoutes(app)
}

export const people: Feature = {
  name: 'people',
  tables: [],
  menu: { href: '/people', label: 'People' },
  routes,
  listeners: { 'member.joined': ({ database }, { memberId }) => indexProfile(database.owner, memberId) },
}
