// Telling members that something happened. Runs in the transaction that causes it, so it has to be quick.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

/** Mails wait this long: by then most edits are made, and whoever reads along on the site has seen the post and needs no mail. */
const MAIL_PAUSE_SECONDS = 60

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
 * is told. One statement; the database takes all facts but the mentions from the post itself.
 */
export async function tellOfPost(db: Db, { postId, mentionedIds }: PostToTell): Promise<void> {
  await sql`select tell_of_post(${postId}, ${mentionedIds}::bigint[], make_interval(secs => ${MAIL_PAUSE_SECONDS}))`.execute(db)
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
