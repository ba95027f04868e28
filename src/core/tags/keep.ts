import type { Db } from '#platform/db/connect.ts'
import { tagSlug } from './read.ts'

export type TagKind = 'skill' | 'interest'

/** Puts these in the place of a member's tags of one kind. A tag keeps the spelling of whoever was first. */
export async function keepTags(db: Db, memberId: number, kind: TagKind, names: string[]): Promise<void> {
  await db.deleteFrom('member_tags').where('member_id', '=', memberId).where('kind', '=', kind).execute()
  const wanted = new Map<string, string>()
  for (const name of names) if (!wanted.has(tagSlug(name))) wanted.set(tagSlug(name), name)
  wanted.delete('')
  if (wanted.size === 0) return
  // In one order for everybody: two people with the same new words would otherwise wait for each other for ever.
  const rows = [...wanted].map(([slug, name]) => ({ slug, name })).sort((a, b) => (a.slug < b.slug ? -1 : 1))
  await db
    .insertInto('tags')
    .values(rows)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
  const slugs = [...wanted.keys()]
  const known = await db.selectFrom('tags').select(['id', 'slug']).where('slug', 'in', slugs).execute()
  await db
    .insertInto('member_tags')
    .values(known.map(({ id, slug }) => ({ member_id: memberId, tag_id: id, kind, position: slugs.indexOf(slug) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
