// Choices that stewards make on a page, kept in the database.
import { z } from 'zod'
import type { Db } from './db/connect.ts'

/** One choice: its key, what it may be, and what it is until somebody chooses. */
export type Choice<T> = { key: string; schema: z.ZodType<T>; standard: T }

/** How people join. */
export const joiningChoice: Choice<'open' | 'invitation' | 'approval'> = {
  key: 'joining',
  schema: z.enum(['open', 'invitation', 'approval']),
  standard: 'open',
}

/** Reads a choice; one that no longer fits its schema counts as not made. */
export async function readChoice<T>(db: Db, choice: Choice<T>): Promise<T> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', choice.key).executeTakeFirst()
  const result = choice.schema.safeParse(row?.value)
  return result.success ? result.data : choice.standard
}

export async function keepChoice<T>(db: Db, choice: Choice<T>, value: T): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key: choice.key, value: JSON.stringify(value) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: JSON.stringify(value), changed_at: new Date() }))
    .execute()
}
