// What people do in the room. The wall in the database decides who may; open pages hear of it once the transaction is kept.
import { sql } from 'kysely'
import { diff3Merge } from 'node-diff3'
import { renderMarkdown } from '#core/markdown/render.ts'
import type { Db } from '#platform/db/connect.ts'
import { signal } from '#platform/live.ts'
import { PAD_CHARACTERS } from './forms.ts'
import type { Present } from './present.ts'
import { findPad } from './queries.ts'

export const sections = ['pad', 'links', 'asks', 'polls'] as const
export type Section = (typeof sections)[number]

/** What open pages of an event listen to. */
export function roomTopic(eventId: number): string {
  return `event:${eventId}`
}

function tell(db: Db, eventId: number, what: Section): Promise<void> {
  return signal(db, { topic: roomTopic(eventId), what, id: eventId })
}

/** Merging takes time by the pairs of lines that are alike: above this, some seconds. A pad of notes has some hundreds. */
const MOST_PAIRS = 250_000

/** How many pairs of lines are alike in two texts. */
function pairsOf(one: string[], other: string[]): number {
  const counts = new Map<string, number>()
  for (const line of one) counts.set(line, (counts.get(line) ?? 0) + 1)
  return other.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0)
}

/** Both changes stay: where two people changed the same lines, the other's come first. Of what is too much alike, all is kept, one below the other. */
function merge(mine: string, base: string, theirs: string): string {
  const [my, was, their] = [mine.split('\n'), base.split('\n'), theirs.split('\n')]
  if (pairsOf(was, my) > MOST_PAIRS || pairsOf(was, their) > MOST_PAIRS) return `${theirs}\n\n${mine}`
  const parts = diff3Merge(my, was, their, { excludeFalseConflicts: true })
  return parts.flatMap(({ ok, conflict }) => ok ?? [...(conflict?.b ?? []), ...(conflict?.a ?? [])]).join('\n')
}

const TRIES = 5

/**
 * Saves the pad that was begun at a version, together with what others wrote since. False where both together are too long, or too many write
 * in the same moment.
 */
export async function savePad(db: Db, eventId: number, body: string, begunAt: number): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const now = await findPad(db, eventId)
    const base = now && begunAt !== now.version ? ((await findPad(db, eventId, begunAt))?.body ?? '') : now?.body
    const whole = now && begunAt !== now.version ? merge(body, base ?? '', now.body) : body
    if (whole === now?.body) return true
    if (whole.length > PAD_CHARACTERS) return false
    const { html } = await renderMarkdown(whole)
    const kept = await db
      .insertInto('event_pads')
      .values({ event_id: eventId, version: (now?.version ?? 0) + 1, body: whole, html })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst()
    if (kept) {
      await tell(db, eventId, 'pad')
      return true
    }
  }
  return false
}

export async function addLink(db: Db, eventId: number, link: { url: string; title: string }): Promise<void> {
  await db
    .insertInto('event_links')
    .values({ event_id: eventId, ...link })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tell(db, eventId, 'links')
}

export async function dropLink(db: Db, eventId: number, id: number): Promise<void> {
  await db.deleteFrom('event_links').where('event_id', '=', eventId).where('id', '=', id).execute()
  await tell(db, eventId, 'links')
}

/** Asks a question, which has the asker's own vote. */
export async function ask(db: Db, { event, place }: Present, body: string, isNamed: boolean): Promise<void> {
  const { id } = await db
    .insertInto('event_asks')
    .values({ event_id: event.id, place_id: place ?? null, body, is_named: isNamed })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (place !== undefined) await db.insertInto('event_ask_votes').values({ ask_id: id, place_id: place }).execute()
  await tell(db, event.id, 'asks')
}

/** Votes for a question or takes the vote back; for hosts: says that it is answered, open again, or hides it. Twice is the same as once. */
export async function changeAsk(
  db: Db,
  { event, place }: Present,
  askId: number,
  what: 'vote' | 'take back' | 'answered' | 'open' | 'hide',
): Promise<void> {
  const at = new Date()
  if (what === 'vote' && place !== undefined)
    await db
      .insertInto('event_ask_votes')
      .values({ ask_id: askId, place_id: place })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else if (what === 'take back' && place !== undefined)
    await db.deleteFrom('event_ask_votes').where('ask_id', '=', askId).where('place_id', '=', place).execute()
  else if (what === 'answered' || what === 'open' || what === 'hide')
    await db
      .updateTable('event_asks')
      .set(what === 'hide' ? { hidden_at: at } : { answered_at: what === 'open' ? null : at, hidden_at: null })
      .where('id', '=', askId)
      .where('event_id', '=', event.id)
      .execute()
  await tell(db, event.id, 'asks')
}

export async function makePoll(db: Db, eventId: number, poll: { question: string; options: string[] }): Promise<void> {
  await db
    .insertInto('event_polls')
    .values({ event_id: eventId, ...poll })
    .execute()
  await tell(db, eventId, 'polls')
}

export async function closePoll(db: Db, eventId: number, id: number): Promise<void> {
  await db
    .updateTable('event_polls')
    .set({ closed_at: new Date() })
    .where('id', '=', id)
    .where('event_id', '=', eventId)
    .where('closed_at', 'is', null)
    .execute()
  await tell(db, eventId, 'polls')
}

/** One vote a place; another choice takes its place until the poll is closed. */
export async function votePoll(db: Db, { event, place }: Present, pollId: number, choice: number): Promise<void> {
  if (place === undefined) return
  await db
    .insertInto('event_poll_votes')
    .values({ poll_id: pollId, place_id: place, choice })
    .onConflict((conflict) => conflict.columns(['poll_id', 'place_id']).doUpdateSet({ choice }))
    .execute()
  await tell(db, event.id, 'polls')
}

/** Checks a place in, or out again. False where the viewer may not. */
export async function checkIn(db: Db, place: number, isHere: boolean): Promise<boolean> {
  const { rows } = await sql<{ ok: boolean }>`select check_in(${place}, ${isHere}) as ok`.execute(db)
  return rows[0]!.ok
}

/** Takes somebody off who cannot come: the next in the line has the place. False where the viewer may not, or it has begun. */
export async function takeOff(db: Db, place: number): Promise<boolean> {
  const { rows } = await sql<{ ok: boolean }>`select take_off(${place}) as ok`.execute(db)
  return rows[0]!.ok
}

/** Lets somebody in at the door who had no place. False where the viewer may not, or it is another day. */
export async function walkIn(db: Db, eventId: number, { name, address }: { name: string; address: string }): Promise<boolean> {
  const { rows } = await sql<{ ok: boolean }>`select walk_in(${eventId}, ${name}, ${address}) as ok`.execute(db)
  return rows[0]!.ok
}

/** Whether the viewer lets notes be kept of what stays in the room. */
export async function agreeToNotes(db: Db, eventId: number, agrees: boolean): Promise<boolean> {
  const { rows } = await sql<{ ok: boolean }>`select agree_to_notes(${eventId}, ${agrees}) as ok`.execute(db)
  return rows[0]!.ok
}

/** The place behind a code at the door, for hosts. */
export async function placeOfCode(db: Db, eventId: number, code: string): Promise<number | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(code)) return undefined
  const { rows } = await sql<{ place: number | null }>`select place_of_code(${eventId}, ${code}::uuid) as place`.execute(db)
  return rows[0]?.place ?? undefined
}
