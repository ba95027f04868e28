// Mail: what leaves the house, how it fares, and what a steward can do about it. Without a mail server, mails lie in the outbox and
// stewards read them on a page, since nobody gets them otherwise.
import type { Feature } from '#platform/feature.ts'
import { isSteward } from '#platform/viewer.ts'
import { forget, sendOne, sweep } from './jobs.ts'
import { countTroubled } from './queries.ts'
import { routes } from './routes.ts'
import { MailOnDesk } from './views.tsx'

const DESK_DAYS = 7
const DAY_MS = 86_400_000

export const mail: Feature = {
  name: 'mail',
  tables: ['mails'],
  routes,
  jobs: { 'mail.send': sendOne, 'mail.sweep': sweep, 'mail.forget': forget },
  nightly: ['*/5 * * * * mail.sweep', '40 2 * * * mail.forget'],
  slots: {
    desk: async (db, viewer, house) => {
      if (!isSteward(viewer)) return undefined
      const troubled = await countTroubled(db, new Date(Date.now() - DESK_DAYS * DAY_MS))
      const hasServer = house.config.smtpUrl !== undefined
      return troubled > 0 || !hasServer ? MailOnDesk({ troubled, hasServer }) : undefined
    },
  },
}
