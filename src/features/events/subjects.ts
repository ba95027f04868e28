// What events are about, as tags that all of Hearth shares.
import { sql } from 'kysely'
import { keepTagIds } from '#core/tags/keep.ts'
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'

/** Puts these in the place of the subjects of events. */
export async function keepSubjects(db: Db, eventIds: number[], names: string[]): Promise<void> {
  await db.deleteFrom('event_tags').where('event_id', 'in', eventIds).execute()
  const tags = await keepTagIds(db, names)
  if (tags.length === 0) return
  await db
    .insertInto('event_tags')
    .values(eventIds.flatMap((event_id) => tags.map(({ id }, position) => ({ event_id, tag_id: id, position }))))
    .execute()
}

/** Gives new dates of a series the subjects of another date. */
export async function copySubjects(db: Db, fromId: number, eventIds: number[]): Promise<void> {
  await sql`
    insert into event_tags (event_id, tag_id, position)
    select e.id, t.tag_id, t.position from event_tags t, unnest(${eventIds}::bigint[]) e(id) where t.event_id = ${fromId}`.execute(
    db,
  )
}

export type Subject = { slug: string; name: string; events: number }

/** The subjects that events have which the viewer sees, the most frequent first. */
export async function listSubjects(db: Db, most: number): Promise<Subject[]> {
  const { rows } = await sql<Subject>`
    select g.slug, g.name, count(*)::int as events from event_tags t join tags g on g.id = t.tag_id join events e on e.id = t.event_id
    group by g.id order by events desc, g.name limit ${most}`.execute(db)
  return rows
}

/** A tag became part of another: events carry the other from now on. */
export async function joinTags({ database }: House, { fromId, intoId }: { fromId: number; intoId: number }): Promise<void> {
  await database.owner.transaction().execute(async (db) => {
    await sql`
      insert into event_tags (event_id, tag_id, position)
      select event_id, ${intoId}::bigint, position from event_tags where tag_id = ${fromId} on conflict do nothing`.execute(db)
    await db.deleteFrom('event_tags').where('tag_id', '=', fromId).execute()
  })
}
