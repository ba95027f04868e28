// Writing posts for tests of notices: what the talk feature does, as far as notices go.
import { tellOfPost } from '#core/notices/tell.ts'
import { insertPost, insertThread, setThreadFollow, takePostNumber } from '#core/threads/write-queries.ts'
import { asMember } from '#platform/db/viewing.ts'
import { escapeHtml } from '#platform/text.ts'
import type { Town } from '../kit.ts'
import type { Person } from '../person.ts'

export type Written = { postId: number; threadId: number; spaceId: number }
type More = { mentions?: Person[]; replyTo?: Written; body?: string; html?: string }

/** Posts in a thread; gives back the post. */
export function write(
  town: Town,
  author: Person,
  thread: { threadId: number; spaceId: number },
  more: More = {},
): Promise<Written> {
  const { threadId, spaceId } = thread
  const body = more.body ?? 'Some words'
  return asMember(town.house.database, author.id, async (db) => {
    const { number } = (await takePostNumber(db, threadId, spaceId))!
    const { id } = await insertPost(db, {
      thread_id: threadId,
      space_id: spaceId,
      number,
      author_id: author.id,
      reply_to: more.replyTo?.postId ?? null,
      body,
      html: more.html ?? `<p>${escapeHtml(body)}</p>`,
      words: body,
    })
    const mentionedIds = (more.mentions ?? []).map((person) => person.id)
    await tellOfPost(db, { postId: id, threadId, spaceId, authorId: author.id, mentionedIds })
    return { postId: id, threadId, spaceId }
  })
}

/** Starts a thread with its first post. */
export async function start(town: Town, author: Person, spaceId: number, title: string, more: More = {}): Promise<Written> {
  const thread = await asMember(town.house.database, author.id, (db) =>
    insertThread(db, { space_id: spaceId, author_id: author.id, title }),
  )
  return write(town, author, { threadId: thread.id, spaceId }, more)
}

export function follow(town: Town, who: Person, threadId: number, level: 'follow' | 'mute' | undefined): Promise<void> {
  return asMember(town.house.database, who.id, (db) => setThreadFollow(db, who.id, threadId, level))
}

export async function followSpace(town: Town, who: Person, spaceId: number, level: 'follow' | 'mute'): Promise<void> {
  await town.db
    .insertInto('space_follows')
    .values({ member_id: who.id, space_id: spaceId, level })
    .onConflict((conflict) => conflict.columns(['member_id', 'space_id']).doUpdateSet({ level }))
    .execute()
}

export async function choose(who: Person, kind: 'mention' | 'reply' | 'thread' | 'space', channel: 'off' | 'site' | 'mail') {
  const answer = await who.json('/account/notices')
  const { choices } = answer.json
  const sent = await who.post('/account/notices', { ...choices, [kind]: channel })
  if (sent.status !== 303) throw new Error(sent.text)
}

/** Who was told of a post, and how: "Bea thread", "Ada mention mail". */
export async function told(town: Town, { postId }: Written): Promise<string[]> {
  const rows = await town.db
    .selectFrom('notices as n')
    .innerJoin('members as m', 'm.id', 'n.member_id')
    .where('n.post_id', '=', postId)
    .select(['m.name', 'n.kind', 'n.by_mail'])
    .execute()
  return rows.map(({ name, kind, by_mail }) => `${name} ${kind}${by_mail ? ' mail' : ''}`).sort()
}
