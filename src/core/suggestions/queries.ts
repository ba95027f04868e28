// Suggested changes, read and written through the wall.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

/** Each is compared for the page. */
const SHOWN = 12

function suggestions(db: Db) {
  return db
    .selectFrom('suggestions as s')
    .leftJoin('bylines as b', 'b.id', 's.author_id')
    .select(['s.id', 's.post_id', 's.author_id', 's.base', 's.body', 's.note', 's.state', 's.created_at', 's.answered_at'])
    .select(['b.name as author_name', 'b.has_left as author_has_left', 'b.has_page as author_has_page'])
    .select(['b.role as author_role', 'b.picture_id as author_picture_id'])
}

/** The suggestions for a post: those that wait, then those that were taken, the newest first. */
export function listSuggestions(db: Db, postId: number) {
  return suggestions(db)
    .where('s.post_id', '=', postId)
    .where('s.state', 'in', ['open', 'taken'])
    .orderBy(sql`s.state = 'open'`, 'desc')
    .orderBy('s.id', 'desc')
    .limit(SHOWN)
    .execute()
}

export type Suggestion = Awaited<ReturnType<typeof listSuggestions>>[number]

/** One suggestion in any state, as it is shown. */
export async function findSuggestion(db: Db, postId: number, id: number | undefined): Promise<Suggestion | undefined> {
  return suggestions(db)
    .where('s.post_id', '=', postId)
    .where('s.id', '=', id ?? 0)
    .executeTakeFirst()
}

/** A post of the viewer's own as it is now, held until the end of the transaction; undefined where its words are gone. */
export async function holdPost(db: Db, id: number) {
  return db
    .selectFrom('posts')
    .select(['id', 'thread_id', 'space_id', 'number', 'author_id', 'body'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** The newest earlier version of a post, 0 where it was never changed. */
export async function newestVersion(db: Db, postId: number): Promise<number> {
  const row = await db
    .selectFrom('post_versions')
    .where('post_id', '=', postId)
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  return row?.id ?? 0
}

/** What the post said when `from` was its newest earlier version; undefined where it says so still. */
export async function textAfter(db: Db, postId: number, from: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('post_versions')
    .where('post_id', '=', postId)
    .where('id', '>', from)
    .select('body')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.body
}

/** Until the end of the transaction this member's suggestions for a post are counted and made one after the other. */
export async function holdOwn(db: Db, postId: number, authorId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`suggestions ${postId} ${authorId}`}, 0))`.execute(db)
}

/** One suggestion that waits, held until the end of the transaction: two who answer at one moment do so one after the other. */
export async function holdSuggestion(db: Db, postId: number, id: number | undefined) {
  return db
    .selectFrom('suggestions')
    .selectAll()
    .where('id', '=', id ?? 0)
    .where('post_id', '=', postId)
    .forUpdate()
    .executeTakeFirst()
}

export async function countOwnOpen(db: Db, postId: number, authorId: number): Promise<number> {
  const { n } = await db
    .selectFrom('suggestions')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('post_id', '=', postId)
    .where('author_id', '=', authorId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return n
}
