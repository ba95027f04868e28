// Notices: you are told when somebody mentions you, replies to you, or writes where you follow; on the site, by mail, or not at all.
// A mail comes a minute later, once a thread until you have looked, with words that you may still read then. Each mail can be stopped
// by one click without signing in.
import type { Feature } from '#platform/feature.ts'
import type { App } from '#platform/http/doors.ts'
import { choiceRoutes } from './choice-routes.ts'
import { exportNotices } from './export.ts'
import { forgetNotices, mailLink, mailPost } from './jobs.ts'
import { noticeRoutes } from './routes.ts'
import { tellFollowers } from './tell.ts'

function routes(app: App): void {
  noticeRoutes(app)
  choiceRoutes(app)
}

export const notices: Feature = {
  name: 'notices',
  tables: ['notices', 'notice_choices', 'mail_stops'],
  routes,
  jobs: {
    'notices.tell': tellFollowers,
    'notices.mail': mailPost,
    'notices.mail-stewards': mailLink,
    'notices.mail-link': mailLink,
    'notices.forget': forgetNotices,
  },
  nightly: ['50 2 * * * notices.forget'],
  exports: exportNotices,
}
