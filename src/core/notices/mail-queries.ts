// What the mail jobs ask of notices, as the owner; the words are read as the member who gets them.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import { type NoticeKind, stopsThread } from './kinds.ts'

export type MailNotice = {
  id: number
  member_id: number
  thread_id: number | null
  kind: NoticeKind
  text: string
  /** Of the thread that it is about. */
  title: string | null
  address: string
  /** About a thread in which the member wears a mask: no list may show that they get it. */
  is_masked: boolean
}

/** Notices that wait to be mailed and have not been looked at: of one post, or of one kind about one link. */
export async function listToMail(db: Db, about: { postId: number } | { link: string; kind: NoticeKind }): Promise<MailNotice[]> {
  const which =
    'postId' in about
      ? sql`n.post_id = ${about.postId}`
      : sql`n.kind = ${about.kind} and n.link = ${about.link} and n.post_id is null`
  const { rows } = await sql<MailNotice>`
    select n.id, n.member_id, n.thread_id, n.kind, n.text, t.title, a.address,
           exists (select from masks k where k.thread_id = n.thread_id and k.member_id = n.member_id) as is_masked
    from notices n
      join members m on m.id = n.member_id and m.state = 'active'
      left join threads t on t.id = n.thread_id
      join addresses a on a.member_id = m.id and a.is_primary
    where ${which} and n.by_mail and n.seen_at is null and n.mailed_at is null
    order by n.id`.execute(db)
  return rows
}

/** A post as its mail shows it. */
export function findMailedPost(db: Db, postId: number) {
  return db
    .selectFrom('posts as p')
    .innerJoin('threads as t', 't.id', 'p.thread_id')
    .innerJoin('spaces as s', 's.id', 'p.space_id')
    .leftJoin('bylines as b', 'b.id', 'p.author_id')
    .where('p.id', '=', postId)
    .where('p.removed_at', 'is', null)
    .select(['p.id', 'p.thread_id', 'p.body', 'p.html', 'p.words', 't.title', 's.name as space', 's.slug', 'b.name as actor'])
    .executeTakeFirst()
}

export type MailedPost = NonNullable<Awaited<ReturnType<typeof findMailedPost>>>

/** Whether the viewer sees a notice of theirs still: it may be of a space that they have left. */
export async function isNoticeSeen(db: Db, id: number): Promise<boolean> {
  return (await db.selectFrom('notices').where('id', '=', id).select('id').executeTakeFirst()) !== undefined
}

/**
 * Takes a notice for mailing; false where it was seen meanwhile, or where a mail about the same thread (for stewards: the same link) is out
 * and the member has not looked since. Two jobs at once wait for each other, so that one of them mails.
 */
export async function takeForMail(db: Db, notice: MailNotice): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`notices.mail ${notice.member_id}`}, 0))`.execute(db)
  const { rows } = await sql`
    with one as (select * from notices where id = ${notice.id} and by_mail and seen_at is null and mailed_at is null),
    others as (
      select o.* from notices o join one n on o.member_id = n.member_id and o.id <> n.id
        and (o.thread_id = n.thread_id or (n.thread_id is null and o.kind = 'stewards' and o.link = n.link))
    ),
    reads as (select r.number, r.at from thread_reads r join one n on r.member_id = n.member_id and r.thread_id = n.thread_id),
    last_mail as (select max(mailed_at) as at from others),
    last_look as (select greatest((select max(seen_at) from others), (select at from reads)) as at)
    update notices set mailed_at = now()
    where id = (select id from one)
      and coalesce((select l.at > m.at from last_mail m, last_look l), (select at is null from last_mail))
      and not exists (select from reads r join posts p on p.id = (select post_id from one) where r.number >= p.number)
    returning id`.execute(db)
  return rows.length > 0
}

/** The member gets no mail for this notice: they see the post no more, or its words are gone. */
export async function dropMail(db: Db, noticeId: number): Promise<void> {
  await db.updateTable('notices').set({ by_mail: false }).where('id', '=', noticeId).execute()
}

/** The token of the link that stops such mails; undefined where they were stopped. */
export async function stopTokenFor(db: Db, { member_id, thread_id, kind }: MailNotice): Promise<string | undefined> {
  const thread = stopsThread(kind) ? thread_id : null
  const token = randomBytes(24).toString('base64url')
  const row = await db
    .insertInto('mail_stops')
    .values({ token, member_id, kind, thread_id: thread })
    .onConflict((conflict) => conflict.columns(['member_id', 'thread_id', 'kind']).doUpdateSet({ kind }))
    .returning(['token', 'stopped_at'])
    .executeTakeFirstOrThrow()
  return row.stopped_at === null ? row.token : undefined
}

export async function deleteOldNotices(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('notices').where('at', '<', before).execute()
}
