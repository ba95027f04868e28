// Questions: you ask, under your name or under a mask, and somebody answers; you say which answer helped. What nobody answers is brought to
// those who said that they can help, then to the stewards. Good answers are found again in ten years.

import { liveRoutes } from '#core/threads/live-routes.ts'
import { threadsSitemap } from '#core/threads/sitemap.ts'
import type { Feature } from '#platform/feature.ts'
import type { App } from '#platform/http/doors.ts'
import { answerRoutes } from './answer-routes.ts'
import { askRoutes } from './ask-routes.ts'
import { closeRoutes } from './close-routes.ts'
import { draftPlaces } from './drafts.ts'
import { feedRoutes } from './feed.ts'
import { helpRoutes } from './help-routes.ts'
import { askHelpers, goStale, tellStewards } from './jobs.ts'
import { listRoutes } from './list-routes.ts'
import { joinTags, tellTagFollowers } from './listeners.ts'
import { questionLook } from './live.ts'
import { makeRoutes } from './make-routes.ts'
import { maskRoutes } from './mask-routes.ts'
import { questionRoutes } from './question-routes.ts'
import { homeSlot, spaceSlot } from './slots.tsx'

function routes(app: App): void {
  listRoutes(app)
  feedRoutes(app)
  askRoutes(app)
  helpRoutes(app)
  questionRoutes(app)
  answerRoutes(app)
  closeRoutes(app)
  makeRoutes(app)
  maskRoutes(app)
  liveRoutes(app, 'questions', questionLook)
}

export const questions: Feature = {
  name: 'questions',
  tables: ['questions', 'answers', 'helped', 'question_tags', 'help_asks'],
  menu: { href: '/questions', label: 'Questions' },
  routes,
  jobs: { 'questions.ask-helpers': askHelpers, 'questions.tell-stewards': tellStewards, 'questions.go-stale': goStale },
  nightly: ['10 * * * * questions.ask-helpers', '20 * * * * questions.tell-stewards', '5 3 * * * questions.go-stale'],
  listeners: { 'question.asked': tellTagFollowers, 'tag.joined': joinTags },
  slots: { home: homeSlot, space: spaceSlot },
  drafts: draftPlaces,
  sitemap: threadsSitemap('questions'),
}
