// What people say of an event, without names.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Feedback } from './forms.ts'

/** Of fewer answers than this nobody reads any. The wall says the same. */
export const FEWEST = 3

/** Gives the viewer's word, once. */
export async function giveFeedback(db: Db, eventId: number, one: Feedback): Promise<'done' | 'twice' | 'early' | 'no'> {
  const { useful, level, again, liked, better } = one
  const { rows } = await sql<{ came: 'done' | 'twice' | 'early' | 'no' }>`
    select give_feedback(${eventId}, ${useful}, ${level}, ${again}, ${liked}, ${better}) as came`.execute(db)
  return rows[0]!.came
}

export type FeedbackSum = { count: number; useful: number[]; level: number[]; again: number[]; liked: string[]; better: string[] }

/** How it was, for hosts: counts for each answer, and the words in no order that says who wrote them. */
export async function sumFeedback(db: Db, eventId: number): Promise<FeedbackSum> {
  const { rows } = await sql<{ count: number }>`select count_feedback(${eventId}) as count`.execute(db)
  const all = await db.selectFrom('event_feedback').where('event_id', '=', eventId).orderBy('id').selectAll().execute()
  const count = <T>(values: readonly T[], of: (one: (typeof all)[number]) => T) =>
    values.map((value) => all.filter((one) => of(one) === value).length)
  return {
    count: rows[0]!.count,
    useful: count([1, 2, 3, 4, 5], ({ useful }) => useful),
    level: count(['easy', 'right', 'hard'], ({ level }) => level),
    again: count([true, false], ({ again }) => again),
    liked: all.map(({ liked }) => liked).filter(Boolean),
    better: all.map(({ better }) => better).filter(Boolean),
  }
}
