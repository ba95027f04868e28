import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import { maskName } from './names.ts'

/** The first of these that is free becomes the name: with 4,500 names and a thousand masks, all would be taken once in a million times. */
const NAMES_TO_CHOOSE_FROM = 12

/**
 * Starts a thread whose author is a new mask of the viewer; its posts are written with `postReply` as always. Undefined where the viewer
 * may not write, or the space has no masks.
 */
export async function startUnderMask(
  db: Db,
  space: { id: number },
  { title, shownAt }: { title: string; shownAt: string },
): Promise<{ id: number; space_id: number } | undefined> {
  const names = Array.from({ length: NAMES_TO_CHOOSE_FROM }, maskName)
  const { rows } = await sql<{ id: number | null }>`
    select start_under_mask(${space.id}, ${title}, ${shownAt}, ${names}::text[]) as id`.execute(db)
  const id = rows[0]?.id
  return id ? { id, space_id: space.id } : undefined
}
