// What is in the room of an event, read through the wall.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Present } from './present.ts'

export const MOST_ASKS = 200

export type Pad = { version: number; body: string; html: string }

/** The pad as it is now, or as it was at a version. */
export function findPad(db: Db, eventId: number, version?: number): Promise<Pad | undefined> {
  let query = db.selectFrom('event_pads').where('event_id', '=', eventId).select(['version', 'body', 'html'])
  if (version !== undefined) query = query.where('version', '=', version)
  return query.orderBy('version', 'desc').limit(1).executeTakeFirst()
}

export type Link = { id: number; url: string; title: string }

export function listLinks(db: Db, eventId: number): Promise<Link[]> {
  return db.selectFrom('event_links').where('event_id', '=', eventId).orderBy('id').select(['id', 'url', 'title']).execute()
}

export type Ask = {
  id: number
  body: string
  name: string
  votes: number
  isMine: boolean
  isAnswered: boolean
  isHidden: boolean
}

/** Questions: open ones first, by votes, then the older ones. */
export async function listAsks(db: Db, { event, place }: Pick<Present, 'event' | 'place'>): Promise<Ask[]> {
  const { rows } = await sql<Ask>`
    select a.id, a.body, coalesce(n.name, '') as name, coalesce(v.votes, 0) as votes,
      exists (select from event_ask_votes x where x.ask_id = a.id and x.place_id = ${place ?? null}) as "isMine",
      a.answered_at is not null as "isAnswered", a.hidden_at is not null as "isHidden"
    from event_asks a left join names_of_asks(${event.id}) n on n.ask_id = a.id left join ask_votes(${event.id}) v on v.ask_id = a.id
    where a.event_id = ${event.id}
    order by a.hidden_at is not null, a.answered_at is not null, coalesce(v.votes, 0) desc, a.id limit ${MOST_ASKS}`.execute(db)
  return rows
}

export type Poll = {
  id: number
  question: string
  options: string[]
  isOpen: boolean
  counts: number[]
  mine: number | undefined
}

/** Polls, the newest first, with how many chose what. */
export async function listPolls(db: Db, { event, place }: Pick<Present, 'event' | 'place'>): Promise<Poll[]> {
  const polls = await db
    .selectFrom('event_polls as p')
    .leftJoin('event_poll_votes as v', (join) => join.onRef('v.poll_id', '=', 'p.id').on('v.place_id', '=', place ?? 0))
    .where('p.event_id', '=', event.id)
    .orderBy('p.id', 'desc')
    .select(['p.id', 'p.question', 'p.options', 'p.closed_at', 'v.choice'])
    .execute()
  const { rows } = await sql<{ poll_id: number; choice: number; votes: number }>`select * from poll_counts(${event.id})`.execute(
    db,
  )
  return polls.map(({ id, question, options, closed_at, choice }) => ({
    ...{ id, question, options, isOpen: closed_at === null, mine: choice ?? undefined },
    counts: options.map((_, at) => rows.find((row) => row.poll_id === id && row.choice === at)?.votes ?? 0),
  }))
}

export type Agreement = { here: number; agreed: number }

/** How many are here, and how many of them let notes be kept. */
export async function findAgreement(db: Db, eventId: number): Promise<Agreement> {
  const { rows } = await sql<Agreement>`select * from event_agreement(${eventId})`.execute(db)
  return rows[0] ?? { here: 0, agreed: 0 }
}

export type Mine = { came_at: Date | null; agrees: boolean | null }

/** Whether the viewer was checked in, and whether they let notes be kept. */
export async function findMine(db: Db, eventId: number): Promise<Mine | undefined> {
  const { rows } = await sql<Mine>`select * from my_presence(${eventId})`.execute(db)
  return rows[0]
}
