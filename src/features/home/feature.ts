// Home: what is new for you, what needs an answer, and what is coming, at a glance. Guests read what this place is.

import { z } from 'zod'
import { ThreadLineJson } from '#core/threads/json.ts'
import { listLatest, listUnread, listWithoutReply } from '#core/threads/queries.ts'
import type { Feature } from '#platform/feature.ts'
import { show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { isMember } from '#platform/viewer.ts'
import { GuestHome } from './views/GuestHome.tsx'
import { MemberHome } from './views/MemberHome.tsx'

// A glance: what fits on a laptop's screen without scrolling far.
const LINES = 6
// Older questions without a reply have their own place later; these can still be helped today.
const UNANSWERED_DAYS = 21

const HomeJson = z.object({
  unread: z.array(ThreadLineJson).optional(),
  waiting: z.array(ThreadLineJson).optional(),
  latest: z.array(ThreadLineJson),
})

function routes(app: App): void {
  app.get('/', { may: 'anyone', json: HomeJson, summary: 'What is new' }, async ({ viewer, db, house }) => {
    const name = house.config.name
    const slots = []
    for (const feature of house.features) {
      const slot = await feature.slots?.home?.(db, viewer, house)
      if (slot) slots.push(slot)
    }
    if (!isMember(viewer)) {
      const props = { name, latest: await listLatest(db, undefined, undefined, LINES), slots }
      return show(GuestHome, props, {
        title: 'Welcome',
        json: HomeJson,
        canonical: '/',
        description: `${name}: a community of people who do the same work and learn from each other.`,
      })
    }
    const since = new Date(Date.now() - UNANSWERED_DAYS * 86_400_000)
    const unread = await listUnread(db, viewer.id, LINES)
    const waiting = await listWithoutReply(db, viewer.id, since, LINES)
    const latest = await listLatest(db, viewer.id, undefined, LINES)
    return show(
      MemberHome,
      { viewer, unread, waiting: waiting.filter((line) => line.author_id !== viewer.id), latest, slots },
      { title: 'Home', json: HomeJson },
    )
  })
}

export const home: Feature = { name: 'home', tables: [], routes }
