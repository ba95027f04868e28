// Calling for papers, handing in, scoring, deciding.
import { sql } from 'kysely'
import { renderMarkdown } from '#core/markdown/render.ts'
import type { Db } from '#platform/db/connect.ts'
import type { PaperInput } from './forms.ts'

export async function keepCall(db: Db, eventId: number, { body, closes_at }: { body: string; closes_at: Date }): Promise<void> {
  const { html } = await renderMarkdown(body)
  await db
    .insertInto('event_calls')
    .values({ event_id: eventId, body, html, closes_at })
    .onConflict((conflict) => conflict.column('event_id').doUpdateSet({ body, html, closes_at }))
    .execute()
}

/** Hands a paper in, or changes one's own. False where the call is closed, or one has handed in five. */
export async function keepPaper(db: Db, eventId: number, paperId: number | undefined, paper: PaperInput): Promise<boolean> {
  const { html } = await renderMarkdown(paper.body)
  const { rows } = await sql<{ id: number | null }>`
    select keep_paper(${eventId}, ${paperId ?? null}, ${paper.title}, ${paper.format}, ${paper.body}, ${html}) as id`.execute(db)
  return rows[0]!.id !== null
}

export async function withdrawPaper(db: Db, id: number): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`select withdraw_paper(${id}) as was`.execute(db)
  return rows[0]!.was
}

export async function scorePaper(db: Db, id: number, { score, remark }: { score: number; remark: string }): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`select score_paper(${id}, ${score}, ${remark}) as was`.execute(db)
  return rows[0]!.was
}

type Decided = 'done' | 'no' | 'own' | 'decided' | 'unscored'

export async function decidePaper(db: Db, id: number, { decision, said }: { decision: string; said: string }): Promise<Decided> {
  const { rows } = await sql<{ came: Decided }>`select decide_paper(${id}, ${decision}, ${said}) as came`.execute(db)
  return rows[0]!.came
}

/** Puts accepted papers into the programme; gives back how many. */
export async function placePapers(db: Db, eventId: number): Promise<number> {
  const { rows } = await sql<{ placed: number }>`select place_papers(${eventId}) as placed`.execute(db)
  return rows[0]!.placed
}

export async function nameReviewer(db: Db, eventId: number, called: string): Promise<'done' | 'nobody' | 'no'> {
  const { rows } = await sql<{ came: 'done' | 'nobody' | 'no' }>`select name_reviewer(${eventId}, ${called}) as came`.execute(db)
  return rows[0]!.came
}

export async function dropReviewer(db: Db, eventId: number, memberId: number): Promise<void> {
  await db.deleteFrom('event_committee').where('event_id', '=', eventId).where('member_id', '=', memberId).execute()
}
