// Who is a core member, and by what: domains that stewards list, and their word. Both hold for two years.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Member } from '#platform/viewer.ts'
import { record } from '../records/record.ts'

export const VOUCHED_YEARS = 2

/** Whether the viewer is a core member now. */
export async function isCoreMember(db: Db): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select viewer_is_core() as is`.execute(db)
  return rows[0]?.is ?? false
}

/** The listed domains in the order of the alphabet. */
export async function listDomains(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('core_domains').select('domain').orderBy('domain').execute()
  return rows.map(({ domain }) => domain)
}

/** Lists a domain, or takes it off. On record. */
export async function keepDomain(db: Db, steward: Member, domain: string, isListed: boolean): Promise<void> {
  if (isListed)
    await db
      .insertInto('core_domains')
      .values({ domain })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else await db.deleteFrom('core_domains').where('domain', '=', domain).execute()
  await record(db, { stewardId: steward.id, act: 'settings', detail: { [isListed ? 'core domain' : 'no core domain']: domain } })
}

/** Until when a steward's word holds for somebody: seen by them and by stewards. */
export async function findVouch(db: Db, memberId: number): Promise<Date | undefined> {
  const row = await db
    .selectFrom('core_vouches')
    .where('member_id', '=', memberId)
    .where('until', '>', new Date())
    .select('until')
    .executeTakeFirst()
  return row?.until
}

/** A steward says that somebody is a core member, for two years from now. On record. */
export async function vouch(db: Db, steward: Member, memberId: number, reason: string): Promise<void> {
  const until = sql<Date>`now() + make_interval(years => ${VOUCHED_YEARS})`
  const words = { vouched_by: steward.id, reason, until }
  await db
    .insertInto('core_vouches')
    .values({ member_id: memberId, ...words })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(words))
    .execute()
  await record(db, { stewardId: steward.id, act: 'vouch core member', memberId, reason })
}
