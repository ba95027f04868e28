// Looking behind a mask: two stewards together, with reasons, on record, and the wearer is told.
import { sql } from 'kysely'
import { record } from '#core/records/record.ts'
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import type { Member } from '#platform/viewer.ts'

/** Long enough to talk with the member and to decide; after that, the two have to ask anew. */
export const SHOWN_DAYS = 30
/** The notice's mail waits as long as others do. */
const MAIL_PAUSE_SECONDS = 60

/** The cases of a question's mask, the newest first: all for stewards who see it, the agreed ones for the wearer. */
export function listMaskCases(db: Db, threadId: number) {
  return db
    .selectFrom('mask_cases as c')
    .leftJoin('bylines as a', 'a.id', 'c.asked_by')
    .leftJoin('bylines as b', 'b.id', 'c.answered_by')
    .where('c.thread_id', '=', threadId)
    .select([
      'c.id',
      'c.mask_id',
      'c.asked_by',
      'c.reason',
      'c.asked_at',
      'c.answered_by',
      'c.answer',
      'c.answer_reason',
      'c.answered_at',
    ])
    .select(['a.name as asked_name', 'b.name as answered_name'])
    .orderBy('c.id', 'desc')
    .limit(20)
    .execute()
}

export type MaskCase = Awaited<ReturnType<typeof listMaskCases>>[number]

/** Who wears the mask, for the two who agreed; undefined for everybody else, and when the time is over. */
export async function findBehindMask(db: Db, caseId: number): Promise<{ member_id: number; name: string } | undefined> {
  const { rows } = await sql<{ member_id: number; name: string }>`
    select member_id, name from behind_mask(${caseId}, make_interval(days => ${SHOWN_DAYS}))`.execute(db)
  return rows[0]
}

type Place = { id: number; space_id: number; author_id: number }

/** Asks to look behind the mask of a question's author, and tells the other stewards who see it. @throws Refusal 409 where that is not possible now. */
export async function askBehindMask(db: Db, steward: Member, thread: Place, reason: string): Promise<void> {
  const { rows } = await sql<{
    id: number | null
  }>`select ask_behind_mask(${thread.id}, ${reason}, make_interval(secs => ${MAIL_PAUSE_SECONDS})) as id`.execute(db)
  if (!rows[0]?.id) throw new Refusal(409, 'That cannot be asked for this mask now.')
  await recordCase(db, steward, thread, 'ask behind mask', reason)
}

/** Answers another steward's request. @throws Refusal 409 where it was answered already, or is not this steward's to answer. */
export async function answerMaskCase(
  db: Db,
  steward: Member,
  thread: Place,
  { caseId, agree, reason }: { caseId: number; agree: boolean; reason: string },
): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`
    select answer_mask_case(${caseId}, ${agree}, ${reason}, make_interval(secs => ${MAIL_PAUSE_SECONDS})) as done`.execute(db)
  if (!rows[0]?.done)
    throw new Refusal(
      409,
      'Another steward than the one who asked has to answer, and only once. Whoever became a steward this week cannot do it yet.',
    )
  await recordCase(db, steward, thread, agree ? 'look behind mask' : 'leave mask on', reason)
}

/** On record stands the mask, never the person. */
function recordCase(
  db: Db,
  steward: Member,
  thread: Place,
  act: 'ask behind mask' | 'look behind mask' | 'leave mask on',
  reason: string,
) {
  const { id: threadId, space_id: spaceId, author_id: memberId } = thread
  return record(db, { stewardId: steward.id, act, reason, threadId, spaceId, memberId })
}
