// Spaces as the viewer sees them. Stewards may read the row of a space that they are not in, for the desk; only `listHidden` shows those.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

const visible = sql<boolean>`s.id = any ((select visible_space_ids())::bigint[])`

/** One row a space: its settings, and what the viewer is to it. */
function spaces(db: Db) {
  return db
    .selectFrom('spaces as s')
    .leftJoin('space_follows as f', (join) =>
      join.onRef('f.space_id', '=', 's.id').on('f.member_id', '=', sql<number>`viewer_id()`),
    )
    .leftJoin('space_members as m', (join) =>
      join.onRef('m.space_id', '=', 's.id').on('m.member_id', '=', sql<number>`viewer_id()`),
    )
    .where(visible)
    .select([
      's.id',
      's.slug',
      's.name',
      's.purpose',
      's.norms',
      's.norms_html',
      's.sees',
      's.writes',
      's.memory',
      's.masks',
      's.no_run',
      's.position',
      's.archived_at',
    ])
    .select(['f.level as follow_level', sql<boolean>`m.member_id is not null`.as('joined')])
}

/** All spaces that the viewer sees: those in use first, in the stewards' order. */
export function listSpaces(db: Db) {
  return spaces(db).orderBy(sql`s.archived_at is not null`).orderBy('s.position').orderBy('s.id').execute()
}

export type Space = Awaited<ReturnType<typeof listSpaces>>[number]

export async function findSpace(db: Db, id: number | undefined): Promise<Space | undefined> {
  return id === undefined ? undefined : spaces(db).where('s.id', '=', id).executeTakeFirst()
}

/** By its address, or by one that it had before: compare `slug` and redirect. Undefined unless the viewer sees it. */
export async function findSpaceBySlug(db: Db, slug: string, _viewerId?: number): Promise<Space | undefined> {
  const now = await spaces(db).where('s.slug', '=', slug).executeTakeFirst()
  if (now) return now
  return spaces(db)
    .where('s.id', '=', (eb) => eb.selectFrom('space_slugs as o').where('o.slug', '=', slug).select('o.space_id'))
    .executeTakeFirst()
}

export type SpaceNumbers = { id: number; threads: number; last_post_at: Date | null }

/** How many threads each space has that the viewer sees, and when somebody last wrote there. */
export async function listSpaceNumbers(db: Db): Promise<Map<number, SpaceNumbers>> {
  const { rows } = await sql<SpaceNumbers>`
    select space_id as id, count(*)::int as threads, max(last_post_at) as last_post_at
    from threads where merged_into is null and last_number > 0
    group by space_id`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Spaces that a steward is not in: name, purpose and size, and nothing of what is inside. Empty for anybody else. */
export async function listHidden(db: Db) {
  const { rows } = await sql<{ id: number; slug: string; name: string; purpose: string; people: number; threads: number }>`
    select s.id, s.slug, s.name, s.purpose, z.people, z.threads
    from spaces s join space_sizes() z on z.space_id = s.id
    where not s.id = any ((select visible_space_ids())::bigint[])
    order by s.position, s.id`.execute(db)
  return rows
}

export type HiddenSpace = Awaited<ReturnType<typeof listHidden>>[number]

/** Which of these addresses a space has or had. */
export async function listTakenSlugs(db: Db, beginning: string): Promise<{ slug: string; space_id: number; old: boolean }[]> {
  const { rows } = await sql<{ slug: string; space_id: number; old: boolean }>`
    select slug, id as space_id, false as old from spaces where slug like ${`${beginning}%`}
    union all
    select slug, space_id, true from space_slugs where slug like ${`${beginning}%`}`.execute(db)
  return rows
}

/** How much is in a space, before it is opened to more people or made to forget: counts only. */
export async function countInSpace(db: Db, spaceId: number, olderThan?: string) {
  const { rows } = await sql<{ threads: number; posts: number; writers: number; old: number }>`
    select count(distinct thread_id)::int as threads, count(*)::int as posts, count(distinct author_id)::int as writers,
           (count(*) filter (where created_at < now() - ${olderThan ?? '1000 years'}::interval))::int as old
    from posts where space_id = ${spaceId}`.execute(db)
  return rows[0]!
}

export type SpaceContents = Awaited<ReturnType<typeof countInSpace>>
