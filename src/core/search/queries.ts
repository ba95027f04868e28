// Finding: identities from the one function that may look past the wall, rows through the wall.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { EntryKind } from './entries.ts'

/** How many results a page shows. */
export const RESULTS = 20
/** The longest question; what is longer is cut. */
export const QUERY_CHARACTERS = 200
// Further back nobody reads; better words are quicker.
const MOST_PAGES = 10

export type Found = {
  kind: EntryKind
  ref: number
  title: string
  href: string
  /** Who wrote it, and where: shown under the title. */
  by: string
  place: string
  at: Date | null
  /** Words around the match, split where it matches. */
  snippet: { text: string; match: boolean }[]
}

export type Results = { found: Found[]; more: boolean }

/** How features read what is theirs among the results, through the wall. */
export type Finders = Partial<Record<EntryKind, (db: Db, asked: string, ids: number[]) => Promise<Found[]>>>

type Asked = { q: string; kind?: EntryKind | undefined; spaceId?: number | undefined; page: number }

/** One page of results, best first; only what the viewer sees, and only rows that are still there. */
export async function search(db: Db, { q, kind, spaceId, page }: Asked, finders: Finders = {}): Promise<Results> {
  const asked = q.replaceAll('\0', ' ').toWellFormed().slice(0, QUERY_CHARACTERS).trim()
  if (!asked) return { found: [], more: false }
  const most = Math.min(page, MOST_PAGES) * RESULTS + 1
  const { rows: ids } = await sql<{ kind: EntryKind; ref: number; rank: number }>`
    select kind, ref, rank from search_ids(${asked}, ${kind ?? null}, ${spaceId ?? null}::bigint, ${most})`.execute(db)
  const shown = ids.slice(most - 1 - RESULTS, most - 1)
  const refs = (one: EntryKind) => shown.filter((row) => row.kind === one).map((row) => row.ref)
  const readers: Finders = { post: readPosts, member: readMembers, ...finders }
  const read = new Map<EntryKind, Found[]>()
  for (const one of new Set(shown.map((row) => row.kind))) read.set(one, (await readers[one]?.(db, asked, refs(one))) ?? [])
  const found = shown.flatMap((row) => read.get(row.kind)?.find((one) => one.ref === row.ref) ?? [])
  return { found, more: ids.length === most && page < MOST_PAGES }
}

// Characters that no text may hold (cleanText removes them) mark where the words match.
const [BEGIN, END] = ['\u0001', '\u0002']
/** Words around the match, with marks that `splitSnippet` takes apart. */
export const headline = (words: string, asked: string) => sql<string>`
  ts_headline('english', left(${sql.ref(words)}, 20000), websearch_to_tsquery('english', ${asked}),
    ${`StartSel="${BEGIN}",StopSel="${END}",MaxWords=32,MinWords=14,MaxFragments=1`})`

async function readPosts(db: Db, asked: string, ids: number[]): Promise<Found[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('posts as p')
    .innerJoin('threads as t', 't.id', 'p.thread_id')
    .innerJoin('spaces as s', 's.id', 'p.space_id')
    .leftJoin('bylines as b', 'b.id', 'p.author_id')
    .where('p.id', 'in', ids)
    .where('p.removed_at', 'is', null)
    .select(['p.id', 't.title', 's.name as space', 'b.name as author', 'p.created_at', headline('p.words', asked).as('snippet')])
    .execute()
  return rows.map((row) => ({
    kind: 'post',
    ref: row.id,
    title: row.title,
    href: `/posts/${row.id}`,
    by: row.author || 'A former member',
    place: row.space,
    at: row.created_at,
    snippet: splitSnippet(row.snippet),
  }))
}

async function readMembers(db: Db, asked: string, ids: number[]): Promise<Found[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('members as m')
    .where('m.id', 'in', ids)
    .where('m.state', '=', 'active')
    .select(['m.id', 'm.name', headline('m.about', asked).as('snippet')])
    .execute()
  return rows.map((row) => ({
    kind: 'member',
    ref: row.id,
    title: row.name,
    href: `/people/${row.id}`,
    by: '',
    place: 'People',
    at: null,
    snippet: splitSnippet(row.snippet),
  }))
}

/** Plain words and matched words in turn, so that the page escapes all of them. */
export function splitSnippet(text: string): Found['snippet'] {
  return text.split(new RegExp(`(${BEGIN}[^${END}]*${END})`)).flatMap((part) => {
    if (part === '') return []
    const match = part.startsWith(BEGIN)
    return [{ text: part.replaceAll(BEGIN, '').replaceAll(END, ''), match }]
  })
}
