// An import from its beginning to its report. It can be ended at any moment and begun again.

import { sql } from 'kysely'
import { parse } from 'yaml'
import type { Db } from '#platform/db/connect.ts'
import { errorText } from '#platform/errors.ts'
import type { House } from '#platform/house.ts'
import { isTaken } from '../addresses.ts'
import { apply, type Prepared, prepare } from './apply.ts'
import { holdBackPatientData } from './hold-back.ts'
import { type Item, keepItems, keepSiteFile } from './items.ts'
import type { Site } from './places.ts'
import { kindOf, stemOf } from './source.ts'
import type { Tree } from './tree.ts'

const FILES_AT_ONCE = 100
const SLUG_CHARACTERS = 150

export type Progress = { done: number; files: number; path: string }
export type RunOptions = { isDry: boolean; fetch?: Site['fetch']; tell?: ((progress: Progress) => void) | undefined }

/** What a whole site is: its files, its address, and where its articles will be. */
export async function siteOf(db: Db, tree: Tree): Promise<Site> {
  const known = await db.selectFrom('articles').select(['slug', 'source_path']).execute()
  const taken = new Map(known.map((row) => [row.slug, row.source_path]))
  const slugs = new Map(known.flatMap((row) => (row.source_path ? [[row.source_path, row.slug] as const] : [])))
  for (const path of tree.files.keys()) {
    if (kindOf(path) !== 'article' || slugs.has(path)) continue
    const wished = slugFrom(stemOf(path))
    let slug = wished
    for (let n = 2; taken.has(slug) || isTaken(slug); n++) slug = `${wished}-${n}`
    taken.set(slug, path)
    slugs.set(path, slug)
  }
  return { tree, slugs, url: await siteUrl(tree) }
}

/** Addresses stay as they were: with their underscores, capitals and length, as far as an address can. */
function slugFrom(stem: string): string {
  const slug = stem
    .normalize('NFC')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, SLUG_CHARACTERS)
  return slug || 'article'
}

/** Longer settings are none that somebody wrote. */
const SETTINGS_BYTES = 200_000

async function siteUrl(tree: Tree): Promise<string> {
  if ((tree.files.get('_quarto.yml') ?? SETTINGS_BYTES + 1) > SETTINGS_BYTES) return ''
  try {
    const settings = parse((await tree.read('_quarto.yml')).toString('utf8'), { strict: false, maxAliasCount: 20 }) as {
      website?: { 'site-url'?: unknown }
    }
    const url = settings.website?.['site-url']
    return typeof url === 'string' && /^https?:\/\//.test(url) ? url.replace(/\/+$/, '') : ''
  } catch {
    return ''
  }
}

/** Does a dry run's work and takes it back. */
class TakenBack extends Error {}

async function inTransaction(house: House, isDry: boolean, importId: number, work: (db: Db) => Promise<Item[]>): Promise<Item[]> {
  let items: Item[] = []
  await house.database.owner
    .transaction()
    .execute(async (db) => {
      items = await work(db)
      if (isDry) throw new TakenBack()
      await keepItems(db, importId, items)
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error
    })
  if (isDry)
    await keepItems(
      house.database.owner,
      importId,
      // The articles were taken back.
      items.map((item) => ({ ...item, articleId: undefined, before: undefined })),
    )
  return items
}

function failed(path: string, error: unknown): Item {
  return {
    path,
    kind: kindOf(path),
    outcome: 'failed',
    taken: [],
    guessed: [],
    dropped: [`It cannot be read: ${errorText(error).slice(0, 200)}`],
  }
}

/** Takes in a site: articles first, each with the files it is made of, then all others. */
export async function runImport(house: House, importId: number, tree: Tree, { isDry, tell, fetch }: RunOptions): Promise<void> {
  const owner = house.database.owner
  await holdBackPatientData(tree)
  const site: Site = { ...(await siteOf(owner, tree)), fetch }
  const all = tree.files.size + tree.refused.size
  await owner.updateTable('site_imports').set({ state: 'running', files: all }).where('id', '=', importId).execute()
  const done = new Set<string>()
  const said = async (items: Item[]) => {
    for (const item of items) done.add(item.path)
    tell?.({ done: done.size, files: all, path: items[0]?.path ?? '' })
    await owner.updateTable('site_imports').set({ done: done.size }).where('id', '=', importId).execute()
  }
  const paths = [...tree.files.keys()].filter((path) => kindOf(path) === 'article')
  let next: Promise<Prepared | { error: unknown }> | undefined
  const begin = (path: string | undefined) =>
    path === undefined ? undefined : prepare(site, path).catch((error: unknown) => ({ error }))
  for (const [index, path] of paths.entries()) {
    // While one article is written, the next one is read and rendered.
    const ready = await (next ?? begin(path)!)
    next = begin(paths[index + 1])
    const items = await ('error' in ready
      ? inTransaction(house, isDry, importId, async () => [failed(path, ready.error)])
      : inTransaction(house, isDry, importId, (db) => apply(house, db, site, ready))
    ).catch((error: unknown) => inTransaction(house, isDry, importId, async () => [failed(path, error)]))
    await said(items)
  }
  const others = [...tree.files.keys()].filter((path) => !done.has(path))
  for (let at = 0; at < others.length; at += FILES_AT_ONCE)
    await said(await inTransaction(house, isDry, importId, (db) => keepOthers(db, site, others.slice(at, at + FILES_AT_ONCE))))
  const refused = [...tree.refused].map(
    ([path, why]): Item => ({ path, kind: kindOf(path), outcome: 'left out', taken: [], guessed: [], dropped: [why] }),
  )
  await said(await inTransaction(house, isDry, importId, async () => refused))
  await owner
    .updateTable('site_imports')
    .set({ state: 'done', done: all, ended_at: new Date(), said: await goneFrom(owner, tree) })
    .where('id', '=', importId)
    .execute()
}

const pageSaid = 'Pages that are no articles are not shown here: the file is kept, and written out again.'

async function keepOthers(db: Db, { tree }: Site, paths: string[]): Promise<Item[]> {
  const items: Item[] = []
  for (const path of paths) {
    const kind = kindOf(path)
    try {
      const kept = await keepSiteFile(db, path, await tree.read(path))
      items.push({ path, kind, ...kept, taken: ['Kept as it is.'], guessed: [], dropped: kind === 'page' ? [pageSaid] : [] })
    } catch (error) {
      items.push(failed(path, error))
    }
  }
  return items
}

/** Files that were here before and are in the folder no more: nothing is taken away because of that. */
async function goneFrom(db: Db, tree: Tree): Promise<string> {
  const rows = await db.selectFrom('site_files').select('path').execute()
  const gone = rows.filter((row) => !tree.files.has(row.path)).length
  return gone > 0 ? `${gone} files of an earlier import are not in it any more. They are kept.` : ''
}

/** Begins an import: its row, to which the report belongs. */
export async function beginImport(
  db: Db,
  row: { member_id: number | null; name: string; is_dry: boolean; takes_remote?: boolean },
): Promise<number> {
  const { id } = await db
    .insertInto('site_imports')
    .values({ ...row, name: row.name.slice(0, 200) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type Counts = { kind: string; outcome: string; n: number }

/** How many files of which kind came out how; they add up to the files found. */
export async function countItems(db: Db, importId: number): Promise<Counts[]> {
  const { rows } = await sql<Counts>`
    select kind, outcome, count(*)::int as n from site_import_items where import_id = ${importId} group by 1, 2 order by 1, 2`.execute(
    db,
  )
  return rows
}
