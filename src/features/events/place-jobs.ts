// What happens to places by itself: free ones go on, mails are written, reminders come.
import { sql } from 'kysely'
import { asMember } from '#platform/db/viewing.ts'
import type { House } from '#platform/house.ts'
import { sendMail } from '#platform/mail/send.ts'
import { findNews } from './news/news.ts'
import { type MailAbout, placeMail } from './place-mails.tsx'
import { findEvent } from './queries.ts'

/** Places that nobody took in time, and those of members who left, go to the next; what was never confirmed is forgotten. May run twice. */
export async function offerDue({ database }: House): Promise<void> {
  await sql`
    select offer_places(e.id) from events e
    where e.starts_at > now() and e.cancelled_at is null
      and exists (select from event_places p where p.event_id = e.id and p.state in ('waiting', 'offered'))`.execute(
    database.owner,
  )
  await sql`delete from event_places where state = 'asked' and at < now() - interval '2 days'`.execute(database.owner)
}

/** Reminds those who want it, a week, a day and an hour before; of several that are due, only of the last. May run twice. */
export async function remind({ database }: House): Promise<void> {
  await sql`
    with due as (
      select p.id, e.title, array_agg(r.what) as whats, (array_agg(r.what order by r.before))[1] as what
      from event_places p join events e on e.id = p.event_id
        cross join (values ('week', interval '7 days'), ('day', interval '1 day'), ('hour', interval '1 hour')) as r(what, before)
      where p.state = 'going' and e.cancelled_at is null and e.starts_at > now()
        and e.starts_at - r.before <= now() and e.starts_at - r.before > p.at
        and r.what = any (p.reminders) and not r.what = any (p.reminded)
      group by p.id, e.title
    ), marked as (
      update event_places p set reminded = p.reminded || due.whats from due where p.id = due.id returning p.id, due.what, due.title
    )
    select tell_place(id, what, format('“%s” begins in %s', title, case what when 'week' then 'a week' when 'day' then 'a day' else 'an hour' end))
    from marked`.execute(database.owner)
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
  const event = await asMember(house.database, to.member_id ?? undefined, (db) => findEvent(db, to.event_id))
  const written = news === undefined ? undefined : await findNews(owner, news)
  if (event) await sendMail(owner, placeMail(house.config, event, to, { what, words, written }))
}
