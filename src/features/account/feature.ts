// Account: what a member decides about their own membership. Several addresses sign in, so that the account stays when the employer
// changes; every session and passkey can be seen and ended; everything can be taken along, and one can leave, with or without one's
// words.
import type { Feature } from '#platform/feature.ts'
import type { App } from '#platform/http/doors.ts'
import { addressRoutes } from './address-routes.ts'
import { exportAccount } from './export.ts'
import { leaveRoutes } from './leave-routes.ts'
import { writeErasures } from './leaving.ts'
import { overviewRoutes } from './overview.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import { sessionRoutes } from './session-routes.ts'

function routes(app: App): void {
  overviewRoutes(app)
  addressRoutes(app)
  sessionRoutes(app)
  passkeyRoutes(app)
  leaveRoutes(app)
}

export const account: Feature = {
  name: 'account',
  tables: ['account_codes', 'passkeys', 'passkey_challenges', 'erased_members'],
  routes,
  listeners: { 'member.left': writeErasures },
  exports: exportAccount,
}
