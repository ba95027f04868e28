import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import { tagSlug } from './read.ts'

export type TagKind = 'skill' | 'interest'

export type KeptTag = { id: number; slug: string; name: string }

/**
 * The tags for these names, each once and in their order; new ones are made. A tag keeps the spelling of whoever was first, and synonyms lead
 * to the tag that stewards chose.
 */
export async function keepTagIds(db: Db, names: string[]): Promise<KeptTag[]> {
  const wanted = new Map<string, string>()
  for (const name of names) if (!wanted.has(tagSlug(name))) wanted.set(tagSlug(name), name)
  wanted.delete('')
  if (wanted.size === 0) return []
  const slugs = [...wanted.keys()]
  const synonyms = await findBySlugs(db, slugs)
  // In one order for everybody: two people with the same new words would otherwise wait for each other for ever.
  const rows = slugs
    .filter((slug) => !synonyms.has(slug))
    .sort()
    .map((slug) => ({ slug, name: wanted.get(slug)! }))
  if (rows.length > 0)
    await db
      .insertInto('tags')
      .values(rows)
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .execute()
  const known = rows.length > 0 ? await findBySlugs(db, slugs) : synonyms
  const tags = slugs.flatMap((slug) => known.get(slug) ?? [])
  return tags.filter((tag, index) => tags.findIndex((other) => other.id === tag.id) === index)
}

/** The tags behind these keys, through synonyms and joins. */
export async function findBySlugs(db: Db, slugs: string[]): Promise<Map<string, KeptTag>> {
  const { rows } = await sql<KeptTag & { asked: string }>`
    select a.asked, g.id, g.slug, g.name
    from unnest(${slugs}::text[]) as a(asked)
      left join tag_synonyms y on y.slug = a.asked
      left join tags o on o.slug = a.asked
      join tags g on g.id = coalesce(y.tag_id, o.joined_into, o.id)`.execute(db)
  return new Map(rows.map(({ asked, ...tag }) => [asked, tag]))
}

/** Puts these in the place of a member's tags of one kind. */
export async function keepTags(db: Db, memberId: number, kind: TagKind, names: string[]): Promise<void> {
  await db.deleteFrom('member_tags').where('member_id', '=', memberId).where('kind', '=', kind).execute()
  const tags = await keepTagIds(db, names)
  if (tags.length === 0) return
  await db
    .insertInto('member_tags')
    .values(tags.map(({ id }, position) => ({ member_id: memberId, tag_id: id, kind, position })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
