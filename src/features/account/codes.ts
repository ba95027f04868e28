// A link and a code for one address: 15 minutes, one use, the newest counts, hashed at rest, and of use to this member only.
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import { hashToken } from '#platform/db/viewing.ts'
import type { Member } from '#platform/viewer.ts'

/** How long a link and a code are of use. */
export const CODE_MINUTES = 15

type Purpose = 'add' | 'leave'

export type AskedCode = {
  token: string
  code: string
  until: Date
  /** To add: it belongs to nobody yet. To leave: it is the member's own. */
  usable: boolean
}

/** The member's identity goes into the hash, so that one table of a million hashes does not fit all rows. */
function hashCode(memberId: number, purpose: Purpose, code: string): Buffer {
  return createHash('sha256').update(`${purpose}:${memberId}:${code}`).digest()
}

/** Makes a new code and link, in place of an older one. The same is done whether or not the address can be used. */
export async function askCode(db: Db, member: Member, purpose: Purpose, address: string): Promise<AskedCode> {
  const token = randomBytes(24).toString('base64url')
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const { rows } = await sql<{ usable: boolean }>`
    select ask_account_code(${member.sessionId}, ${purpose}, ${address}, ${hashToken(token)}, ${hashCode(member.id, purpose, code)},
      ${CODE_MINUTES}) as usable`.execute(db)
  return { token, code, until: new Date(Date.now() + CODE_MINUTES * 60_000), usable: rows[0]?.usable ?? false }
}

/** What somebody shows: the token of the link, or the six digits. */
export type Shown = { token: string } | { code: string }

/** Adds the address for which this was sent; undefined where it is wrong, late, used, or the address has got an account since. */
export async function addProvenAddress(db: Db, member: Member, shown: Shown): Promise<string | undefined> {
  const { link, code } = hashesOf(member, 'add', shown)
  const { rows } = await sql<{ address: string | null }>`select add_my_address(${link}, ${code}) as address`.execute(db)
  return rows[0]?.address ?? undefined
}

/** Whether the six digits are those that were sent for leaving. They are used up by this. */
export async function takeLeaveCode(db: Db, member: Member, shown: Shown): Promise<boolean> {
  const { link, code } = hashesOf(member, 'leave', shown)
  const { rows } = await sql<{ address: string | null }>`select take_account_code('leave', ${link}, ${code}) as address`.execute(
    db,
  )
  return Boolean(rows[0]?.address)
}

function hashesOf(member: Member, purpose: Purpose, shown: Shown): { link: Buffer | null; code: Buffer | null } {
  return 'token' in shown
    ? { link: hashToken(shown.token), code: null }
    : { link: null, code: hashCode(member.id, purpose, shown.code) }
}
