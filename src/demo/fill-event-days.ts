// What hangs on the invented events: programmes, rooms, records, a call for papers, and what members propose.
import { sql } from 'kysely'
import { renderMarkdown } from '#core/markdown/render.ts'
import { keepCaptions } from '#features/events/after/captions.ts'
import type { Db } from '#platform/db/connect.ts'
import { type DemoEvent, type DemoPart, proposals } from './events.ts'
import { DAY, type Ids, idOf } from './fill-posts.ts'

export async function addParts(db: Db, ids: Ids, eventId: number, parts: DemoPart[]): Promise<void> {
  for (const { at, minutes, title, room = '', who, speakers = '', brings = '', open = false, body = '' } of parts)
    await db
      .insertInto('event_parts')
      .values({
        ...{ event_id: eventId, after_minutes: at, minutes, title, room, speakers, brings, is_open: open, body },
        html: (await renderMarkdown(body)).html,
        member_id: who ? idOf(ids, who) : null,
      })
      .execute()
}

/** The room of the next Coffee and Code, with what somebody wrote and asked beforehand, and the way in. */
export async function addTheDay(db: Db, ids: Ids, eventId: number): Promise<void> {
  const coming = ['rosa', 'theo', 'wren', 'nell', 'owen'].map((key) => idOf(ids, key))
  const places = await db
    .insertInto('event_places')
    .values(coming.map((member_id) => ({ event_id: eventId, member_id, state: 'going' as const })))
    .returning('id')
    .execute()
  await db
    .insertInto('event_meetings')
    .values({ event_id: eventId, link: 'https://meet.example.org/coffee', passcode: 'kettle' })
    .execute()
  const body =
    '## Tips\n\n- `count(sort = TRUE)` instead of `group_by`, `summarise` and `arrange`\n\n## Who brings what\n\n- Wren: a map'
  await db
    .insertInto('event_pads')
    .values({ event_id: eventId, version: 1, body, html: (await renderMarkdown(body)).html })
    .execute()
  const { id } = await db
    .insertInto('event_asks')
    .values({ event_id: eventId, place_id: places[3]!.id, body: 'How do you name files so that they are found in a year?' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('event_ask_votes')
    .values(places.slice(0, 3).map((place) => ({ ask_id: id, place_id: place.id })))
    .execute()
}

/** What was kept of an event that is over, with answers of those who came, and certificates. */
export async function addRecord(
  db: Db,
  eventId: number,
  { notes, recording = '', cues = [] }: NonNullable<DemoEvent['record']>,
): Promise<void> {
  await db
    .insertInto('event_records')
    .values({
      event_id: eventId,
      notes,
      html: (await renderMarkdown(notes)).html,
      recording_url: recording,
      published_at: new Date(),
    })
    .execute()
  await keepCaptions(
    db,
    eventId,
    cues.map(([seconds, words], position) => ({ position, starts_ms: seconds * 1000, words })),
  )
  await db
    .insertInto('event_feedback')
    .values([
      { event_id: eventId, useful: 5, level: 'right', again: true, liked: 'Slow enough to follow.' },
      { event_id: eventId, useful: 4, level: 'right', again: true, better: 'Ten minutes more for questions.' },
      { event_id: eventId, useful: 4, level: 'hard', again: true },
    ])
    .execute()
  await sql`select certify(null)`.execute(db)
}

export async function addCall(db: Db, ids: Ids, eventId: number, inDays: number): Promise<void> {
  const body =
    'Tell us what you made, what failed, and what somebody else could take home. First-time speakers get a rehearsal and a friend in the front row.'
  await db
    .insertInto('event_calls')
    .values({
      event_id: eventId,
      body,
      html: (await renderMarkdown(body)).html,
      closes_at: new Date(Math.ceil((Date.now() + inDays * DAY) / DAY) * DAY - 60_000),
    })
    .execute()
  await db
    .insertInto('event_committee')
    .values({ event_id: eventId, member_id: idOf(ids, 'theo') })
    .execute()
  const words = 'A dashboard with forty tabs, the three that people open, and how we found out without asking.'
  const { html } = await renderMarkdown(words)
  const { id } = await db
    .insertInto('event_papers')
    .values({
      event_id: eventId,
      member_id: idOf(ids, 'nell'),
      title: 'Three tabs out of forty',
      format: 'lightning talk',
      body: words,
      html,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('event_scores')
    .values({ paper_id: id, member_id: idOf(ids, 'theo'), score: 4, remark: 'Everybody has this dashboard.' })
    .execute()
}

export async function addProposals(db: Db, ids: Ids): Promise<void> {
  for (const { by, kind, title, body, fans } of proposals) {
    const { id } = await db
      .insertInto('event_proposals')
      .values({ member_id: idOf(ids, by), kind, title, body, html: (await renderMarkdown(body)).html, invented: true })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('event_proposal_fans')
      .values(fans.map((key) => ({ proposal_id: id, member_id: idOf(ids, key) })))
      .execute()
  }
}
