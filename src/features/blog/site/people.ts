// The people named in a site or a mail: found by their ORCID or their name, or new and nobody's.
import type { Db } from '#platform/db/connect.ts'
import type { ReadAuthor } from './authors.ts'

/** A site is moved in by somebody who answers for its names; a mail says whatever its sender likes, and names no member. */
export type Trust = 'site' | 'mail'

type Person = { id: number; isMember: boolean }

/** The person of this name, followed to whom stewards joined them with; made where there is none. */
async function personFor(db: Db, { name, orcid }: ReadAuthor, trust: Trust): Promise<Person> {
  const known = await db
    .selectFrom('blog_people as p')
    .leftJoin('blog_people as j', 'j.id', 'p.joined_into')
    .where((eb) =>
      eb.or([eb(eb.fn<string>('lower', ['p.name']), '=', name.toLowerCase()), ...(orcid ? [eb('p.orcid', '=', orcid)] : [])]),
    )
    .$if(trust === 'mail', (query) => query.where('p.member_id', 'is', null).where('j.member_id', 'is', null))
    .select(['p.id', 'p.joined_into', 'p.member_id', 'j.member_id as joined_member_id'])
    .orderBy((eb) => eb('p.orcid', 'is not distinct from', orcid), 'desc')
    .orderBy('p.id')
    .executeTakeFirst()
  if (!known) {
    const { id } = await db.insertInto('blog_people').values({ name, orcid }).returning('id').executeTakeFirstOrThrow()
    return { id, isMember: false }
  }
  const id = known.joined_into ?? known.id
  if (orcid && trust === 'site')
    await db.updateTable('blog_people').set({ orcid }).where('id', '=', id).where('orcid', 'is', null).execute()
  return { id, isMember: (known.joined_into ? known.joined_member_id : known.member_id) !== null }
}

/** Puts these in the place of an article's authors. Gives back the names that were taken to be members'. */
export async function nameAuthors(db: Db, articleId: number, authors: ReadAuthor[], trust: Trust): Promise<string[]> {
  await db.deleteFrom('article_authors').where('article_id', '=', articleId).execute()
  const named = new Map<number, string>()
  const members: string[] = []
  for (const author of authors) {
    const { id, isMember } = await personFor(db, author, trust)
    if (isMember) members.push(author.name)
    if (!named.has(id)) named.set(id, author.affiliation)
  }
  if (named.size === 0) return members
  const rows = [...named].map(([person_id, affiliation], position) => ({
    article_id: articleId,
    person_id,
    position,
    affiliation,
  }))
  await db.insertInto('article_authors').values(rows).execute()
  return members
}
