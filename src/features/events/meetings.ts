// The way into a meeting: hosts set it, and those who come see it from an hour before until an hour after. It is in no mail, feed or JSON.
import type { Db } from '#platform/db/connect.ts'

export type Meeting = { link: string; passcode: string }

/** The way in, where the wall shows it to the viewer now. */
export function findMeeting(db: Db, eventId: number): Promise<Meeting | undefined> {
  return db.selectFrom('event_meetings').where('event_id', '=', eventId).select(['link', 'passcode']).executeTakeFirst()
}

/** Those of several events, by event. */
export async function listMeetings(db: Db, eventIds: number[]): Promise<Map<number, Meeting>> {
  const rows = await db
    .selectFrom('event_meetings')
    .where('event_id', 'in', eventIds)
    .select(['event_id', 'link', 'passcode'])
    .execute()
  return new Map(rows.map(({ event_id, ...meeting }) => [event_id, meeting]))
}

/** Sets the way into these events, or takes it away. */
export async function keepMeeting(db: Db, eventIds: number[], { link, passcode }: Meeting): Promise<void> {
  if (!link) {
    await db.deleteFrom('event_meetings').where('event_id', 'in', eventIds).execute()
    return
  }
  await db
    .insertInto('event_meetings')
    .values(eventIds.map((event_id) => ({ event_id, link, passcode })))
    .onConflict((conflict) => conflict.column('event_id').doUpdateSet({ link, passcode }))
    .execute()
}
