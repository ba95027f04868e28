// Passkeys: what a device is asked to sign, and whether what it signed is right. The site's name comes from HEARTH_URL only: what a
// request says in Host counts for nothing.
import { createHash, randomBytes } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db/connect.ts'
import type { Member } from '#platform/viewer.ts'

/** Nobody has so many devices; every one of them is a door. */
export const MOST_PASSKEYS = 20

const HANDLE_BYTES = 32
// ES256, RS256 and EdDSA: one of these is in every device that makes passkeys.
const ALGORITHMS = [-7, -257, -8]
const MOST_CHARACTERS = 20_000

const piece = z
  .string()
  .max(MOST_CHARACTERS)
  .regex(/^[\w-]*={0,2}$/)
const common = {
  id: piece.min(1),
  rawId: piece,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).default({}),
}

/** What a browser sends after making a passkey. */
export const MadePasskey = z.object({
  ...common,
  response: z.object({
    clientDataJSON: piece,
    attestationObject: piece,
    transports: z
      .array(z.string().regex(/^[\w-]{1,30}$/))
      .max(10)
      .optional(),
  }),
})

/** What a browser sends after using one. */
export const UsedPasskey = z.object({
  ...common,
  response: z.object({ clientDataJSON: piece, authenticatorData: piece, signature: piece, userHandle: piece.optional() }),
})

function siteOf(config: Config): { rpID: string; origin: string } {
  const { hostname, origin } = new URL(config.url)
  return { rpID: hostname, origin }
}

function hashChallenge(challenge: string): Buffer {
  return createHash('sha256').update(challenge).digest()
}

async function keepChallenge(db: Db, challenge: string, handle: Buffer | null): Promise<void> {
  await sql`select keep_passkey_challenge(${hashChallenge(challenge)}, ${handle})`.execute(db)
}

/** The challenge that a response answers, used up by this; undefined where it was not ours, is late, or was used. */
async function takeChallenge(db: Db, clientDataJSON: string): Promise<{ challenge: string; handle: Buffer | null } | undefined> {
  const challenge = readChallenge(clientDataJSON)
  if (challenge === undefined) return undefined
  const { rows } = await sql<{ user_handle: Buffer | null }>`
    select * from take_passkey_challenge(${hashChallenge(challenge)})`.execute(db)
  return rows[0] && { challenge, handle: rows[0].user_handle }
}

function readChallenge(clientDataJSON: string): string | undefined {
  try {
    const { challenge } = decodeClientDataJSON(clientDataJSON)
    return typeof challenge === 'string' ? challenge : undefined
  } catch {
    return undefined
  }
}

export function listPasskeys(db: Db, memberId: number) {
  return db
    .selectFrom('passkeys')
    .select(['id', 'name', 'created_at', 'last_used_at', 'credential_id', 'transports', 'user_handle'])
    .where('member_id', '=', memberId)
    .orderBy('id')
    .execute()
}

export type Passkey = Awaited<ReturnType<typeof listPasskeys>>[number]

/** What the browser is told to make: discoverable, so that nobody types an address to sign in. */
export async function startAdding(db: Db, config: Config, member: Member, userName: string) {
  const mine = await listPasskeys(db, member.id)
  const handle = mine[0] ? Buffer.from(mine[0].user_handle) : randomBytes(HANDLE_BYTES)
  const options = await generateRegistrationOptions({
    rpName: config.name,
    rpID: siteOf(config).rpID,
    userName,
    userDisplayName: member.name,
    userID: new Uint8Array(handle),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: mine.map((one) => ({ id: one.credential_id, transports: one.transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
  await keepChallenge(db, options.challenge, handle)
  return options
}

/** Keeps a passkey that was made for the viewer's challenge; false where anything about it is not right. */
export async function finishAdding(
  db: Db,
  config: Config,
  member: Member,
  made: z.output<typeof MadePasskey>,
  name: string,
): Promise<boolean> {
  const taken = await takeChallenge(db, made.response.clientDataJSON)
  if (!taken?.handle) return false
  const { rpID, origin } = siteOf(config)
  const checked = await orNothing(() =>
    verifyRegistrationResponse({
      response: made as RegistrationResponseJSON,
      expectedChallenge: taken.challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  )
  if (!checked?.verified) return false
  const { credential } = checked.registrationInfo
  const kept = await db
    .insertInto('passkeys')
    .values({
      member_id: member.id,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: made.response.transports ?? [],
      user_handle: taken.handle,
      name,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst()
  return (kept.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** What any passkey of this site may sign: the device offers those that it has. */
export async function startUsing(db: Db, config: Config) {
  const options = await generateAuthenticationOptions({ rpID: siteOf(config).rpID, userVerification: 'preferred' })
  await keepChallenge(db, options.challenge, null)
  return options
}

type FoundPasskey = { id: number; member_id: number; public_key: Uint8Array; counter: number }

/** Whose passkey this is; undefined where it is unknown, or its signature, challenge, place or counter is not right. */
export async function finishUsing(db: Db, config: Config, used: z.output<typeof UsedPasskey>): Promise<number | undefined> {
  const taken = await takeChallenge(db, used.response.clientDataJSON)
  const { rows } = await sql<FoundPasskey>`select * from find_passkey(${used.id})`.execute(db)
  const passkey = rows[0]
  if (!taken || !passkey) return undefined
  const { rpID, origin } = siteOf(config)
  const checked = await orNothing(() =>
    verifyAuthenticationResponse({
      response: used as AuthenticationResponseJSON,
      expectedChallenge: taken.challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: false,
      credential: { id: used.id, publicKey: new Uint8Array(passkey.public_key), counter: passkey.counter },
    }),
  )
  if (!checked?.verified) return undefined
  const { newCounter } = checked.authenticationInfo
  const counted = await sql<{ ok: boolean }>`select count_passkey_use(${passkey.id}, ${newCounter}) as ok`.execute(db)
  return counted.rows[0]?.ok ? passkey.member_id : undefined
}

/** The library throws for everything that is not as it should be, and all of it means no. */
async function orNothing<T>(check: () => Promise<T>): Promise<T | undefined> {
  try {
    return await check()
  } catch {
    return undefined
  }
}

export async function renamePasskey(db: Db, memberId: number, id: number, name: string): Promise<boolean> {
  const done = await db
    .updateTable('passkeys')
    .set({ name })
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Gives back the name of what was removed; undefined where it is not this member's. */
export async function removePasskey(db: Db, memberId: number, id: number): Promise<string | undefined> {
  const gone = await db
    .deleteFrom('passkeys')
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .returning('name')
    .executeTakeFirst()
  return gone?.name
}
