// What one goes to oneself: as a page, and as a calendar for one's own programs at an address that nobody can guess.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { allow, found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { asMember, hashToken } from '#platform/db/viewing.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { mayWrite, memberOf } from '#platform/viewer.ts'
import { followedCalendar } from './calendar.ts'
import { EventLineJson } from './json.ts'
import { listForCalendar, listMine } from './queries.ts'
import { MinePage } from './views/MinePage.tsx'

const MineJson = z.object({ events: z.array(EventLineJson.extend({ state: z.string().nullable() })) })

async function showMine(db: Db, memberId: number, address?: string) {
  const feed = await db.selectFrom('event_feeds').where('member_id', '=', memberId).select('made_at').executeTakeFirst()
  const events = await listMine(db, memberId, new Date())
  return show(
    MinePage,
    { events, madeAt: feed?.made_at, address },
    { title: 'What I am going to', json: MineJson, noindex: true },
  )
}

/** Whose calendar an address is. Undefined where it was replaced, or its member has left or may not come in. */
async function memberOfFeed(db: Db, token: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: number | null }>`select feed_member(${hashToken(token)}) as id`.execute(db)
  return rows[0]?.id ?? undefined
}

export function mineRoutes(app: App): void {
  app.get('/events/mine', { may: 'member', json: MineJson, summary: 'What you host, come to or wait for' }, ({ viewer, db }) =>
    showMine(db, memberOf(viewer).id),
  )

  // The address is shown this once, so this answers with the page itself.
  app.post('/events/mine/calendar', { may: 'member' }, async ({ viewer, db, house }) => {
    allow(mayWrite(viewer))
    const { id } = memberOf(viewer)
    const token = randomBytes(24).toString('base64url')
    const token_hash = hashToken(token)
    await db
      .insertInto('event_feeds')
      .values({ member_id: id, token_hash })
      .onConflict((conflict) => conflict.column('member_id').doUpdateSet({ token_hash, made_at: new Date() }))
      .execute()
    return showMine(db, id, `${house.config.url}/events/mine/${token}/calendar.ics`)
  })

  app.post('/events/mine/calendar/end', { may: 'member' }, async ({ viewer, db }) => {
    await db.deleteFrom('event_feeds').where('member_id', '=', memberOf(viewer).id).execute()
    return seeOther('/events/mine', { said: 'The address leads nowhere from now on.' })
  })

  app.get(
    '/events/mine/:token/calendar.ics',
    { may: 'anyone', fresh: true, summary: 'What a member goes to, at their own address (iCalendar)' },
    async ({ db, params, house }) => {
      const id = found(await memberOfFeed(db, params.token ?? ''))
      return asMember(house.database, id, async (own) => {
        const events = await listForCalendar(own, { memberId: id }, new Date())
        return followedCalendar(house.config, own, events, { name: 'What I am going to', file: 'my-events' })
      })
    },
  )
}
