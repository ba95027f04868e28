// When a member has left: their name goes out of the words of others, and open pages and the search hear of words that are gone.
import { sql } from 'kysely'
import { mayPrecede, mentionHere } from '#core/markdown/handles.ts'
import { indexEntry } from '#core/search/entries.ts'
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import { signal } from '#platform/live.ts'

/** What is read where somebody was called by name. */
export const NOBODY = 'a former member'

/** What the database takes for a post. */
const POST_CHARACTERS = 50_000

/** A transaction's worth: people who write meanwhile wait for a moment at most. */
const BATCH = 100

type Leaver = { memberId: number; handle: string }

/** Listens to `member.left`. Stopped in the middle, it goes on where it was; twice is the same as once. */
export async function forgetLeaver(house: House, { wordsRemoved, ...leaver }: Leaver & { wordsRemoved: boolean }): Promise<void> {
  const { owner } = house.database
  const { memberId } = leaver
  await inBatches(owner, await idsOfMentioning(owner, 'posts', memberId), (db, id) => unnamePost(db, id, leaver))
  await inBatches(owner, await idsOfMentioning(owner, 'post_versions', memberId), (db, id) => unnameVersion(db, id, leaver))
  if (!wordsRemoved) return
  const own = await owner.selectFrom('posts').select(['id', 'thread_id']).where('author_id', '=', memberId).execute()
  for (const { id, thread_id } of own) await signal(owner, { topic: `thread:${thread_id}`, what: 'changed', id })
  const titled = await owner
    .selectFrom('posts as p')
    .innerJoin('threads as t', 't.id', 'p.thread_id')
    .select('p.id')
    .where('t.author_id', '=', memberId)
    .where('p.removed_at', 'is', null)
    .execute()
  await inBatches(
    owner,
    titled.map(({ id }) => id),
    indexAgain,
  )
}

async function inBatches(owner: Db, ids: number[], work: (db: Db, id: number) => Promise<void>): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    await owner.transaction().execute(async (db) => {
      for (const id of ids.slice(at, at + BATCH)) await work(db, id)
    })
  }
}

function linkTo(memberId: number): string {
  return `<a class="mention" href="/people/${memberId}">`
}

async function idsOfMentioning(owner: Db, table: 'posts' | 'post_versions', memberId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from ${sql.table(table)} where position(${linkTo(memberId)} in html) > 0 order by id`.execute(owner)
  return rows.map(({ id }) => id)
}

async function unnamePost(db: Db, id: number, leaver: Leaver): Promise<void> {
  const post = await db
    .selectFrom('posts')
    .select(['thread_id', 'body', 'html', 'words'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!post) return
  const { thread_id, ...said } = post
  await db.updateTable('posts').set(unnamed(said, leaver)).where('id', '=', id).execute()
  await indexAgain(db, id)
  await signal(db, { topic: `thread:${thread_id}`, what: 'changed', id })
}

async function unnameVersion(db: Db, id: number, leaver: Leaver): Promise<void> {
  const version = await db
    .selectFrom('post_versions')
    .select(['body', 'html'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!version) return
  const { body, html } = unnamed({ ...version, words: '' }, leaver)
  await db.updateTable('post_versions').set({ body, html }).where('id', '=', id).execute()
}

type Said = { body: string; html: string; words: string }

/** The same words with "a former member" where a member was called. The links in the HTML say by which names that was. */
export function unnamed({ body, html, words }: Said, { memberId, handle }: Leaver): Said {
  const link = new RegExp(`${linkTo(memberId)}@([^<]*)</a>`, 'g')
  const names = new Set([...html.matchAll(link)].map((match) => unescapeHtml(match[1] ?? '')))
  let said = words
  for (const name of names) said = said.replaceAll(`@${name}`, NOBODY)
  const typed = body.replace(new RegExp(mentionHere.source, 'gi'), (all, called: string, at: number) => {
    const isTheirs = called.toLowerCase() === handle && (at === 0 || mayPrecede(body.charAt(at - 1)))
    return isTheirs ? NOBODY : all
  })
  // Nobody's post is refused because the new words are longer than the old.
  return {
    html: html.replace(link, NOBODY),
    words: said,
    body: typed.length <= POST_CHARACTERS ? typed : typed.replaceAll(NOBODY, '…'),
  }
}

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

function unescapeHtml(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => signs[sign] ?? sign)
}

/** Puts a post into the search as it is now. */
async function indexAgain(db: Db, id: number): Promise<void> {
  const post = await db
    .selectFrom('posts as p')
    .innerJoin('threads as t', 't.id', 'p.thread_id')
    .select(['p.id', 'p.space_id', 'p.words', 't.title'])
    .where('p.id', '=', id)
    .where('p.removed_at', 'is', null)
    .executeTakeFirst()
  if (post) await indexEntry(db, { kind: 'post', ref: post.id, spaceId: post.space_id, title: post.title, words: post.words })
}
