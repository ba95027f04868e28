// What happens to attendance by itself: members keep that they came, and the lists are deleted after a time that stewards set.
import { sql } from 'kysely'
import { z } from 'zod'
import type { House } from '#platform/house.ts'
import { bugFacts } from '#platform/log.ts'
import { type Choice, readChoice } from '#platform/settings.ts'
import { FEWEST } from './feedback.ts'

/** For how many months who came is kept. */
export const attendanceChoice: Choice<number> = {
  key: 'events.attendance-months',
  schema: z.number().int().min(1).max(12),
  standard: 3,
}

/** What said something of an event is opened to its hosts so long afterwards, also where there are no three more. */
const FEEDBACK_DAYS = 14

/**
 * Every night, and safe to run twice. What people needed and answered goes a day after the event, the list of who came after the months that
 * are set, and the notices that say so with it. Each by itself: what fails keeps nothing else.
 */
export async function tidyAttendance({ database, log }: House): Promise<void> {
  const { owner } = database
  const months = await readChoice(owner, attendanceChoice)
  const isOver = sql`e.id = p.event_id and e.ends_at < now() - interval '1 day'`
  const isOld = sql`e.ends_at < now() - make_interval(months => ${months})`
  const steps = {
    needs: sql`update event_places p set access_needs = '' from events e where ${isOver} and p.access_needs <> ''`,
    answers: sql`delete from event_answers a using event_places p, events e where p.id = a.place_id and ${isOver}`,
    feedback: sql`
      update event_feedback f set is_open = true from events e
      where e.id = f.event_id and not f.is_open and e.ends_at < now() - make_interval(days => ${FEEDBACK_DAYS})
        and (select count(*) from event_feedback o where o.event_id = e.id) >= ${FEWEST}`,
    certificates: sql`select certify(null)`,
    attendance: sql`delete from event_places p using events e where e.id = p.event_id and ${isOld}`,
    notices: sql`
      delete from notices n using events e
      where n.kind = 'event' and n.link in ('/events/' || e.id, '/events/' || e.id || '/hosts') and ${isOld}`,
  }
  const failed: unknown[] = []
  for (const [name, step] of Object.entries(steps))
    await step.execute(owner).catch((error) => {
      log.error('events.tidy-attendance', { step: name, ...bugFacts(error) })
      failed.push(error)
    })
  if (failed.length > 0) throw failed[0]
}
