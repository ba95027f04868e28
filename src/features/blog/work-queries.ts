// What authors and editors see of an article beyond its words.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'

export type NoteKind = 'comment' | 'submitted' | 'changes' | 'approved' | 'scheduled' | 'published' | 'withdrawn' | 'draft'

/** What was said and done, the oldest first. */
export function listNotes(db: Db, articleId: number) {
  return db
    .selectFrom('article_notes as n')
    .leftJoin('bylines as b', 'b.id', 'n.author_id')
    .where('n.article_id', '=', articleId)
    .select(['n.id', 'n.at', 'n.about', 'n.body', 'n.done_at', 'n.author_id', sql<NoteKind>`n.kind`.as('kind')])
    .select(sql<string>`coalesce(nullif(b.name, ''), 'A former member')`.as('author'))
    .orderBy('n.id')
    .limit(500)
    .execute()
}

export type Note = Awaited<ReturnType<typeof listNotes>>[number]

/** The texts that an article has had, the newest first, as far as the viewer may see them. */
export function listRevisions(db: Db, articleId: number) {
  return db
    .selectFrom('article_revisions as r')
    .leftJoin('bylines as b', 'b.id', 'r.member_id')
    .where('r.article_id', '=', articleId)
    .select(['r.version', 'r.at', 'r.note', 'r.was_public'])
    .select(sql<string>`coalesce(b.name, '')`.as('by'))
    .orderBy('r.version', 'desc')
    .limit(200)
    .execute()
}

export type Revision = Awaited<ReturnType<typeof listRevisions>>[number]

export function findRevision(db: Db, articleId: number, version: number | undefined) {
  return db
    .selectFrom('article_revisions')
    .where('article_id', '=', articleId)
    .where('version', '=', version ?? -1)
    .select(['version', 'at', 'title', 'subtitle', 'body', 'note'])
    .executeTakeFirst()
}

/** The text before this one that the viewer may see. */
export function findRevisionBefore(db: Db, articleId: number, version: number) {
  return db
    .selectFrom('article_revisions')
    .where('article_id', '=', articleId)
    .where('version', '<', version)
    .select(['version', 'title', 'subtitle', 'body'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Corrections that wait or were taken, the newest first. */
export function listCorrections(db: Db, articleId: number) {
  return db
    .selectFrom('article_corrections as c')
    .leftJoin('bylines as b', 'b.id', 'c.author_id')
    .where('c.article_id', '=', articleId)
    .where('c.state', 'in', ['open', 'taken'])
    .select(['c.id', 'c.author_id', 'c.at', 'c.base', 'c.body', 'c.note', 'c.state'])
    .select(['b.name as author_name', 'b.has_left as author_has_left', 'b.has_page as author_has_page'])
    .select(['b.role as author_role', 'b.picture_id as author_picture_id'])
    .orderBy(sql`c.state = 'open'`, 'desc')
    .orderBy('c.id', 'desc')
    .limit(12)
    .execute()
}

export type Correction = Awaited<ReturnType<typeof listCorrections>>[number]

/** Members by name or handle, as one writes them into a field; several where the name is not enough. */
export async function findByWords(db: Db, words: string): Promise<{ id: number; name: string }[]> {
  const text = words.replace(/^@/, '').trim().toLowerCase()
  return db
    .selectFrom('members')
    .where('state', '=', 'active')
    .where((eb) => eb.or([eb('handle', '=', text), eb(sql<string>`lower(name)`, '=', text)]))
    .select(['id', 'name'])
    .limit(5)
    .execute()
}

export type Editor = { member_id: number; name: string }

export function listEditors(db: Db): Promise<Editor[]> {
  return db
    .selectFrom('blog_editors as e')
    .innerJoin('members as m', 'm.id', 'e.member_id')
    .where('m.state', '=', 'active')
    .select(['e.member_id', 'm.name'])
    .orderBy('m.name')
    .execute()
}
