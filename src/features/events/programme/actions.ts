// Making and changing the parts of an event, and taking slots on.
import { sql } from 'kysely'
import { renderMarkdown } from '#core/markdown/render.ts'
import type { Db } from '#platform/db/connect.ts'
import type { Event } from '../queries.ts'
import type { PartInput } from './forms.ts'
import { listParts } from './queries.ts'

const MINUTE = 60_000

/** What a Coffee and Code is usually made of; the last one takes the rest of the time. Shares are of an hour. */
const USUAL = [
  { title: 'Hello', minutes: 5, is_open: false },
  { title: 'Show and tell', minutes: 20, is_open: true },
  { title: 'Tip of the week', minutes: 5, is_open: true },
  { title: 'Code surgery', minutes: 20, is_open: true },
  { title: 'Open chat', minutes: 10, is_open: false },
] as const

export async function addPart(db: Db, eventId: number, part: PartInput): Promise<void> {
  const { html } = await renderMarkdown(part.body)
  await db
    .insertInto('event_parts')
    .values({ ...part, event_id: eventId, html })
    .execute()
}

export async function changePart(db: Db, id: number, part: PartInput): Promise<void> {
  const { html } = await renderMarkdown(part.body)
  await db
    .updateTable('event_parts')
    .set({ ...part, html })
    .where('id', '=', id)
    .execute()
}

/** Those of these events that have no parts yet: a second click adds nothing. */
async function withoutParts(db: Db, eventIds: number[]): Promise<number[]> {
  const rows = await db.selectFrom('event_parts').where('event_id', 'in', eventIds).select('event_id').distinct().execute()
  const has = new Set(rows.map(({ event_id }) => event_id))
  return eventIds.filter((id) => !has.has(id))
}

/** Adds the usual running order, stretched to the event's length, to it and to others that are as long. */
export async function addUsual(db: Db, event: Event, others: number[]): Promise<void> {
  const ids = await withoutParts(db, [event.id, ...others])
  const length = (event.ends_at.getTime() - event.starts_at.getTime()) / MINUTE
  let after_minutes = 0
  const parts = USUAL.map((part, at) => {
    const minutes = at === USUAL.length - 1 ? length - after_minutes : Math.max(1, Math.floor((part.minutes * length) / 60))
    const row = { ...part, after_minutes, minutes: Math.max(1, Math.min(1440, minutes)) }
    after_minutes += row.minutes
    return row
  })
  const rows = ids.flatMap((event_id) => parts.map((part) => ({ ...part, event_id })))
  if (rows.length > 0) await db.insertInto('event_parts').values(rows).execute()
}

/** Copies the parts of another date of the series to these, without those who did them. */
export async function copyParts(db: Db, fromId: number, eventIds: number[]): Promise<void> {
  const ids = await withoutParts(db, eventIds)
  const parts = await listParts(db, fromId)
  const rows = ids.flatMap((event_id) =>
    parts.map(({ after_minutes, minutes, room, title, is_open }) => ({ event_id, after_minutes, minutes, room, title, is_open })),
  )
  if (rows.length > 0) await db.insertInto('event_parts').values(rows).execute()
}

export async function dropPart(db: Db, id: number): Promise<void> {
  await db.deleteFrom('event_parts').where('id', '=', id).execute()
}

/** The viewer takes a slot on. False where somebody was quicker, it is no slot, or the event is over or called off. */
export async function takePart(db: Db, id: number, brings: string): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`select take_part(${id}, ${brings}) as was`.execute(db)
  return rows[0]!.was
}

export async function leavePart(db: Db, id: number): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`select leave_part(${id}) as was`.execute(db)
  return rows[0]!.was
}

/** For whoever speaks: their words and slides. */
export async function describePart(
  db: Db,
  id: number,
  { body, slides_url }: { body: string; slides_url: string },
): Promise<boolean> {
  const { html } = await renderMarkdown(body)
  const { rows } = await sql<{ was: boolean }>`select describe_part(${id}, ${body}, ${html}, ${slides_url}) as was`.execute(db)
  return rows[0]!.was
}

/** Names a member a host by the name of their mentions: 'nobody' where no member is called so. */
export async function nameHost(
  db: Db,
  eventId: number,
  called: string,
  isLater: boolean,
): Promise<'done' | 'nobody' | 'self' | 'no'> {
  const { rows } = await sql<{
    came: 'done' | 'nobody' | 'self' | 'no'
  }>`select name_host(${eventId}, ${called}, ${isLater}) as came`.execute(db)
  return rows[0]!.came
}

/** Takes a host off, of this date or of all later ones too. False where they are the last. */
export async function dropHost(db: Db, eventId: number, memberId: number, isLater: boolean): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`select drop_host(${eventId}, ${memberId}, ${isLater}) as was`.execute(db)
  return rows[0]!.was
}
