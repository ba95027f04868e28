// What happens to places by itself: free ones go on, mails are written, reminders come.
import { sql } from 'kysely'
import { asMember } from '#platform/db/viewing.ts'
import type { House } from '#platform/house.ts'
import { sendMail } from '#platform/mail/send.ts'
import { findNews } from './news/news.ts'
import { asHolder } from './place-by-link.ts'
import { type MailAbout, placeMail } from './place-mails.tsx'
import { findEvent } from './queries.ts'

/**
 * Places that nobody took in time, and those of members who left or see the event no more, go to the next; what was never confirmed is
 * forgotten. May run twice.
 */
export async function offerDue({ database }: House): Promise<void> {
  await sql`
    delete from event_places p using events e
    where e.id = p.event_id and e.space_id is not null and e.starts_at > now() and p.member_id is not null
      and not member_sees_event(p.member_id, e.id)`.execute(database.owner)
  await sql`
    select offer_places(e.id) from events e
    where e.starts_at > now() and e.cancelled_at is null
      and exists (select from event_places p where p.event_id = e.id and p.state in ('waiting', 'offered'))`.execute(
    database.owner,
  )
  await sql`delete from event_places where state = 'asked' and at < now() - interval '2 days'`.execute(database.owner)
}

/**
 * Reminds those who want it, a week, a day and an hour before; of several that are due, only of the last, and of none whose time is long past,
 * as after an event was brought forward. May run twice. An event that moved is reminded of anew.
 */
export async function remind({ database }: House): Promise<void> {
  await sql`
    with due as (
      select p.id, e.title, e.zone, e.starts_at, array_agg(r.what) as whats, (array_agg(r.what order by r.before))[1] as what
      from event_places p join events e on e.id = p.event_id
        cross join (values ('week', interval '7 days', interval '1 day'), ('day', interval '1 day', interval '6 hours'),
          ('hour', interval '1 hour', interval '1 hour')) as r(what, before, late)
      where p.state = 'going' and e.cancelled_at is null and e.starts_at > now()
        and now() between e.starts_at - r.before and e.starts_at - r.before + r.late and e.starts_at - r.before > p.at
        and r.what = any (p.reminders) and not (p.reminded_for is not distinct from e.starts_at and r.what = any (p.reminded))
      group by p.id, e.id
    ), marked as (
      update event_places p set reminded = case when p.reminded_for = due.starts_at then p.reminded else '{}' end || due.whats,
        reminded_for = due.starts_at
      from due where p.id = due.id returning p.id, due.what, due.title, due.zone, due.starts_at
    )
    select tell_place(id, what, format('“%s” begins %s', title, case what
      when 'week' then 'in a week'
      when 'day' then case when wall_in(starts_at, zone)::date > wall_in(now(), zone)::date then 'tomorrow' else 'today' end
      else case when starts_at > now() + interval '50 minutes' then 'in an hour'
        else format('in %s minutes', ceil(extract(epoch from starts_at - now()) / 60)) end end))
    from marked`.execute(database.owner)
}

/** Asks those who came, but for its hosts, how it was, and tells them of their certificate, within a day after the end. May run twice. */
export async function askAfterwards({ database }: House): Promise<void> {
  await sql`
    with due as (
      select p.id, e.title from event_places p join events e on e.id = p.event_id
      where p.state = 'going' and e.cancelled_at is null and now() between e.ends_at and e.ends_at + interval '1 day' and 'after' = any (p.reminders)
        and not 'after' = any (p.reminded) and not p.fed_back
        and not exists (select from event_hosts h where h.event_id = e.id and h.member_id = p.member_id)
        and (p.came_at is not null or not exists (select from event_places q where q.event_id = e.id and q.came_at is not null))
    ), marked as (
      update event_places p set reminded = p.reminded || '{after}' from due where p.id = due.id returning p.id, due.title
    )
    select tell_place(id, 'after', format('How was “%s”?', title)) from marked`.execute(database.owner)
}

/** Writes the mail to whoever has a place, as they see the event now. */
export async function mailPlace(
  house: House,
  { place, what, words, news }: { place: number; what: MailAbout; words: string; news?: number },
): Promise<void> {
  const { owner } = house.database
  const to = await owner
    .selectFrom('event_places as p')
    .leftJoin('members as m', 'm.id', 'p.member_id')
    .leftJoin('addresses as a', (join) => join.onRef('a.member_id', '=', 'p.member_id').on('a.is_primary', '=', true))
    .where('p.id', '=', place)
    .where((eb) => eb.or([eb('p.member_id', 'is', null), eb('m.state', '=', 'active')]))
    .select(['p.event_id', 'p.member_id', 'p.token', 'p.state', 'p.offered_until'])
    .select(sql<string>`coalesce(p.guest_name, m.name)`.as('name'))
    .select(sql<string>`coalesce(p.guest_address, a.address)`.as('address'))
    .executeTakeFirst()
  if (!to?.address) return
  const event = await asMember(house.database, to.member_id ?? undefined, async (db) => {
    if (to.member_id === null) await asHolder(db, to.token)
    return findEvent(db, to.event_id)
  })
  const written = news === undefined ? undefined : await findNews(owner, news)
  if (event) await sendMail(owner, placeMail(house.config, event, to, { what, words, written }))
}
