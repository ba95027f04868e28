// That somebody came: a certificate that they keep, which the house signs and anybody can check by its address.
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

export type Certificate = {
  code: string
  name: string
  title: string
  kind: string
  starts_at: Date
  zone: string
  minutes: number
  event_id: number | null
}

/** The viewer's certificate for an event, made now where there is none; undefined where they were not checked in. */
export async function findMyCertificate(db: Db, eventId: number): Promise<string | undefined> {
  const { rows } = await sql<{ code: string | null }>`select my_certificate(${eventId}) as code`.execute(db)
  return rows[0]?.code ?? undefined
}

/** What a certificate says, for whoever has its address. */
export async function lookAtCertificate(db: Db, code: string): Promise<Certificate | undefined> {
  const { rows } = await sql<Certificate>`select * from look_at_certificate(${code})`.execute(db)
  return rows[0]
}

/** The events at which a member was, the newest first: theirs for good. */
export function listAttended(db: Db, memberId: number): Promise<Certificate[]> {
  return db
    .selectFrom('event_certificates')
    .where('member_id', '=', memberId)
    .select(['code', 'name', 'title', 'kind', 'starts_at', 'zone', 'minutes', 'event_id'])
    .orderBy('starts_at', 'desc')
    .execute()
}

/** The key of the house, made when it is first asked for. Only the owner of the database reads it. */
export async function findKey(owner: Db): Promise<{ private_key: string; public_key: string }> {
  const find = () => owner.selectFrom('event_keys').select(['private_key', 'public_key']).executeTakeFirst()
  const known = await find()
  if (known) return known
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  await owner
    .insertInto('event_keys')
    .values({
      id: 1,
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
      public_key: publicKey.export({ type: 'spki', format: 'pem' }) as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await find())!
}

/** What is signed: one line each, so that it can be checked without this program. */
export function signedText(url: string, { code, name, title, starts_at, minutes }: Certificate): string {
  return [`${url}/certificates/${code}`, name, title, starts_at.toISOString(), `${minutes} minutes`].join('\n')
}

/** The signature of a certificate (Ed25519, RFC 8032), in base64url. */
export async function signatureOf(owner: Db, url: string, certificate: Certificate): Promise<string> {
  const { private_key } = await findKey(owner)
  return sign(null, Buffer.from(signedText(url, certificate)), createPrivateKey(private_key)).toString('base64url')
}

/** "1 hour", "2 hours 30 minutes". */
export function sayLength(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const words = [
    hours > 0 && `${hours} ${hours === 1 ? 'hour' : 'hours'}`,
    rest > 0 && `${rest} ${rest === 1 ? 'minute' : 'minutes'}`,
  ]
  return words.filter(Boolean).join(' ')
}
