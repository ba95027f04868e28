// Fills an empty community with the invented town, in one transaction: all of it is there, or nothing.
import { indexEntry } from '#core/search/entries.ts'
import { keepTags } from '#core/tags/keep.ts'
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import { fillArticles } from './fill-articles.ts'
import { fillEvents } from './fill-events.ts'
import { addThread, DAY, type Ids, idOf } from './fill-posts.ts'
import { fillQuestions } from './fill-questions.ts'
import { people } from './people.ts'
import { threadsBySpace } from './threads/all.ts'
import { spaces } from './town.ts'

/** Fills the town in where nobody has opened a space yet; otherwise leaves everything as it is. Gives back whether it did. */
export async function fillDemo(house: House, say: (text: string) => void): Promise<boolean> {
  const db = house.database.owner
  const { count } = await db
    .selectFrom('spaces')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count > 0) return false
  say('Inventing a town ...')
  await db.transaction().execute(async (trx) => {
    const ids = await addPeople(trx)
    const spaceIds = await addSpaces(trx, ids)
    for (const [slug, threads] of Object.entries(threadsBySpace)) {
      const space = spaces.find((one) => one.slug === slug)!
      for (const thread of threads) await addThread(trx, ids, { ...space, id: spaceIds.get(slug)! }, thread)
    }
    await fillQuestions(trx, ids, spaceIds)
    await fillArticles(trx, ids, spaceIds)
    await fillEvents(trx, ids)
    await addReading(trx, ids)
  })
  return true
}

async function addPeople(db: Db): Promise<Ids> {
  const ids: Ids = new Map()
  for (const [index, person] of people.entries()) {
    const { id } = await db
      .insertInto('members')
      .values({
        name: person.name,
        pronouns: person.pronouns ?? '',
        about: `${person.about} ${person.organisation}. (Invented.)`,
        wants_to_learn: person.learn ?? '',
        could_help: person.help ?? '',
        role: person.steward ? 'steward' : 'member',
        seen_by: person.seenBy ?? 'members',
        joined_at: new Date(Date.now() - (400 - index * 9) * DAY),
        invented: true,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    // The domain .invalid can never receive mail: https://www.rfc-editor.org/rfc/rfc2606
    await db
      .insertInto('addresses')
      .values({ member_id: id, address: `${person.key}@town.invalid`, is_primary: true })
      .execute()
    await keepTags(db, id, 'skill', person.skills ?? [])
    await keepTags(db, id, 'interest', person.interests ?? [])
    const words = [person.about, person.help ?? '', ...(person.skills ?? [])].join('\n')
    await indexEntry(db, { kind: 'member', ref: id, title: person.name, words })
    ids.set(person.key, id)
  }
  return ids
}

async function addSpaces(db: Db, ids: Ids): Promise<Map<string, number>> {
  const spaceIds = new Map<string, number>()
  for (const [position, { people: invited = [], ...space }] of spaces.entries()) {
    const { id } = await db
      .insertInto('spaces')
      .values({ ...space, position: position + 1 })
      .returning('id')
      .executeTakeFirstOrThrow()
    spaceIds.set(space.slug, id)
    for (const key of invited)
      await db
        .insertInto('space_members')
        .values({ space_id: id, member_id: idOf(ids, key) })
        .execute()
  }
  return spaceIds
}

/** Everybody has read what they took part in, so that nobody of the town comes back to a wall of news. */
async function addReading(db: Db, ids: Ids): Promise<void> {
  await db
    .insertInto('thread_reads')
    .columns(['member_id', 'thread_id', 'number'])
    .expression((eb) =>
      eb
        .selectFrom('thread_follows as f')
        .innerJoin('threads as t', 't.id', 'f.thread_id')
        .where('f.member_id', 'in', [...ids.values()])
        .select(['f.member_id', 'f.thread_id', 't.last_number']),
    )
    .execute()
}
