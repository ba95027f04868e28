// What an import did with each file: a line in its report, and the way back.
import { createHash } from 'node:crypto'
import type { Db } from '#platform/db/connect.ts'
import type { Said } from './meta.ts'
import type { Kind } from './source.ts'

export type Outcome = 'new' | 'changed' | 'same' | 'both' | 'kept' | 'left out' | 'failed'

export type Item = Said & {
  path: string
  kind: Kind
  outcome: Outcome
  articleId?: number | undefined
  title?: string
  /** What the file was before. */
  before?: Buffer | undefined
}

export function sumOf(...parts: (Buffer | string)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** Adds lines to a report; the first one said of a file stands. */
export async function keepItems(db: Db, importId: number, items: Item[]): Promise<void> {
  if (items.length === 0) return
  const rows = items.map(({ path, kind, outcome, articleId, title = '', taken, guessed, dropped, before }) => ({
    ...{ import_id: importId, path, kind, outcome, article_id: articleId ?? null, title },
    ...{ taken, guessed, dropped, before: before ?? null },
  }))
  await db
    .insertInto('site_import_items')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['import_id', 'path']).doNothing())
    .execute()
}

/** Keeps a file of the site as it is; says whether it is new or changed, and what it was. */
export async function keepSiteFile(db: Db, path: string, bytes: Buffer): Promise<Pick<Item, 'outcome' | 'before'>> {
  const sum = sumOf(bytes)
  const known = await db.selectFrom('site_files').select(['sum', 'bytes']).where('path', '=', path).executeTakeFirst()
  if (known?.sum === sum) return { outcome: 'same' }
  await db
    .insertInto('site_files')
    .values({ path, sum, bytes })
    .onConflict((conflict) => conflict.column('path').doUpdateSet({ sum, bytes }))
    .execute()
  return known ? { outcome: 'changed', before: known.bytes } : { outcome: 'new' }
}
