// What stewards do with tags: one spelling, other words for the same thing, two that became one.
import { sql } from 'kysely'
import { record } from '#core/records/record.ts'
import type { Db } from '#platform/db/connect.ts'
import type { Member } from '#platform/viewer.ts'
import { findBySlugs, type KeptTag } from './keep.ts'
import { tagSlug } from './read.ts'

export const TAGS_A_PAGE = 50

/** Why a word cannot be had: the tag that has it already. Undefined where it was done. */
export type Taken = KeptTag | undefined

/**
 * Tags that the steward meets somewhere, by their key: those whose key or another word begins with what is asked; one more than a page. `members` counts whom the viewer sees
 * with it.
 */
export async function listTags(db: Db, { begins, after }: { begins: string; after: string }) {
  const asked = tagSlug(begins)
  const { rows } = await sql<KeptTag & { members: number; words: string[] }>`
    select g.id, g.slug, g.name,
      (select count(distinct member_id)::int from member_tags where tag_id = g.id) as members,
      array(select name from tag_synonyms where tag_id = g.id order by name) as words
    from tags g
    where g.joined_into is null and tag_is_seen(g.id) and g.slug collate "C" > ${after}
      and (starts_with(g.slug, ${asked}) or exists (select from tag_synonyms y where y.tag_id = g.id and starts_with(y.slug, ${asked})))
    order by g.slug collate "C"
    limit ${TAGS_A_PAGE + 1}`.execute(db)
  return rows
}

export type StewardedTag = Awaited<ReturnType<typeof listTags>>[number]

/** A tag that still stands and that the steward meets somewhere, and the other words for it. */
export async function findStewardedTag(db: Db, id: number | undefined) {
  if (id === undefined) return undefined
  const tag = await db
    .selectFrom('tags')
    .where('id', '=', id)
    .where('joined_into', 'is', null)
    .where(sql<boolean>`tag_is_seen(id)`)
    .select(['id', 'slug', 'name'])
    .executeTakeFirst()
  if (!tag) return undefined
  const words = await db.selectFrom('tag_synonyms').where('tag_id', '=', id).select(['slug', 'name']).orderBy('name').execute()
  return { tag, words }
}

/** Shows a tag in another spelling. Where that has another key, it becomes one more word for the tag. */
export async function renameTag(db: Db, steward: Member, tag: KeptTag, name: string): Promise<Taken> {
  const taken = await takeWord(db, tag, name)
  if (taken) return taken
  await db.updateTable('tags').set({ name }).where('id', '=', tag.id).execute()
  await record(db, { stewardId: steward.id, act: 'change tag', detail: { tag: tag.id, to: name } })
  return undefined
}

/** From now on this word means the tag. */
export async function addWord(db: Db, steward: Member, tag: KeptTag, word: string): Promise<Taken> {
  const taken = await takeWord(db, tag, word)
  if (!taken) await record(db, { stewardId: steward.id, act: 'change tag', detail: { tag: tag.id, word } })
  return taken
}

async function takeWord(db: Db, tag: KeptTag, word: string): Promise<Taken> {
  const slug = tagSlug(word)
  const known = (await findBySlugs(db, [slug])).get(slug)
  if (known) return known.id === tag.id ? undefined : known
  const added = await db
    .insertInto('tag_synonyms')
    .values({ slug, name: word, tag_id: tag.id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows) return undefined
  // Another steward was faster.
  const other = (await findBySlugs(db, [slug])).get(slug)
  return other?.id === tag.id ? undefined : other
}

/** A word is no longer another one for this tag. */
export async function dropWord(db: Db, steward: Member, tag: KeptTag, slug: string): Promise<void> {
  const dropped = await db.deleteFrom('tag_synonyms').where('tag_id', '=', tag.id).where('slug', '=', slug).executeTakeFirst()
  if (dropped.numDeletedRows > 0n)
    await record(db, { stewardId: steward.id, act: 'change tag', detail: { tag: tag.id, dropped: slug } })
}

/** Makes one tag of two: whoever had the first has the second now. False where another steward joined one of them meanwhile. */
export async function joinTag(db: Db, steward: Member, tag: KeptTag, into: KeptTag): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select join_tags(${tag.id}, ${into.id}) as done`.execute(db)
  if (!rows[0]?.done) return false
  await record(db, {
    stewardId: steward.id,
    act: 'join tags',
    detail: { tag: tag.id, other: into.id },
  })
  return true
}
