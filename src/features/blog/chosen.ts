// What a list of the blog is about, out of its address.
import { findTag, isTagSeen } from '#core/tags/follow.ts'
import type { KeptTag } from '#core/tags/keep.ts'
import { found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { idOf } from '#platform/http/doors.ts'
import { type Chosen, readKey } from './addresses.ts'
import { findBlogPerson } from './people-queries.ts'
import type { Filter } from './queries.ts'

/** Reads category, author, year and page. @throws Refusal 404 for a category or author that the viewer meets nowhere. */
export async function readChosen(db: Db, query: Record<string, string>) {
  const tag = query.category ? found(await seenTag(db, query.category)) : undefined
  const person = query.author ? found(await findBlogPerson(db, idOf(query.author))) : undefined
  const year = /^(19|20)\d\d$/.test(query.year ?? '') ? Number(query.year) : undefined
  const chosen: Chosen = { category: tag?.slug, author: person?.id, year }
  const filter: Filter = { tagId: tag?.id, personId: person?.id, year, before: readKey(query.before) }
  const about = [tag && `about ${tag.name}`, person && `by ${person.name}`, year && `of ${year}`].filter(Boolean).join(' ')
  return { chosen, filter, tag, person, year, title: about ? `Articles ${about}` : 'Blog' }
}

async function seenTag(db: Db, text: string): Promise<KeptTag | undefined> {
  const tag = await findTag(db, text)
  return tag && (await isTagSeen(db, tag.id)) ? tag : undefined
}
