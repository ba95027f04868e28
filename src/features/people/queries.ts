// Members as others see them, read through the wall.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

/** How many people a page of the directory shows. */
export const PEOPLE_A_PAGE = 24

/** A place in the directory: what stands after it is the next page. */
export type PeopleKey = { name: string; id: number }

export async function findPerson(db: Db, id: number | undefined) {
  if (id === undefined) return undefined
  return db
    .selectFrom('members')
    .where('id', '=', id)
    .where('state', '<>', 'left')
    .select(['id', 'name', 'handle', 'pronouns', 'about', 'wants_to_learn', 'could_help', 'links', 'seen_by', 'role', 'state'])
    .select(['picture_id', 'joined_at', 'invented'])
    .executeTakeFirst()
}

export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>

type Wanted = { q: string; skill: string | undefined; after: PeopleKey | undefined }

/** One page of the directory, by name; one more than a page, to see whether more follow. */
export function listPeople(db: Db, { q, skill, after }: Wanted) {
  let query = db
    .selectFrom('members as m')
    .where('m.state', '=', 'active')
    .select(['m.id', 'm.name', 'm.pronouns', 'm.about', 'm.role', 'm.picture_id'])
  if (q) query = query.where(says(q))
  if (skill) {
    query = query.where('m.id', 'in', (eb) =>
      eb
        .selectFrom('member_tags as g')
        .innerJoin('tags as t', 't.id', 'g.tag_id')
        .where('t.slug', '=', skill)
        .where('g.kind', '=', 'skill')
        .select('g.member_id'),
    )
  }
  if (after)
    query = query.where(sql<boolean>`(m.name collate english, m.id) > (${after.name} collate english, ${after.id}::bigint)`)
  return query
    .orderBy(sql`m.name collate english`)
    .orderBy('m.id')
    .limit(PEOPLE_A_PAGE + 1)
    .execute()
}

/** Every word stands somewhere in the profile: name, about, what they could help with, skills. */
function says(q: string) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
  const parts = words.map((word) => {
    const like = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    return sql<boolean>`(lower(m.name || ' ' || m.about || ' ' || m.could_help) like ${like}
      or exists (select from member_tags g join tags t on t.id = g.tag_id where g.member_id = m.id and lower(t.name) like ${like}))`
  })
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}
