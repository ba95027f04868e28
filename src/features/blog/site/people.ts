// The people named in a site: found by their ORCID or their name, or new and nobody's.
import type { Db } from '#platform/db/connect.ts'
import type { ReadAuthor } from './authors.ts'

/** The person of this name, followed to whom stewards joined them with; made where there is none. */
export async function personFor(db: Db, { name, orcid }: ReadAuthor): Promise<number> {
  const known = await db
    .selectFrom('blog_people')
    .where((eb) =>
      eb.or([eb(eb.fn<string>('lower', ['name']), '=', name.toLowerCase()), ...(orcid ? [eb('orcid', '=', orcid)] : [])]),
    )
    .select(['id', 'joined_into', 'orcid'])
    .orderBy((eb) => eb('orcid', 'is not distinct from', orcid), 'desc')
    .orderBy('id')
    .executeTakeFirst()
  if (!known) return (await db.insertInto('blog_people').values({ name, orcid }).returning('id').executeTakeFirstOrThrow()).id
  const id = known.joined_into ?? known.id
  if (orcid && !known.orcid)
    await db.updateTable('blog_people').set({ orcid }).where('id', '=', id).where('orcid', 'is', null).execute()
  return id
}

/** Puts these in the place of an article's authors. */
export async function nameAuthors(db: Db, articleId: number, authors: ReadAuthor[]): Promise<void> {
  await db.deleteFrom('article_authors').where('article_id', '=', articleId).execute()
  const named = new Map<number, string>()
  for (const author of authors) {
    const id = await personFor(db, author)
    if (!named.has(id)) named.set(id, author.affiliation)
  }
  if (named.size === 0) return
  const rows = [...named].map(([person_id, affiliation], position) => ({
    article_id: articleId,
    person_id,
    position,
    affiliation,
  }))
  await db.insertInto('article_authors').values(rows).execute()
}
