// Offering a talk or asking for a subject, saying that one would come, and picking one up.
import { sql } from 'kysely'
import { renderMarkdown } from '#core/markdown/render.ts'
import type { Db } from '#platform/db/connect.ts'
import type { ProposalInput } from './forms.ts'

/** Gives back its number. */
export async function propose(db: Db, memberId: number, { kind, title, body }: ProposalInput): Promise<number> {
  const { html } = await renderMarkdown(body)
  const { id } = await db
    .insertInto('event_proposals')
    .values({ member_id: memberId, kind, title, body, html })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Says that the viewer would come, or not after all. */
export async function wouldCome(db: Db, memberId: number, id: number, comes: boolean): Promise<void> {
  if (!comes) {
    await db.deleteFrom('event_proposal_fans').where('proposal_id', '=', id).where('member_id', '=', memberId).execute()
    return
  }
  await db
    .insertInto('event_proposal_fans')
    .values({ proposal_id: id, member_id: memberId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Takes a proposal back, or away. False where it was picked up meanwhile, or is another’s. */
export async function dropProposal(db: Db, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('event_proposals').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

/** An event was made of a proposal: whoever offered it hosts it too, and those who would come are told. False where somebody was quicker. */
export async function pickProposal(db: Db, id: number, eventId: number): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`select pick_proposal(${id}, ${eventId}) as was`.execute(db)
  return rows[0]!.was
}

/** Puts a proposal into an event of the viewer's, as a slot. False where somebody was quicker, or the event is over. */
export async function putProposal(db: Db, id: number, eventId: number): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`select put_proposal(${id}, ${eventId}) as was`.execute(db)
  return rows[0]!.was
}
