// What one goes to oneself: as a page, and as a calendar for one's own programs at an address that nobody can guess.
import { z } from 'zod'
import { allow, found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { asMember } from '#platform/db/viewing.ts'
import { readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { mayWrite, memberOf } from '#platform/viewer.ts'
import { followedCalendar } from './calendar.ts'
import { endFeed, FollowForm, findFeed, listFeeds, makeFeed, nameFollowed } from './followed.ts'
import { EventLineJson } from './json.ts'
import { listForCalendar, listMine } from './queries.ts'
import { MinePage } from './views/MinePage.tsx'

const MineJson = z.object({ events: z.array(EventLineJson.extend({ state: z.string().nullable() })) })

async function showMine(db: Db, memberId: number, made?: { name: string; address: string }) {
  const feeds = await listFeeds(db, memberId)
  const events = await listMine(db, memberId, new Date())
  return show(MinePage, { events, feeds, made }, { title: 'What I am going to', json: MineJson, noindex: true })
}

export function mineRoutes(app: App): void {
  app.get('/events/mine', { may: 'member', json: MineJson, summary: 'What you host, come to or wait for' }, ({ viewer, db }) =>
    showMine(db, memberOf(viewer).id),
  )

  // The address is shown this once, so this answers with the page itself.
  app.post('/events/mine/calendar', { may: 'member', form: FollowForm }, async ({ viewer, db, house, body }) => {
    allow(mayWrite(viewer))
    const { id } = memberOf(viewer)
    const followed = found(readForm(FollowForm, body).data)
    const name = found(await nameFollowed(db, followed))
    const token = await makeFeed(db, id, followed)
    return showMine(db, id, { name, address: `${house.config.url}/events/mine/${token}/calendar.ics` })
  })

  app.post('/events/mine/calendar/end', { may: 'member', form: FollowForm }, async ({ viewer, db, body }) => {
    await endFeed(db, memberOf(viewer).id, found(readForm(FollowForm, body).data))
    return seeOther('/events/mine', { said: 'The address leads nowhere from now on.' })
  })

  app.get(
    '/events/mine/:token/calendar.ics',
    { may: 'anyone', fresh: true, summary: 'What a member follows, at an address of their own (iCalendar)' },
    async ({ db, params, house }) => {
      const { memberId, ...followed } = found(await findFeed(db, params.token ?? ''))
      const { what, of } = followed
      return asMember(house.database, memberId, async (own) => {
        const name = found(await nameFollowed(own, followed))
        const which = { mine: { memberId }, all: {}, space: { spaceId: of }, series: { seriesId: of } }[what]
        const events = await listForCalendar(own, which, new Date())
        return followedCalendar(house.config, own, events, { name, file: what === 'mine' ? 'my-events' : 'events' })
      })
    },
  )
}
