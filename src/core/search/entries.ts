// What can be searched is written in the same transaction as the thing itself.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

export type EntryKind = 'post' | 'member' | 'article' | 'event'

/** `spaceId` is undefined for members, whose own visibility counts. `words` is plain text without markup. */
export type Entry = { kind: EntryKind; ref: number; spaceId?: number | undefined; title: string; words: string; at?: Date }

// PostgreSQL's tsvector holds a megabyte at most; a post is 50,000 characters.
const WORDS_CHARACTERS = 60_000

/** Adds an entry, or puts new words in its place. */
export async function indexEntry(db: Db, { kind, ref, spaceId, title, words, at }: Entry): Promise<void> {
  await sql`
    insert into search_entries (kind, ref, space_id, words, at)
    values (${kind}, ${ref}, ${spaceId ?? null}, words_of(${title}, ${words.slice(0, WORDS_CHARACTERS)}), coalesce(${at ?? null}::timestamptz, now()))
    on conflict (kind, ref) do update set space_id = excluded.space_id, words = excluded.words`.execute(db)
}

export async function dropEntry(db: Db, kind: EntryKind, ref: number): Promise<void> {
  await db.deleteFrom('search_entries').where('kind', '=', kind).where('ref', '=', ref).execute()
}

/** After a thread was moved, split, merged or renamed: its posts are found under its title, by those who see its space. Run it as somebody who may write and sees where it is now. */
export async function reindexThread(db: Db, threadId: number): Promise<void> {
  await sql`select reindex_thread(${threadId})`.execute(db)
}
