import { found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { findSpaceBySlug, type Space } from './queries.ts'

/** The space behind an address, as the viewer sees it. @throws Refusal 404. */
export async function seenSpace(db: Db, slug: string | undefined): Promise<Space> {
  return found(await findSpaceBySlug(db, slug ?? ''))
}
