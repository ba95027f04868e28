// Stewards from the command line, for the first start and for a community that has lost its last one.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { hashToken } from '#platform/db/viewing.ts'
import { Trouble } from '#platform/errors.ts'
import type { House } from '#platform/house.ts'
import { cleanLine } from '#platform/text.ts'
import { addressField } from './address-field.ts'
import { NAME_CHARACTERS } from './name-field.ts'

type Opened = Pick<House, 'database' | 'config'>

/**
 * Makes whoever has this address a steward, with an account where there is none, and gives back a link that signs them in once, within
 * 24 hours: longer than a mailed one, because it is passed on by hand to somebody who may be at work tomorrow.
 * @throws Trouble where the address is none
 */
export async function makeSteward({ database, config }: Opened, address: string): Promise<string> {
  const checked = addressField.safeParse(address)
  if (!checked.success) throw new Trouble(`"${cleanLine(address)}" is not an e-mail address.`)
  const token = newToken()
  await sql`select make_steward(${checked.data}, ${nameFrom(checked.data)}, ${hashToken(token)})`.execute(database.owner)
  return `${config.url}/sign-in/link/${token}`
}

/**
 * A link on which the first steward says who they are; undefined where there is a steward already. Good until it is used. Asked again,
 * it is another one, and those before stay good: whoever started the program first may have kept theirs.
 */
export async function firstStewardLink({ database, config }: Opened): Promise<string | undefined> {
  const token = newToken()
  const { rows } = await sql<{ kept: boolean }>`select keep_first_link(${hashToken(token)}) as kept`.execute(database.owner)
  return rows[0]?.kept ? `${config.url}/first/${token}` : undefined
}

function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** "ada.lovelace@trust.example" is "Ada Lovelace" until they say otherwise. */
export function nameFrom(address: string): string {
  const words = cleanLine(address.slice(0, address.lastIndexOf('@')).replace(/\+.*$/, ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /\p{L}/u.test(word))
  const name = words.map((word) => word[0]?.toLocaleUpperCase('en-GB') + word.slice(1)).join(' ')
  return name.slice(0, NAME_CHARACTERS) || 'New steward'
}
