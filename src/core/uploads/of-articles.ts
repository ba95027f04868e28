// Files of articles: who sees the article sees them, and they go with it.
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import { keepFile } from './disk.ts'

export type ArticleFile = { name: string; type: string; bytes: Buffer; width: number | null; height: number | null }

/** Keeps a file that came with an article and is nobody's, as the owner; gives back its identity. */
export async function keepForArticle(house: House, db: Db, articleId: number, { bytes, ...facts }: ArticleFile): Promise<number> {
  const file = await keepFile(house, bytes)
  const row = { ...facts, member_id: null, article_id: articleId, purpose: 'post' as const, size: bytes.length, file }
  return (await db.insertInto('uploads').values(row).returning('id').executeTakeFirstOrThrow()).id
}

/** Removes a file of an article; a job removes it from the disk. */
export async function dropOfArticle(db: Db, uploadId: number): Promise<void> {
  await db.deleteFrom('uploads').where('id', '=', uploadId).where('article_id', 'is not', null).execute()
}

/** Gives the viewer's own files that an article refers to into its keeping. */
export async function claimForArticle(db: Db, articleId: number, body: string): Promise<void> {
  const ids = [...new Set([...body.matchAll(/\/uploads\/([1-9]\d{0,14})\//g)].map((match) => Number(match[1])))].slice(0, 200)
  if (ids.length === 0) return
  await db
    .updateTable('uploads')
    .set({ article_id: articleId })
    .where('id', 'in', ids)
    .where('post_id', 'is', null)
    .where('article_id', 'is', null)
    .where('purpose', '=', 'post')
    .execute()
}

/** The sizes of pictures that the viewer sees, so that a page leaves room for them. */
export async function listSizes(db: Db, ids: number[]): Promise<Map<number, { width: number | null; height: number | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('uploads').select(['id', 'width', 'height']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}
