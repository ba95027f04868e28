// Somebody has left: their places go to the next, what they took on is open again, and events go on without their name.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import { offerDue } from './place-jobs.ts'

/** Listens to `member.left`. Twice is the same as once. */
export async function letGo(
  house: House,
  { memberId, wordsRemoved }: { memberId: number; wordsRemoved: boolean },
): Promise<void> {
  const { owner } = house.database
  await owner.updateTable('event_parts').set({ member_id: null, brings: '' }).where('member_id', '=', memberId).execute()
  // What nobody picked up yet leaves with whoever offered it.
  await owner.deleteFrom('event_proposals').where('member_id', '=', memberId).where('picked_at', 'is', null).execute()
  await owner.updateTable('event_proposals').set({ member_id: null }).where('member_id', '=', memberId).execute()
  await owner.deleteFrom('event_papers').where('member_id', '=', memberId).where('decided_at', 'is', null).execute()
  await owner.updateTable('event_papers').set({ member_id: null }).where('member_id', '=', memberId).execute()
  if (wordsRemoved) await owner.deleteFrom('event_news').where('member_id', '=', memberId).execute()
  await owner.deleteFrom('event_scores').where('member_id', '=', memberId).execute()
  await owner.deleteFrom('event_committee').where('member_id', '=', memberId).execute()
  await owner.deleteFrom('event_proposal_fans').where('member_id', '=', memberId).execute()
  await owner.deleteFrom('event_feeds').where('member_id', '=', memberId).execute()
  await owner.updateTable('event_calendars').set({ member_id: null }).where('member_id', '=', memberId).execute()
  await owner.updateTable('event_imports').set({ member_id: null }).where('member_id', '=', memberId).execute()
  await tellOfHostless(owner)
  await offerDue(house)
}

/**
 * Stewards hear of what comes and has nobody left who hosts it, once, and once a series. What an invited space plans is not for all of them,
 * and what was taken in from elsewhere may never have had a host.
 */
async function tellOfHostless(owner: Db): Promise<void> {
  await sql`
    select tell_stewards(format('“%s” has no host any more: find one, or call it off', title), '/events/' || id, true, interval '10 minutes')
    from (
      select distinct on (coalesce(e.series_id, -e.id)) e.id, e.title
      from events e left join spaces s on s.id = e.space_id
      where e.ends_at > now() and e.cancelled_at is null and (e.arrived_as is null or exists (select from event_arrivals a where a.event_id = e.id and a.had_host))
        and coalesce(s.sees, '') <> 'invited'
        and not exists (select from event_hosts h join members m on m.id = h.member_id where h.event_id = e.id and m.state = 'active')
      order by coalesce(e.series_id, -e.id), e.starts_at
    ) hostless
    where not exists (select from notices n where n.kind = 'stewards' and n.link = '/events/' || hostless.id)`.execute(owner)
}
