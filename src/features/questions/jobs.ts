// No question goes unanswered: after a day, members who can help are asked; after three, the stewards are told; after two months it is stale.
import { sql } from 'kysely'
import { tellOfThread } from '#core/notices/tell.ts'
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'

/** A day: long enough for whoever reads along, short enough for whoever waits. */
const ASK_HELPERS_AFTER = '1 day'
const TELL_STEWARDS_AFTER = '3 days'
const STALE_AFTER = '60 days'
/** More people for one question feel spammed, and each thinks that another will do it. */
const HELPERS = 5
/** Nobody's kindness is used up. */
const ASKS_A_WEEK = 2
const QUESTIONS_A_RUN = 100

type Waiting = { thread_id: number; space_id: number; space: string }

/** Takes the questions that have waited so long and were not dealt with yet; each is taken once, whoever runs at the same moment. */
async function takeWaiting(db: Db, mark: 'helpers_asked_at' | 'stewards_told_at', after: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    with taken as (
      select q.thread_id from questions q join threads t on t.id = q.thread_id and t.locked_at is null
      where q.state = 'open' and q.${sql.ref(mark)} is null and q.waiting_since < now() - ${after}::interval
      order by q.waiting_since limit ${QUESTIONS_A_RUN}
      for update of q skip locked
    )
    update questions q set ${sql.ref(mark)} = now() from taken, spaces s
    where q.thread_id = taken.thread_id and s.id = q.space_id
    returning q.thread_id, q.space_id, s.name as space`.execute(db)
  return rows
}

/**
 * Chooses up to five members who said that they can help with one of the question's tags, those first who were asked least lately: never the
 * asker (nor whoever wears their mask), nobody who has written there, muted it, switched this off, or was asked twice this week.
 */
async function chooseHelpers(db: Db, threadId: number): Promise<number[]> {
  const { rows } = await sql<{ member_id: number }>`
    with skilled as (
      select distinct m.member_id from question_tags q join member_tags m on m.tag_id = q.tag_id and m.kind = 'skill'
      where q.thread_id = ${threadId}
    ),
    able as (
      select w.id as member_id,
        (select max(h.at) from help_asks h where h.member_id = w.id) as last_asked,
        (select count(*) from help_asks h where h.member_id = w.id and h.at > now() - interval '7 days') as asked_this_week
      from threads t
        cross join lateral members_who_write(t.space_id, array(select member_id from skilled)) as w(id)
        left join notice_choices c on c.member_id = w.id and c.kind = 'help'
      where t.id = ${threadId} and w.id <> wearer_of(t.author_id) and coalesce(c.channel, '') <> 'off'
        and not exists (select from posts p where p.thread_id = t.id and p.author_id = w.id)
        and not exists (select from space_follows f where f.space_id = t.space_id and f.member_id = w.id and f.level = 'mute')
        and not exists (select from thread_follows f where f.thread_id = t.id and f.member_id = w.id and f.level = 'mute')
    )
    insert into help_asks (thread_id, member_id)
    select ${threadId}::bigint, member_id from able where asked_this_week < ${ASKS_A_WEEK}
    order by last_asked nulls first, random() limit ${HELPERS}
    on conflict do nothing
    returning member_id`.execute(db)
  return rows.map((row) => row.member_id)
}

/** Asks members to help with what has waited for a day. One transaction: whoever is chosen is told, or nobody was chosen. */
export async function askHelpers({ database }: House): Promise<void> {
  await database.owner.transaction().execute(async (db) => {
    // Two runs at once would each find somebody's week still free.
    await sql`select pg_advisory_xact_lock(hashtext('questions.ask-helpers'))`.execute(db)
    for (const { thread_id } of await takeWaiting(db, 'helpers_asked_at', ASK_HELPERS_AFTER)) {
      const helpers = await chooseHelpers(db, thread_id)
      if (helpers.length === 0) continue
      await tellOfThread(db, helpers, { kind: 'help', text: '', link: `/questions/${thread_id}`, threadId: thread_id })
    }
  })
}

/** Tells the stewards of what has waited for three days. */
export async function tellStewards({ database }: House): Promise<void> {
  await database.owner.transaction().execute(async (db) => {
    const waiting = await takeWaiting(db, 'stewards_told_at', TELL_STEWARDS_AFTER)
    if (waiting.length === 0) return
    const stewards = await db
      .selectFrom('members')
      .select('id')
      .where('role', '=', 'steward')
      .where('state', '=', 'active')
      .execute()
    const ids = stewards.map((steward) => steward.id)
    for (const { thread_id, space } of waiting) {
      const text = `A question in ${space} has waited three days for an answer.`
      await tellOfThread(db, ids, { kind: 'stewards', text, link: `/questions/${thread_id}`, threadId: thread_id })
    }
  })
}

/** What nobody has answered in two months is stale, until somebody says that it still matters. */
export async function goStale({ database }: House): Promise<void> {
  await sql`
    update questions set stale_at = now()
    where state = 'open' and stale_at is null and waiting_since < now() - ${STALE_AFTER}::interval`.execute(database.owner)
}
