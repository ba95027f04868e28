// Calendars at addresses of one's own: what one goes to, all events, a space, a series, each read as its member and ended alone.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { findSpace } from '#core/spaces/queries.ts'
import type { Db } from '#platform/db/connect.ts'
import { hashToken } from '#platform/db/viewing.ts'
import { findSeries } from './series.ts'

/** What an address follows; `of` is the number of the space or series. */
export const FollowForm = z.object({
  what: z.enum(['mine', 'all', 'space', 'series']).default('mine'),
  of: z.coerce.number().int().positive().optional(),
})
export type Followed = z.output<typeof FollowForm>

const columnsOf = ({ what, of }: Followed) => ({
  what,
  space_id: what === 'space' ? (of ?? null) : null,
  series_id: what === 'series' ? (of ?? null) : null,
})

/** What somebody follows is called so. Undefined for what they do not see. */
export async function nameFollowed(db: Db, { what, of }: Followed): Promise<string | undefined> {
  if (what === 'mine') return 'What I am going to'
  if (what === 'all') return 'Events'
  if (what === 'space') {
    const space = await findSpace(db, of)
    return space && `Events in ${space.name}`
  }
  const series = of === undefined ? undefined : await findSeries(db, of)
  return series?.title
}

export type Feed = Followed & { name: string | undefined; made_at: Date }

/** The calendars that a member has addresses for; without a name where they do not see any more what it follows. */
export async function listFeeds(db: Db, memberId: number): Promise<Feed[]> {
  const rows = await db
    .selectFrom('event_feeds')
    .where('member_id', '=', memberId)
    .orderBy('made_at')
    .select(['what', 'space_id', 'series_id', 'made_at'])
    .execute()
  const feeds: Feed[] = []
  for (const { what, space_id, series_id, made_at } of rows) {
    const followed = FollowForm.parse({ what, of: space_id ?? series_id ?? undefined })
    feeds.push({ ...followed, made_at, name: await nameFollowed(db, followed) })
  }
  return feeds
}

/** Makes an address, which ends the older one of the same thing, and gives back its token: it is kept nowhere else. */
export async function makeFeed(db: Db, memberId: number, followed: Followed): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const token_hash = hashToken(token)
  await db
    .insertInto('event_feeds')
    .values({ member_id: memberId, token_hash, ...columnsOf(followed) })
    .onConflict((conflict) =>
      conflict.columns(['member_id', 'what', 'space_id', 'series_id']).doUpdateSet({ token_hash, made_at: new Date() }),
    )
    .execute()
  return token
}

export async function endFeed(db: Db, memberId: number, followed: Followed): Promise<void> {
  const { what, space_id, series_id } = columnsOf(followed)
  await db
    .deleteFrom('event_feeds')
    .where('member_id', '=', memberId)
    .where('what', '=', what)
    .where('space_id', 'is not distinct from', space_id)
    .where('series_id', 'is not distinct from', series_id)
    .execute()
}

/** Whose an address is, and what it follows. Undefined where it was replaced, or its member has left or may not come in. */
export async function findFeed(db: Db, token: string): Promise<(Followed & { memberId: number }) | undefined> {
  const { rows } = await sql<{ member_id: number; what: string; space_id: number | null; series_id: number | null }>`
    select * from feed_of(${hashToken(token)})`.execute(db)
  const row = rows[0]
  return (
    row && { ...FollowForm.parse({ what: row.what, of: row.space_id ?? row.series_id ?? undefined }), memberId: row.member_id }
  )
}
