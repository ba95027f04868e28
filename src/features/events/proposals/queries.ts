// What members offer and ask for.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

export const PROPOSALS_A_PAGE = 50

function proposals(db: Db, viewerId: number) {
  return db
    .selectFrom('event_proposals as p')
    .leftJoin('bylines as b', 'b.id', 'p.member_id')
    .leftJoin('events as e', 'e.id', 'p.event_id')
    .select(['p.id', 'p.kind', 'p.title', 'p.body', 'p.html', 'p.at', 'p.picked_at', 'p.member_id', 'p.invented', 'b.name as by'])
    .select(['e.id as event_id', 'e.title as event'])
    .select(sql<number>`count_fans(p.id)`.as('fans'))
    .select(
      sql<boolean>`exists (select from event_proposal_fans f where f.proposal_id = p.id and f.member_id = ${viewerId})`.as(
        'isFan',
      ),
    )
}

export type Proposal = Awaited<ReturnType<ReturnType<typeof proposals>['execute']>>[number]

/** Open ones, those that most would come to first; or those that were picked up, the latest first. */
export function listProposals(db: Db, viewerId: number, which: 'open' | 'picked'): Promise<Proposal[]> {
  const query = proposals(db, viewerId).limit(PROPOSALS_A_PAGE)
  return which === 'open'
    ? query.where('p.picked_at', 'is', null).orderBy(sql`count_fans(p.id)`, 'desc').orderBy('p.at', 'desc').execute()
    : query.where('p.picked_at', 'is not', null).orderBy('p.picked_at', 'desc').execute()
}

export function findProposal(db: Db, viewerId: number, id: number | undefined): Promise<Proposal | undefined> {
  if (id === undefined) return Promise.resolve(undefined)
  return proposals(db, viewerId).where('p.id', '=', id).executeTakeFirst()
}

/** Why an event of a proposal is not the one that it became, for whoever made it. */
export async function sayQuicker(db: Db, id: number): Promise<string> {
  const was = await db
    .selectFrom('event_proposals as p')
    .leftJoin('events as e', 'e.id', 'p.event_id')
    .leftJoin('event_hosts as h', 'h.event_id', 'e.id')
    .leftJoin('bylines as b', 'b.id', 'h.member_id')
    .where('p.id', '=', id)
    .orderBy('h.position')
    .select(['e.title', 'b.name'])
    .executeTakeFirst()
  if (!was) return ' What was proposed was taken back meanwhile.'
  const by = `${was.name || 'somebody else'} before you${was.title ? `, for “${was.title}”` : ''}`
  return ` What was proposed was picked up by ${by}: nobody was told of yours. Keep it, or call it off and join in there.`
}
