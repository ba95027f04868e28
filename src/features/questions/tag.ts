import { findTag, isTagSeen } from '#core/tags/follow.ts'
import type { KeptTag } from '#core/tags/keep.ts'
import { TAG_CHARACTERS, tagSlug } from '#core/tags/read.ts'
import type { Db } from '#platform/db/connect.ts'
import { cleanLine } from '#platform/text.ts'

/** A tag that nobody has used looks like one that is used only where the reader does not see it: an empty list under what they typed. */
export async function tagOf(db: Db, text: string): Promise<KeptTag> {
  const known = await findTag(db, text)
  const typed = { id: 0, slug: tagSlug(text), name: cleanLine(text).slice(0, TAG_CHARACTERS) }
  if (!known) return typed
  return (await isTagSeen(db, known.id)) ? known : { ...typed, id: known.id }
}
