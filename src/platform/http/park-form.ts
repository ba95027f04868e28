// A session that ended in the middle of writing: the words are kept for an hour and come back as a draft after signing in.
import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { hashToken } from '../db/viewing.ts'
import { Refusal } from '../errors.ts'
import { withinLimit } from '../limits.ts'
import { networkOf } from '../network.ts'
import { type Answer, ownPath, seeOther } from './answers.ts'
import { PARKED_COOKIE } from './cookies.ts'

const KEPT_SECONDS = 3600
// A post is 50,000 characters at most; whoever sends more is not writing.
const MOST_CHARACTERS = 60_000
/** Whoever parks is nobody yet: enough for a hospital whose sessions all end at once, too few to fill the disk. */
const PARKED = { kind: 'park', most: 200, minutes: 60 }

/** Keeps the draft fields of a form, then leads to signing in, and from there back to the page of the form. */
export async function parkForm(db: Db, request: FastifyRequest, body: unknown): Promise<Answer> {
  if (request.headers.accept?.includes('application/json')) throw new Refusal(401, 'Sign in to do that.')
  const back = pathOf(request.headers.referer)
  const signIn = `/sign-in?next=${encodeURIComponent(back)}`
  if (typeof body !== 'object' || body === null || !('draft' in body)) return seeOther(signIn, { said: 'Sign in to go on.' })
  const place = typeof body.draft === 'string' ? body.draft : ''
  const fields: Record<string, string> = {}
  for (const name of ['title', 'body', 'tags', 'space_id', 'mask'] as const) {
    const value = (body as Record<string, unknown>)[name]
    if (typeof value === 'string') fields[name] = value.slice(0, MOST_CHARACTERS).replaceAll('\0', '').toWellFormed()
  }
  if (!/^[a-z-]{1,30}(:[0-9]{1,15})?$/.test(place) || !(await withinLimit(db, PARKED, networkOf(request.ip))))
    return seeOther(signIn, { said: 'Sign in to go on.' })
  const key = randomBytes(24).toString('base64url')
  await sql`select park_form(${hashToken(key)}, ${place}, ${JSON.stringify(fields)}::text::jsonb)`.execute(db)
  return seeOther(signIn, {
    said: 'Your words are kept. Sign in or join, and they are there.',
    cookies: [{ name: PARKED_COOKIE, value: key, maxAge: KEPT_SECONDS }],
  })
}

/** Brings a parked form back as a draft of the member who has just signed in. */
export async function adoptParkedForm(db: Db, key: string | undefined): Promise<void> {
  if (key) await sql`select adopt_parked_form(${hashToken(key)})`.execute(db)
}

function pathOf(referer: string | undefined): string {
  if (!referer || !URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return ownPath(pathname + search)
}
