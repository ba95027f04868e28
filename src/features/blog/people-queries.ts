// People who are named on articles, read through the wall.
import type { Db } from '#platform/db/connect.ts'

/** A person by number; one who was joined into another is that other. */
export async function findBlogPerson(db: Db, id: number | undefined) {
  if (id === undefined) return undefined
  const person = await one(db, id)
  if (person) return person
  const joined = await db.selectFrom('blog_people').where('id', '=', id).select('joined_into').executeTakeFirst()
  return joined?.joined_into ? one(db, joined.joined_into) : undefined
}

function one(db: Db, id: number) {
  return db
    .selectFrom('blog_people as p')
    .leftJoin('bylines as b', 'b.id', 'p.member_id')
    .where('p.id', '=', id)
    .where('p.joined_into', 'is', null)
    .select(['p.id', 'p.name', 'p.orcid', 'p.member_id', 'b.has_page', 'b.picture_id'])
    .executeTakeFirst()
}

export type BlogPerson = NonNullable<Awaited<ReturnType<typeof findBlogPerson>>>

/** Whether the viewer waits for a steward to confirm that they are this person. */
export async function hasClaimed(db: Db, personId: number, memberId: number): Promise<boolean> {
  const row = await db
    .selectFrom('blog_claims')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined
}

/** Claims that wait, for stewards. */
export function listClaims(db: Db) {
  return db
    .selectFrom('blog_claims as c')
    .innerJoin('blog_people as p', 'p.id', 'c.person_id')
    .innerJoin('members as m', 'm.id', 'c.member_id')
    .select(['c.person_id', 'c.member_id', 'c.at', 'p.name as person', 'm.name as member'])
    .orderBy('c.at')
    .limit(100)
    .execute()
}

/** Everybody named on articles, for stewards: with how many articles they have. */
export function listPeople(db: Db) {
  return db
    .selectFrom('blog_people as p')
    .leftJoin('article_authors as x', 'x.person_id', 'p.id')
    .where('p.joined_into', 'is', null)
    .select(['p.id', 'p.name', 'p.orcid', 'p.member_id'])
    .select((eb) => eb.fn.count<number>('x.article_id').as('articles'))
    .groupBy('p.id')
    .orderBy('p.name')
    .limit(2000)
    .execute()
}

export type ListedPerson = Awaited<ReturnType<typeof listPeople>>[number]
