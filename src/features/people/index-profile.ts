import { indexEntry } from '#core/search/entries.ts'
import { listMemberTags } from '#core/tags/queries.ts'
import type { Db } from '#platform/db/connect.ts'
import { findPerson } from './queries.ts'

/** Makes a profile findable by its present words. Told twice is told once. */
export async function indexProfile(db: Db, memberId: number): Promise<void> {
  const person = await findPerson(db, memberId)
  if (!person) return
  const tags = (await listMemberTags(db, [memberId])).map((tag) => tag.name)
  const words = [person.about, person.could_help, person.wants_to_learn, ...tags].join('\n')
  await indexEntry(db, { kind: 'member', ref: memberId, title: person.name, words, at: person.joined_at })
}
