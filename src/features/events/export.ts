// What a member takes along of events: those they hosted, their places and answers, and that they were there.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Exported } from '#platform/feature.ts'
import type { House } from '#platform/house.ts'
import { listAttended } from './after/certificates.ts'
import { sayWhen } from './times.ts'

/** What a member hosted, where they have a place, what they answered, and where they were. */
export async function exportEvents(db: Db, memberId: number, { config }: House): Promise<Exported[]> {
  return [
    ...(await exportHosted(db, memberId)),
    ...(await exportNews(db, memberId)),
    ...(await exportPlaces(db, memberId)),
    ...(await exportAttended(db, memberId, config.url)),
    ...(await exportParts(db, memberId)),
    ...(await exportProposals(db, memberId)),
    ...(await exportPapers(db, memberId)),
  ]
}

async function exportPlaces(db: Db, memberId: number): Promise<Exported[]> {
  const places = await db
    .selectFrom('event_places as p')
    .innerJoin('events as e', 'e.id', 'p.event_id')
    .where('p.member_id', '=', memberId)
    .orderBy('e.starts_at')
    .select(['e.id as event', 'e.title', 'e.starts_at', 'p.state', 'p.at', 'p.kept_for', 'p.reminders', 'p.came_at'])
    .execute()
  const answers = await db
    .selectFrom('event_known_answers')
    .where('member_id', '=', memberId)
    .orderBy('question')
    .select(['question', 'answer'])
    .execute()
  const usual = await db
    .selectFrom('event_usual_reminders')
    .where('member_id', '=', memberId)
    .select('reminders')
    .executeTakeFirst()
  const data = places.map(({ event, title, starts_at, state, at, kept_for, reminders, came_at }) => ({
    ...{ event, title, place: state, keptFor: kept_for, reminders },
    starts: starts_at.toISOString(),
    since: at.toISOString(),
    cameAt: came_at?.toISOString() ?? null,
  }))
  return [
    ...(places.length > 0 ? [{ name: 'events-places', data }] : []),
    ...(answers.length > 0 ? [{ name: 'events-answers', data: answers }] : []),
    ...(usual ? [{ name: 'events-reminders', data: usual }] : []),
  ]
}

async function exportAttended(db: Db, memberId: number, url: string): Promise<Exported[]> {
  const attended = await listAttended(db, memberId)
  if (attended.length === 0) return []
  const data = attended.map(({ code, title, kind, starts_at, minutes }) => ({
    ...{ title, kind, minutes },
    starts: starts_at.toISOString(),
    certificate: `${url}/certificates/${code}`,
  }))
  return [{ name: 'events-attended', data }]
}

async function exportParts(db: Db, memberId: number): Promise<Exported[]> {
  const parts = await db
    .selectFrom('event_parts as p')
    .innerJoin('events as e', 'e.id', 'p.event_id')
    .where('p.member_id', '=', memberId)
    .orderBy('e.starts_at')
    .orderBy('p.id')
    .select(['e.id as event', 'e.title as of', 'p.title', 'p.brings', 'p.body as about', 'p.slides_url as slides'])
    .execute()
  return parts.length > 0 ? [{ name: 'events-parts', data: parts }] : []
}

async function exportProposals(db: Db, memberId: number): Promise<Exported[]> {
  const proposed = await db
    .selectFrom('event_proposals')
    .where('member_id', '=', memberId)
    .orderBy('id')
    .select(['id', 'kind', 'title', 'body', 'at', 'event_id as event'])
    .execute()
  const wouldCome = await db
    .selectFrom('event_proposal_fans as f')
    .innerJoin('event_proposals as p', 'p.id', 'f.proposal_id')
    .where('f.member_id', '=', memberId)
    .orderBy('p.id')
    .select(['p.id', 'p.title'])
    .execute()
  return proposed.length + wouldCome.length > 0 ? [{ name: 'events-proposals', data: { proposed, wouldCome } }] : []
}

async function exportPapers(db: Db, memberId: number): Promise<Exported[]> {
  const handedIn = await db
    .selectFrom('event_papers as p')
    .innerJoin('events as e', 'e.id', 'p.event_id')
    .where(sql<boolean>`viewer_wrote_paper(p.id)`)
    .orderBy('p.id')
    .select(['e.id as event', 'e.title as of', 'p.title', 'p.format', 'p.body', 'p.decision', 'p.said'])
    .execute()
  const scored = await db
    .selectFrom('event_scores')
    .where('member_id', '=', memberId)
    .orderBy('paper_id')
    .select(['paper_id as paper', 'score', 'remark'])
    .execute()
  return handedIn.length + scored.length > 0 ? [{ name: 'events-papers', data: { handedIn, scored } }] : []
}

async function exportNews(db: Db, memberId: number): Promise<Exported[]> {
  const news = await db
    .selectFrom('event_news')
    .where('member_id', '=', memberId)
    .orderBy('id')
    .select(['event_id as event', 'at', 'body'])
    .execute()
  return news.length > 0 ? [{ name: 'events-news', data: news }] : []
}

async function exportHosted(db: Db, memberId: number): Promise<Exported[]> {
  const rows = await db
    .selectFrom('events as e')
    .innerJoin('event_hosts as h', 'h.event_id', 'e.id')
    .where('h.member_id', '=', memberId)
    .select([
      'e.id',
      'e.title',
      'e.kind',
      'e.body',
      'e.starts_at',
      'e.ends_at',
      'e.zone',
      'e.place',
      'e.address',
      'e.cancelled_at',
      'e.cancelled_why',
    ])
    .orderBy('e.starts_at')
    .execute()
  if (rows.length === 0) return []
  const data = rows.map(({ id, title, kind, body, starts_at, ends_at, zone, place, address, cancelled_at, cancelled_why }) => ({
    ...{ event: id, title, kind, description: body, zone, place, address },
    starts: starts_at.toISOString(),
    ends: ends_at.toISOString(),
    ...(cancelled_at ? { calledOff: cancelled_at.toISOString(), why: cancelled_why } : {}),
  }))
  const markdown = rows
    .map((row) => `## ${row.title}\n\n${sayWhen(row)}${row.cancelled_at ? ' (called off)' : ''}\n\n${row.body}`)
    .join('\n\n')
  return [{ name: 'events-hosted', data, markdown: `# Events I hosted\n\n${markdown}\n` }]
}
