// Telling members that something happened. Runs in the transaction that causes it, so it has to be quick.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import type { NoticeKind } from './kinds.ts'

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
  /** Members or masks whom the post concerns for a reason of its own, such as the asker of a question. */
  called?: Called | undefined
}

export type Called = { kind: NoticeKind; ids: number[] }

/**
 * Makes the notices of a post that the present viewer has just written, one a member at most: whom it mentions, whose post it answers,
 * who follows the thread, and for the first post of a thread who follows the space. Nobody who may not see the space, or has muted it,
 * is told. One statement, whose time does not grow with the followers; the database takes all facts but the mentions from the post itself.
 */
export async function tellOfPost(db: Db, { postId, mentionedIds, called }: PostToTell): Promise<void> {
  await sql`
    select tell_of_post(${postId}, ${mentionedIds}::bigint[], ${called?.kind ?? null}, ${called?.ids ?? []}::bigint[], ${MANY_FOLLOWERS},
      make_interval(secs => ${MAIL_PAUSE_SECONDS}))`.execute(db)
}

/** The job for posts with many followers. Told twice is told once. */
export async function tellFollowers({ database }: House, { postId }: { postId: number }): Promise<void> {
  await sql`
    select tell_members(p, '{}', null, '{}', true, make_interval(secs => ${MAIL_PAUSE_SECONDS}))
    from posts p where p.id = ${postId} and p.removed_at is null`.execute(database.owner)
}

/** Tells members of a post as the owner, long after it was written: a job's part of `tellOfPost`. Told twice is told once. */
export async function tellCalled(owner: Db, postId: number, { kind, ids }: Called): Promise<void> {
  await sql`
    select tell_members(p, '{}', ${kind}, ${ids}::bigint[], false, make_interval(secs => ${MAIL_PAUSE_SECONDS}))
    from posts p where p.id = ${postId} and p.removed_at is null`.execute(owner)
}

export type ThreadNotice = { kind: NoticeKind; text: string; link: string; threadId: number }

/**
 * Tells members of something about a thread that is not a post, as the owner. `text` is one sentence, `link` a path; each link is told of
 * at most once a day. Gives back how many were told: those who see the thread and have not switched the kind off.
 */
export async function tellOfThread(
  owner: Db,
  memberIds: number[],
  { kind, text, link, threadId }: ThreadNotice,
): Promise<number> {
  const { rows } = await sql<{ told: number }>`
    select tell_of_thread(${memberIds}::bigint[], ${kind}, ${text}, ${link}, ${threadId}, make_interval(secs => ${MAIL_PAUSE_SECONDS})) as told
  `.execute(owner)
  return rows[0]?.told ?? 0
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
