// Imports and their reports, for stewards.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Kind } from './source.ts'

const columns = ['id', 'name', 'state', 'is_dry', 'files', 'done', 'at', 'ended_at', 'said'] as const

export function listImports(db: Db) {
  return db.selectFrom('site_imports').select(columns).orderBy('id', 'desc').limit(100).execute()
}

export type ImportLine = Awaited<ReturnType<typeof listImports>>[number]

export async function findImport(db: Db, id: number | undefined): Promise<ImportLine | undefined> {
  return id === undefined ? undefined : db.selectFrom('site_imports').select(columns).where('id', '=', id).executeTakeFirst()
}

const MOST_ITEMS = 6000

/** The lines of a report: articles first. `shown` narrows them to one kind. */
export async function listItems(db: Db, importId: number, shown: string) {
  const rows = await db
    .selectFrom('site_import_items as i')
    .leftJoin('articles as a', (join) => join.onRef('a.id', '=', 'i.article_id').on('a.state', '=', 'published'))
    .where('i.import_id', '=', importId)
    .$if(shown !== '', (query) => query.where('i.kind', '=', shown as Kind))
    .select(['i.path', 'i.kind', 'i.outcome', 'i.title', 'i.taken', 'i.guessed', 'i.dropped', 'a.slug'])
    .orderBy(sql`i.kind = 'article'`, 'desc')
    .orderBy('i.kind')
    .orderBy('i.path')
    .limit(MOST_ITEMS)
    .execute()
  return rows.map(({ slug, ...row }) => ({ ...row, ...(slug ? { href: `/blog/${slug}` } : {}) }))
}

export type ReportItem = Awaited<ReturnType<typeof listItems>>[number]
