// What stewards do about other members. Each leaves a record with its reason.
import { record } from '#core/records/record.ts'
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import { addJob } from '#platform/jobs.ts'
import { type Member, PAUSED_FOR_GOOD } from '#platform/viewer.ts'
import { pauseDays, type SuspendInput } from './forms.ts'
import { setRole, setSuspended } from './queries.ts'

const DAY_MS = 86_400_000

/** When a pause ends. A chosen day is the first on which they may write. */
export function endOfPause(form: Pick<SuspendInput, 'length' | 'until'>, now = new Date()): Date {
  if (form.length === 'good') return PAUSED_FOR_GOOD
  if (form.length === 'date') return new Date(form.until)
  return new Date(now.getTime() + pauseDays[form.length] * DAY_MS)
}

/** Pauses a member's writing. They can still read, export what they wrote and leave; a mail tells them why. @throws Refusal 409. */
export async function suspendMember(db: Db, steward: Member, person: { id: number }, form: SuspendInput): Promise<void> {
  const until = endOfPause(form)
  if (!(await setSuspended(db, person.id, until))) throw new Refusal(409, 'This member cannot be paused.')
  const detail = { until: until.toISOString() }
  await record(db, { stewardId: steward.id, act: 'suspend', reason: form.reason, memberId: person.id, detail })
  await addJob(db, 'stewards.tell-paused', { memberId: person.id, until: until.toISOString(), reason: form.reason })
}

/** Lets a member write again before the pause ends. @throws Refusal 409. */
export async function liftSuspension(db: Db, steward: Member, person: { id: number }, reason: string): Promise<void> {
  if (!(await setSuspended(db, person.id, null))) throw new Refusal(409, 'There is no pause to end.')
  await record(db, { stewardId: steward.id, act: 'lift suspension', reason, memberId: person.id })
  await addJob(db, 'stewards.tell-lifted', { memberId: person.id })
}

/** Makes a member a steward, or a steward a member. @throws Refusal 409 for the last steward. */
export async function giveRole(
  db: Db,
  steward: Member,
  person: { id: number },
  role: 'member' | 'steward',
  reason: string,
): Promise<void> {
  // First the record: whoever steps down may not write one any more.
  await record(db, {
    stewardId: steward.id,
    act: role === 'steward' ? 'make steward' : 'unmake steward',
    reason,
    memberId: person.id,
  })
  if (!(await setRole(db, person.id, role))) {
    throw new Refusal(
      409,
      'That cannot be done now: the community always needs a steward, and a member whose account is paused cannot become one.',
    )
  }
  await addJob(db, 'stewards.tell-role', { memberId: person.id, role })
}
