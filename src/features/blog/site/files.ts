// Files that an article of a site shows: pictures are re-encoded as all others here, other files are offered for saving.
import { posix } from 'node:path'
import { isAttachment, looksLikePicture } from '#core/uploads/kinds.ts'
import { dropOfArticle, keepForArticle } from '#core/uploads/of-articles.ts'
import { encodePicture } from '#core/uploads/pictures.ts'
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import { sumOf } from './items.ts'

const NAME_CHARACTERS = 100

export type Shown = { src: string; width: number | null; height: number | null; id: number }

/** Makes an upload of a file of an article, or finds the one that was made; undefined where it is none that can be shown or saved. */
export async function uploadFor(
  house: House,
  db: Db,
  articleId: number,
  path: string,
  bytes: Buffer,
): Promise<Shown | undefined> {
  const sum = sumOf(bytes)
  const known = await db
    .selectFrom('article_files as f')
    .innerJoin('uploads as u', 'u.id', 'f.upload_id')
    .where('f.article_id', '=', articleId)
    .where('f.path', '=', path)
    .select(['f.sum', 'u.id', 'u.name', 'u.width', 'u.height'])
    .executeTakeFirst()
  if (known?.sum === sum) return { id: known.id, src: addressOf(known), width: known.width, height: known.height }
  if (known) await dropOfArticle(db, known.id)
  const made = await encode(path, bytes)
  if (!made) return undefined
  const id = await keepForArticle(house, db, articleId, made)
  await db
    .insertInto('article_files')
    .values({ article_id: articleId, path, sum, upload_id: id })
    .onConflict((conflict) => conflict.columns(['article_id', 'path']).doUpdateSet({ sum, upload_id: id }))
    .execute()
  return { id, src: addressOf({ id, name: made.name }), width: made.width, height: made.height }
}

/** Pictures from elsewhere that were taken in before: they stay, also where nobody asks for them again. */
export async function listRemote(db: Db, articleId: number): Promise<(Shown & { path: string })[]> {
  const rows = await db
    .selectFrom('article_files as f')
    .innerJoin('uploads as u', 'u.id', 'f.upload_id')
    .where('f.article_id', '=', articleId)
    .where('f.path', 'like', 'http%')
    .select(['f.path', 'u.id', 'u.name', 'u.width', 'u.height'])
    .execute()
  return rows.map((row) => ({ path: row.path, id: row.id, src: addressOf(row), width: row.width, height: row.height }))
}

async function encode(path: string, bytes: Buffer) {
  const { name, ext } = posix.parse(path)
  const stem = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, NAME_CHARACTERS) || 'file'
  const picture = looksLikePicture(bytes) ? await encodePicture(bytes) : undefined
  if (picture) return { ...picture, name: `${stem}.webp` }
  if (bytes.length === 0 || bytes.length > 10 * 1024 * 1024 || !isAttachment(`x${ext}`)) return undefined
  return { bytes, type: 'application/octet-stream', name: stem + ext.toLowerCase(), width: null, height: null }
}

function addressOf({ id, name }: { id: number; name: string }): string {
  return `/uploads/${id}/${encodeURIComponent(name)}`
}
