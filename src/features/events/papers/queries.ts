// Calls for papers: what is handed in, and how it was scored. Whose a paper is the database tells the committee only once it is decided.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

export type Call = { event_id: number; body: string; html: string; closes_at: Date }

export function findCall(db: Db, eventId: number): Promise<Call | undefined> {
  return db
    .selectFrom('event_calls')
    .where('event_id', '=', eventId)
    .select(['event_id', 'body', 'html', 'closes_at'])
    .executeTakeFirst()
}

const columns = [
  'p.id',
  'p.event_id',
  'p.title',
  'p.format',
  'p.body',
  'p.html',
  'p.decision',
  'p.said',
  'p.decided_at',
  'p.part_id',
] as const

/** The viewer's own papers. */
export function listMyPapers(db: Db, eventId: number) {
  return db
    .selectFrom('event_papers as p')
    .where('p.event_id', '=', eventId)
    .where(sql<boolean>`viewer_wrote_paper(p.id)`)
    .select(columns)
    .orderBy('p.id')
    .execute()
}
export type MyPaper = Awaited<ReturnType<typeof listMyPapers>>[number]

/** Whether the viewer scores papers for an event. */
export async function isOnCommittee(db: Db, eventId: number): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select viewer_scores(${eventId}) as is`.execute(db)
  return rows[0]!.is
}

function board(db: Db, eventId: number) {
  return db
    .selectFrom('event_papers as p')
    .innerJoin(
      sql<{
        paper_id: number
        scores: number
        mean: string | null
        remarks: string[] | null
        is_mine: boolean
      }>`paper_scores(${eventId})`.as('s'),
      's.paper_id',
      'p.id',
    )
    .leftJoin('event_scores as own', 'own.paper_id', 'p.id')
    .leftJoin('bylines as b', (join) => join.on('b.id', '=', sql`paper_author(p.id)`))
    .where('p.event_id', '=', eventId)
    .select(columns)
    .select(['s.scores', 's.mean', 's.remarks', 's.is_mine', 'own.score as my_score', 'own.remark as my_remark'])
    .select(['b.id as author_id', 'b.name as author'])
}

/** All papers for the committee: those that need scores first, then the best. */
export function listBoard(db: Db, eventId: number) {
  return board(db, eventId)
    .orderBy(sql`p.decided_at is not null`)
    .orderBy(sql`s.scores >= 2`)
    .orderBy(sql`s.mean desc nulls first`)
    .orderBy('p.id')
    .execute()
}
export type BoardPaper = Awaited<ReturnType<typeof listBoard>>[number]

export function findOnBoard(db: Db, eventId: number, id: number | undefined): Promise<BoardPaper | undefined> {
  if (id === undefined) return Promise.resolve(undefined)
  return board(db, eventId).where('p.id', '=', id).executeTakeFirst()
}

/** Who scores beside the hosts, for hosts. */
export function listCommittee(db: Db, eventId: number) {
  return db
    .selectFrom('event_committee as c')
    .innerJoin('bylines as b', 'b.id', 'c.member_id')
    .where('c.event_id', '=', eventId)
    .select(['b.id', 'b.name'])
    .orderBy('b.name')
    .execute()
}
export type Reviewer = Awaited<ReturnType<typeof listCommittee>>[number]
