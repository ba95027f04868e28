// Join: from a stranger's address to a member, and every way back in. A mail with a link and a code proves the address; whoever has
// no account yet says who they are and agrees to the code of conduct; stewards choose whether joining is open, by invitation, or with
// their yes. All checks that happen before anybody is a viewer are functions in the database.
import type { Feature } from '#platform/feature.ts'
import type { App } from '#platform/http/doors.ts'
import { isSteward } from '#platform/viewer.ts'
import { invitationRoutes } from './invitation-routes.ts'
import { forgetJob, inviteJob } from './invitations.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { stewardRoutes } from './steward-routes.ts'
import { WaitingOnDesk } from './views/WaitingPage.tsx'
import { listWaiting } from './waiting.ts'
import { welcomeRoutes } from './welcome-routes.ts'

function routes(app: App): void {
  signInRoutes(app)
  welcomeRoutes(app)
  invitationRoutes(app)
  stewardRoutes(app)
}

export const join: Feature = {
  name: 'join',
  tables: ['sign_ins', 'proven_addresses', 'first_links', 'invitations'],
  routes,
  jobs: { 'join.invite': inviteJob, 'join.forget': forgetJob },
  nightly: ['50 2 * * * join.forget'],
  slots: {
    desk: async (db, viewer) => {
      if (!isSteward(viewer)) return undefined
      const count = (await listWaiting(db)).length
      return count > 0 ? WaitingOnDesk({ count }) : undefined
    },
  },
}
