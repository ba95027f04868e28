// What is kept of an event: notes, slides, a recording with its captions.
import { sql } from 'kysely'
import { renderMarkdown } from '#core/markdown/render.ts'
import type { Db } from '#platform/db/connect.ts'
import { findPad, listLinks } from '../day/queries.ts'
import { EVENTS_A_PAGE } from '../queries.ts'

export type EventRecord = {
  notes: string
  html: string
  slides_url: string
  recording_url: string
  published_at: Date | null
}

/** The record, where it is out or the viewer is a host. */
export function findRecord(db: Db, eventId: number): Promise<EventRecord | undefined> {
  return db
    .selectFrom('event_records')
    .where('event_id', '=', eventId)
    .select(['notes', 'html', 'slides_url', 'recording_url', 'published_at'])
    .executeTakeFirst()
}

/** What the notes begin with: the pad, the links and what was asked and answered. For hosts. */
export async function draftNotes(db: Db, eventId: number): Promise<string> {
  const pad = await findPad(db, eventId)
  const links = await listLinks(db, eventId)
  const asked = await db
    .selectFrom('event_asks')
    .where('event_id', '=', eventId)
    .where('answered_at', 'is not', null)
    .where('hidden_at', 'is', null)
    .orderBy('id')
    .select('body')
    .execute()
  const list = (head: string, lines: string[]) =>
    lines.length > 0 ? `## ${head}\n\n${lines.map((line) => `- ${line}`).join('\n')}` : ''
  const linkOf = ({ url, title }: { url: string; title: string }) =>
    title ? `[${title.replace(/[[\]\\]/g, '\\$&')}](<${url}>)` : `<${url}>`
  return [
    pad?.body ?? '',
    list('Links', links.map(linkOf)),
    list(
      'Questions that were answered',
      asked.map(({ body }) => body),
    ),
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** Keeps the record as it is; who sees it is decided by `publishRecord`. */
export async function keepRecord(
  db: Db,
  eventId: number,
  { notes, slides_url, recording_url }: { notes: string; slides_url: string; recording_url: string },
): Promise<void> {
  const { html } = notes ? await renderMarkdown(notes) : { html: '' }
  const words = { notes, html, slides_url, recording_url }
  await db
    .insertInto('event_records')
    .values({ event_id: eventId, ...words })
    .onConflict((conflict) => conflict.column('event_id').doUpdateSet({ ...words, changed_at: new Date() }))
    .execute()
}

/** Publishes the record or takes it back. Gives back what stands against it: `recording` and `agreement` for what stays in the room. */
export async function publishRecord(db: Db, eventId: number, isOut: boolean): Promise<'' | 'no' | 'recording' | 'agreement'> {
  const { rows } = await sql<{
    why: '' | 'no' | 'recording' | 'agreement'
  }>`select publish_record(${eventId}, ${isOut}) as why`.execute(db)
  return rows[0]!.why
}

export type Recording = {
  id: number
  title: string
  kind: string
  starts_at: Date
  zone: string
  recording_url: string
  cues: { starts_ms: number; words: string }[]
}

/** Recordings, the newest first; with words to look for, those whose title or captions hold them, with the first moments. */
export async function listRecordings(db: Db, asked: string): Promise<Recording[]> {
  const { rows } = await sql<Recording>`
    select e.id, e.title, e.kind, e.starts_at, e.zone, r.recording_url,
      coalesce((select json_agg(c) from (select c.starts_ms, c.words from event_cues c
        where c.event_id = e.id and ${asked} <> '' and c.found @@ websearch_to_tsquery('english', ${asked}) order by c.position limit 3) c), '[]') as cues
    from events e join event_records r on r.event_id = e.id
    where r.published_at is not null and r.recording_url <> ''
      and (${asked} = '' or to_tsvector('english', e.title) @@ websearch_to_tsquery('english', ${asked})
        or exists (select from event_cues c where c.event_id = e.id and c.found @@ websearch_to_tsquery('english', ${asked})))
    order by e.starts_at desc, e.id desc limit ${EVENTS_A_PAGE}`.execute(db)
  return rows
}
