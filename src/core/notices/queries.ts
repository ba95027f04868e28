// What members ask of their notices, through the wall: a notice about a space that one no longer sees is not there.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import { type Channel, type NoticeKind, noticeKinds } from './kinds.ts'

export const NOTICES_A_PAGE = 40
const EXCERPT_CHARACTERS = 400

/** A member's notices, the newest first; one more than a page, to see whether more follow. */
export function listNotices(db: Db, memberId: number, before: number | undefined) {
  return db
    .selectFrom('notices as n')
    .leftJoin('threads as t', 't.id', 'n.thread_id')
    .leftJoin('spaces as s', 's.id', 'n.space_id')
    .leftJoin('posts as p', 'p.id', 'n.post_id')
    .leftJoin('bylines as a', 'a.id', 'n.actor_id')
    .where('n.member_id', '=', memberId)
    .$if(before !== undefined, (query) => query.where('n.id', '<', before!))
    .select(['n.id', 'n.at', 'n.seen_at', 'n.text', 'n.thread_id', 'n.post_id', 't.title', 's.name as space', 'a.name as actor'])
    .select('n.kind')
    .$narrowType<{ kind: NoticeKind }>()
    .select(sql<string | null>`left(p.words, ${sql.lit(EXCERPT_CHARACTERS)})`.as('words'))
    .orderBy('n.id', 'desc')
    .limit(NOTICES_A_PAGE + 1)
    .execute()
}

export type NoticeLine = Awaited<ReturnType<typeof listNotices>>[number]

/** How each kind reaches a member now: as chosen, or as usual. */
export async function listChoices(db: Db, memberId: number): Promise<Record<NoticeKind, Channel>> {
  const { rows } = await sql<{ kind: NoticeKind; channel: Channel }>`
    select k.kind, coalesce(c.channel, usual_channel(k.kind)) as channel
    from unnest(${noticeKinds}::text[]) as k(kind)
      left join notice_choices c on c.kind = k.kind and c.member_id = ${memberId}`.execute(db)
  return Object.fromEntries(rows.map(({ kind, channel }) => [kind, channel])) as Record<NoticeKind, Channel>
}

/** Keeps a choice. Mails of the kind that still wait are not sent where mail is not chosen. */
export async function keepChoice(db: Db, memberId: number, kind: NoticeKind, channel: Channel): Promise<void> {
  await db
    .insertInto('notice_choices')
    .values({ member_id: memberId, kind, channel })
    .onConflict((conflict) => conflict.columns(['member_id', 'kind']).doUpdateSet({ channel }))
    .execute()
  if (channel === 'mail') return
  await db
    .updateTable('notices')
    .set({ by_mail: false })
    .where('member_id', '=', memberId)
    .where('kind', '=', kind)
    .where('by_mail', '=', true)
    .where('mailed_at', 'is', null)
    .execute()
}

/** Threads about which a member gets no mail because of a link in a mail. */
export function listStoppedThreads(db: Db, memberId: number) {
  return db
    .selectFrom('mail_stops as m')
    .innerJoin('threads as t', 't.id', 'm.thread_id')
    .where('m.member_id', '=', memberId)
    .where('m.stopped_at', 'is not', null)
    .select(['t.id', 't.title'])
    .distinct()
    .orderBy('t.id', 'desc')
    .limit(100)
    .execute()
}

/** Mails about a thread may come again. */
export async function startThreadMails(db: Db, memberId: number, threadId: number): Promise<void> {
  await db
    .updateTable('mail_stops')
    .set({ stopped_at: null })
    .where('member_id', '=', memberId)
    .where('thread_id', '=', threadId)
    .execute()
}

export type MailStop = { kind: NoticeKind; has_thread: boolean; thread_stopped: boolean; kind_stopped: boolean }

/** What the link in a mail stops; undefined where there is nothing to stop any more. Nobody needs to be signed in. */
export async function findMailStop(db: Db, token: string): Promise<MailStop | undefined> {
  const { rows } = await sql<MailStop>`select * from look_at_mail_stop(${token})`.execute(db)
  return rows[0]
}

export async function setMailStop(
  db: Db,
  token: string,
  { wholeKind, stop }: { wholeKind: boolean; stop: boolean },
): Promise<void> {
  await sql`select set_mail_stop(${token}, ${wholeKind}, ${stop})`.execute(db)
}
