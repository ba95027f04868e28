// Telling members that something happened. Runs in the transaction that causes it, so it has to be quick.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'

/** Mails wait this long: by then most edits are made, and whoever reads along on the site has seen the post and needs no mail. */
const MAIL_PAUSE_SECONDS = 60

/** The writer waits while so many followers are told (2 ms); more are told by a job, a moment later. */
const MANY_FOLLOWERS = 50

export type PostToTell = {
  postId: number
  threadId: number
  spaceId: number
  authorId: number
  /** Members whom the post mentions. */
  mentionedIds: number[]
  replyTo?: number | undefined
}

/**
 * Makes the notices of a post that the present viewer has just written, one a member at most: whom it mentions, whose post it answers,
 * who follows the thread, and for the first post of a thread who follows the space. Nobody who may not see the space, or has muted it,
 * is told. One statement, whose time does not grow with the followers; the database takes all facts but the mentions from the post itself.
 */
export async function tellOfPost(db: Db, { postId, mentionedIds }: PostToTell): Promise<void> {
  await sql`select tell_of_post(${postId}, ${mentionedIds}::bigint[], ${MANY_FOLLOWERS}, make_interval(secs => ${MAIL_PAUSE_SECONDS}))`.execute(
    db,
  )
}

/** The job for posts with many followers. Told twice is told once. */
export async function tellFollowers({ database }: House, { postId }: { postId: number }): Promise<void> {
  await sql`
    select tell_members(p, '{}', true, make_interval(secs => ${MAIL_PAUSE_SECONDS}))
    from posts p where p.id = ${postId} and p.removed_at is null`.execute(database.owner)
}

/**
 * Tells all stewards of something that waits for them, such as a request to join. `link` is a path; each link is told of at most once a
 * day. `text` is one sentence for a list and a mail, without anybody's private words.
 */
export async function tellStewards(
  db: Db,
  { text, link, mail = true }: { text: string; link: string; mail?: boolean },
): Promise<void> {
  await sql`select tell_stewards(${text}, ${link}, ${mail}, make_interval(secs => ${MAIL_PAUSE_SECONDS}))`.execute(db)
}
