// What hosts write to those who come.
import { sql } from 'kysely'
import { z } from 'zod'
import { renderMarkdown } from '#core/markdown/render.ts'
import type { Db } from '#platform/db/connect.ts'
import { onceField } from '#platform/forms.ts'
import { paragraph } from '../fields.ts'

const NEWS_CHARACTERS = 2000

export const NewsForm = z.object({
  body: paragraph(NEWS_CHARACTERS, 'Keep it to 2,000 characters.').pipe(z.string().min(1, 'Write a few words.')),
  once: onceField,
})

export type News = { id: number; body: string; html: string; at: Date; by: string | null }

/** What was written to those who come, the latest first: nothing for whoever does not. */
export function listNews(db: Db, eventId: number): Promise<News[]> {
  return db
    .selectFrom('event_news as n')
    .leftJoin('bylines as b', 'b.id', 'n.member_id')
    .where('n.event_id', '=', eventId)
    .orderBy('n.id', 'desc')
    .select(['n.id', 'n.body', 'n.html', 'n.at', 'b.name as by'])
    .execute()
}

/** One of them, for the mail. */
export function findNews(db: Db, id: number): Promise<Pick<News, 'body' | 'html'> | undefined> {
  return db.selectFrom('event_news').where('id', '=', id).select(['body', 'html']).executeTakeFirst()
}

/** Writes to all who come: on the event's page, by a notice, and by mail to guests and to members who want mail of events. */
export async function writeNews(db: Db, eventId: number, memberId: number, body: string): Promise<void> {
  const { html } = await renderMarkdown(body)
  const { id } = await db
    .insertInto('event_news')
    .values({ event_id: eventId, member_id: memberId, body, html })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`select tell_news(${id})`.execute(db)
}
