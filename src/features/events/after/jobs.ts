// What happens to attendance by itself: members keep that they came, and the lists are deleted after a time that stewards set.
import { sql } from 'kysely'
import { z } from 'zod'
import type { House } from '#platform/house.ts'
import { type Choice, readChoice } from '#platform/settings.ts'

/** For how many months who came is kept. */
export const attendanceChoice: Choice<number> = {
  key: 'events.attendance-months',
  schema: z.number().int().min(1).max(12),
  standard: 3,
}

/** Every night, and safe to run twice. What people needed and answered goes a day after the event, the list of who came after the months that are set. */
export async function tidyAttendance({ database }: House): Promise<void> {
  const { owner } = database
  const months = await readChoice(owner, attendanceChoice)
  await owner.transaction().execute(async (db) => {
    await sql`select certify(null)`.execute(db)
    const isOver = sql`e.id = p.event_id and e.ends_at < now() - interval '1 day'`
    await sql`update event_places p set access_needs = '' from events e where ${isOver} and p.access_needs <> ''`.execute(db)
    await sql`
      delete from event_answers a using event_places p, events e
      where p.id = a.place_id and ${isOver}`.execute(db)
    await sql`
      delete from event_places p using events e
      where e.id = p.event_id and e.ends_at < now() - make_interval(months => ${months})`.execute(db)
  })
}
