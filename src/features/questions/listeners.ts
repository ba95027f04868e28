// What happens elsewhere and matters to questions, and the other way round.
import { sql } from 'kysely'
import { tellCalled } from '#core/notices/tell.ts'
import type { House } from '#platform/house.ts'

/** Followers of a question's tags get it in their notices. Told twice is told once. */
export async function tellTagFollowers(
  { database }: House,
  { threadId, postId }: { threadId: number; postId: number },
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select f.id from followers_of_tags(array(select tag_id from question_tags where thread_id = ${threadId})) as f(id)`.execute(
    database.owner,
  )
  if (rows.length > 0) await tellCalled(database.owner, postId, { kind: 'tag', ids: rows.map((row) => row.id) })
}

/** A tag became part of another: questions carry the other from now on. */
export async function joinTags({ database }: House, { fromId, intoId }: { fromId: number; intoId: number }): Promise<void> {
  await database.owner.transaction().execute(async (db) => {
    await sql`
      insert into question_tags (thread_id, space_id, tag_id, position)
      select thread_id, space_id, ${intoId}::bigint, position from question_tags where tag_id = ${fromId}
      on conflict do nothing`.execute(db)
    await db.deleteFrom('question_tags').where('tag_id', '=', fromId).execute()
  })
}
