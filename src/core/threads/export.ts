// What a member has written in threads, for their own export. Titles, names and posts of others are not in it.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Exported } from '#platform/feature.ts'
import type { House } from '#platform/house.ts'

/** Rows fetched at a time: some 10 MB of the longest posts. */
const BATCH = 200

type OwnPost = {
  id: number
  thread_id: number
  thread_title: string | null
  space_slug: string | null
  space_name: string | null
  number: number
  body: string
  created_at: Date
  edited_at: Date | null
  removed_at: Date | null
  /** The name of the mask under which it was written. */
  mask: string | null
}

type OwnVersion = { id: number; post_id: number; body: string; written_at: Date; replaced_at: Date }

/** Own posts by space, what they said before an edit, reactions given, threads followed and muted. */
export async function exportThreads(db: Db, memberId: number, house: House): Promise<Exported[]> {
  const posts = await everything<OwnPost>((after) => sql<OwnPost>`select * from my_posts(${after}, ${BATCH})`.execute(db))
  const versions = await everything<OwnVersion>((after) =>
    sql<OwnVersion>`select * from my_post_versions(${after}, ${BATCH})`.execute(db),
  )
  const { rows: reactions } = await sql<{ post_id: number; kind: string; at: Date }>`select * from my_reactions()`.execute(db)
  const follows = await db
    .selectFrom('thread_follows')
    .select(['thread_id', 'level'])
    .where('member_id', '=', memberId)
    .orderBy('thread_id')
    .execute()
  const { url } = house.config
  const before = Map.groupBy(versions, (version) => version.post_id)
  const spaces = Map.groupBy(posts, (post) => post.space_slug ?? 'spaces-you-no-longer-see')
  const link = (post: OwnPost) => `${url}/posts/${post.id}`
  return [
    ...[...spaces].map(([slug, own]) => ({
      name: `posts/${slug}`,
      data: own.map((post) => ({
        link: link(post),
        space: post.space_name,
        threadTitle: post.thread_title,
        startsThread: post.number === 1,
        ...(post.mask ? { underMask: post.mask } : {}),
        written: post.created_at,
        edited: post.edited_at,
        removed: post.removed_at,
        words: post.body,
        saidBefore: (before.get(post.id) ?? []).map((one) => ({
          written: one.written_at,
          replaced: one.replaced_at,
          words: one.body,
        })),
      })),
      markdown: inMarkdown(own, link),
    })),
    {
      name: 'reactions',
      data: reactions.map((one) => ({ post: `${url}/posts/${one.post_id}`, reaction: one.kind, given: one.at })),
    },
    { name: 'threads-followed', data: follows.map((one) => ({ thread: `${url}/threads/${one.thread_id}`, choice: one.level })) },
  ]
}

async function everything<T extends { id: number }>(read: (after: number) => Promise<{ rows: T[] }>): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const { rows } = await read(all.at(-1)?.id ?? 0)
    all.push(...rows)
    if (rows.length < BATCH) return all
  }
}

function inMarkdown(posts: OwnPost[], link: (post: OwnPost) => string): string {
  const title = `# ${posts[0]?.space_name ?? 'Spaces that you no longer see'}`
  const parts = posts.map((post) => {
    const head = post.thread_title && post.number === 1 ? post.thread_title : `A reply in thread ${post.thread_id}`
    const words = post.removed_at ? '*(removed)*' : post.body
    return `## ${head}\n\n${day(post.created_at)} · <${link(post)}>${post.mask ? ` · under the mask ${post.mask}` : ''}\n\n${words}`
  })
  return `${[title, ...parts].join('\n\n')}\n`
}

function day(date: Date): string {
  return date.toISOString().slice(0, 16).replace('T', ' ')
}
