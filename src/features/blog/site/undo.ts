// Undoing an import as a whole: files are what they were before it, and articles are made of them again. What was edited here stays.
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import { apply, prepare } from './apply.ts'
import { sumOf } from './items.ts'
import { siteOf } from './run.ts'
import type { Tree } from './tree.ts'

/** The site as the database holds it. */
async function storedTree(db: Db): Promise<Tree> {
  const rows = await db.selectFrom('site_files').select(['path']).orderBy('path').execute()
  const read = async (path: string) =>
    (await db.selectFrom('site_files').select('bytes').where('path', '=', path).executeTakeFirstOrThrow()).bytes
  return { name: 'stored', files: new Map(rows.map((row) => [row.path, 0])), refused: new Map(), read, close: async () => {} }
}

/** A job's work. May run twice: what was undone is not undone again. */
export async function undoImport(house: House, { importId }: { importId: number }): Promise<void> {
  const owner = house.database.owner
  const one = await owner.selectFrom('site_imports').select(['state', 'is_dry']).where('id', '=', importId).executeTakeFirst()
  if (!one || one.is_dry || one.state !== 'done') return
  const items = await owner
    .selectFrom('site_import_items')
    .select(['path', 'kind', 'outcome'])
    .where('import_id', '=', importId)
    .where('outcome', 'in', ['new', 'changed', 'both'])
    .execute()
  await owner.transaction().execute(async (db) => {
    for (const item of items) await putBack(db, importId, item)
    await dropTexts(db, importId)
  })
  const articles = await owner
    .selectFrom('articles')
    .select(['id', 'source_path', 'version', 'source_version'])
    .where('source_path', 'is not', null)
    .execute()
  const site = await siteOf(owner, await storedTree(owner))
  const touched = new Set(items.map((item) => item.path))
  let kept = 0
  for (const article of articles) {
    const path = article.source_path!
    const isEdited = article.version !== article.source_version
    if (site.tree.files.has(path)) {
      if (!isEdited) await remake(house, site, path)
    } else if (touched.has(path)) {
      if (isEdited) kept += 1
      await owner.transaction().execute(async (db) => {
        if (isEdited)
          await db
            .updateTable('articles')
            .set({ source_path: null, source_sum: null, source_version: null })
            .where('id', '=', article.id)
            .execute()
        else await db.deleteFrom('articles').where('id', '=', article.id).execute()
      })
    }
  }
  const said = kept > 0 ? `Undone. ${kept} articles stay, because they were edited here since.` : 'Undone.'
  await owner.updateTable('site_imports').set({ state: 'undone', said }).where('id', '=', importId).execute()
}

/** The texts that waited beside edited articles go, and may come again. */
async function dropTexts(db: Db, importId: number): Promise<void> {
  const rows = await db
    .selectFrom('site_import_items')
    .select('article_id')
    .where('import_id', '=', importId)
    .where('outcome', '=', 'both')
    .execute()
  const ids = rows.flatMap((row) => row.article_id ?? [])
  if (ids.length === 0) return
  await db
    .deleteFrom('article_corrections')
    .where('article_id', 'in', ids)
    .where('author_id', 'is', null)
    .where('state', '=', 'open')
    .execute()
  await db.updateTable('articles').set({ source_sum: null }).where('id', 'in', ids).execute()
}

async function putBack(db: Db, importId: number, item: { path: string; outcome: string }): Promise<void> {
  if (item.outcome === 'new') {
    await db.deleteFrom('site_files').where('path', '=', item.path).execute()
    return
  }
  const row = await db
    .selectFrom('site_import_items')
    .select('before')
    .where('import_id', '=', importId)
    .where('path', '=', item.path)
    .executeTakeFirst()
  if (row?.before)
    await db
      .updateTable('site_files')
      .set({ bytes: row.before, sum: sumOf(row.before) })
      .where('path', '=', item.path)
      .execute()
}

/** Makes an article of its files again; where these are as they were, nothing changes. */
async function remake(house: House, site: Awaited<ReturnType<typeof siteOf>>, path: string): Promise<void> {
  const ready = await prepare(site, path)
  await house.database.owner.transaction().execute(async (db) => {
    await apply(house, db, site, ready)
  })
}
