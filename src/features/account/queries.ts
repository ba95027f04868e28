// What a member's account holds, read through the wall; changes go through functions in the database that keep the rules.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

/** The member's addresses: the primary one first, then as they came. */
export function listAddresses(db: Db, memberId: number) {
  return db
    .selectFrom('addresses')
    .select(['id', 'address', 'is_primary', 'verified_at'])
    .where('member_id', '=', memberId)
    .orderBy('is_primary', 'desc')
    .orderBy('verified_at')
    .orderBy('id')
    .execute()
}

export type Address = Awaited<ReturnType<typeof listAddresses>>[number]

export async function findAddress(db: Db, memberId: number, id: number | undefined): Promise<Address | undefined> {
  return (await listAddresses(db, memberId)).find((address) => address.id === id)
}

/** The address that was asked for last and waits to be shown; undefined where there is none, or it is too late. */
export function findWaitingCode(db: Db, memberId: number, purpose: 'add' | 'leave') {
  return db
    .selectFrom('account_codes')
    .select(['address', 'expires_at'])
    .where('member_id', '=', memberId)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
}

/** Gives back the primary address before this one; undefined where there was nothing to change. */
export async function makePrimary(db: Db, id: number): Promise<string | undefined> {
  const { rows } = await sql<{ before: string | null }>`select make_my_address_primary(${id}) as before`.execute(db)
  return rows[0]?.before ?? undefined
}

/** Takes an address away and ends all sessions but this one; undefined for the last one and those of others. */
export async function removeAddress(db: Db, id: number, sessionId: number): Promise<string | undefined> {
  const { rows } = await sql<{ gone: string | null }>`select remove_my_address(${id}, ${sessionId}) as gone`.execute(db)
  return rows[0]?.gone ?? undefined
}

/** The member's sessions, the one used last first. */
export function listSessions(db: Db, memberId: number) {
  return db
    .selectFrom('sessions')
    .select(['id', 'device', 'created_at', 'last_used_at'])
    .where('member_id', '=', memberId)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('last_used_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

export type Session = Awaited<ReturnType<typeof listSessions>>[number]

/** Ends one of the viewer's sessions; false where it is not theirs. */
export async function endSession(db: Db, id: number): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select end_my_session(${id}) as n`.execute(db)
  return (rows[0]?.n ?? 0) > 0
}

/** Ends all sessions of the viewer but one; gives back how many. */
export async function endOtherSessions(db: Db, keptId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select end_my_other_sessions(${keptId}) as n`.execute(db)
  return rows[0]?.n ?? 0
}
