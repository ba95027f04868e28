import type { Db } from '#platform/db/connect.ts'

/** The code of conduct as it is now. There is always one: the first comes with the database. */
export function findConduct(db: Db) {
  return db
    .selectFrom('conduct_versions')
    .select(['version', 'body', 'html', 'change', 'published_at'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

export type Conduct = Awaited<ReturnType<typeof findConduct>>

/** The newest version where this member has not agreed to it yet, and whether they agreed to one before; otherwise undefined. */
export async function findUnagreed(db: Db, memberId: number): Promise<{ change: string; before: boolean } | undefined> {
  const row = await db
    .selectFrom('conduct_versions as v')
    .select((eb) => [
      'v.version',
      'v.change',
      eb
        .selectFrom('conduct_agreements as a')
        .where('a.member_id', '=', memberId)
        .select((of) => of.fn.max('a.version').as('version'))
        .as('agreed'),
    ])
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  if (row.agreed === row.version) return undefined
  return { change: row.change, before: row.agreed !== null }
}
