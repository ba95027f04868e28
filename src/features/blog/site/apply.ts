// One article of a site, put here in one transaction: whatever happens in the middle, all of it is here or nothing.
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import { cleanText } from '#platform/text.ts'
import { keptOf, type RenderedArticle, renderArticle } from '../rendering.ts'
import { keepCategories } from '../save.ts'
import { listRemote, type Shown, uploadFor } from './files.ts'
import { type Item, keepSiteFile, sumOf } from './items.ts'
import { type Meta, readMeta, type Said } from './meta.ts'
import { nameAuthors } from './people.ts'
import { addressesBefore, filesOf, linkNow, pathWithin, pictureFile, type Site } from './places.ts'
import { kindOf, readSource, type Source, stemOf } from './source.ts'

export type Prepared = Said & {
  path: string
  source: Source
  meta: Meta
  rendered: RenderedArticle
  parts: string[]
  /** Pictures from elsewhere that were fetched. */
  remote: Map<string, Buffer>
}

const BODY_CHARACTERS = 300_000

/** Reads and renders an article, before anything is written. @throws where its file cannot be read. */
export async function prepare(site: Site, path: string): Promise<Prepared> {
  const said: Said = { taken: [], guessed: [], dropped: [] }
  const source = await readSource(site.tree, path, said)
  const meta = readMeta(source.fields, stemOf(path), said)
  const body = cleanText(source.body).trim()
  if (body.length > BODY_CHARACTERS) throw new Error(`It is longer than ${BODY_CHARACTERS} characters.`)
  const rendered = await renderArticle(body)
  if (rendered.plain) said.dropped.push('The text is deeper or longer than can be drawn: it is shown as it was typed.')
  said.dropped.push(...rendered.leftOut)
  const cover = meta.picture ? pictureFile(site, path, meta.picture) : undefined
  if (meta.picture && !cover) said.dropped.push(`The article's picture is not here: ${meta.picture.slice(0, 200)}`)
  const parts = [...new Set([...source.parts, ...(cover ? [cover] : []), ...filesOf(site, path, rendered)])]
  return { path, source: { ...source, body }, meta, rendered, parts, remote: await fetchRemote(site, rendered.pictures), ...said }
}

const MOST_REMOTE = 50

async function fetchRemote(site: Site, pictures: string[]): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  if (!site.fetch) return found
  for (const url of pictures.filter((src) => /^https?:\/\//i.test(src)).slice(0, MOST_REMOTE)) {
    const bytes = await site.fetch(url)
    if (bytes) found.set(url, bytes)
  }
  return found
}

/** Puts a prepared article here. Gives back what it did with each file that it is made of, its own first. */
export async function apply(house: House, db: Db, site: Site, ready: Prepared): Promise<Item[]> {
  const { path, source, meta, parts } = ready
  const bytes = new Map<string, Buffer>()
  for (const part of parts) bytes.set(part, await site.tree.read(part))
  const sum = sumOf(source.bytes, ...parts.flatMap((part) => [part, bytes.get(part)!]))
  const items: Item[] = []
  for (const [part, content] of bytes)
    items.push({
      path: part,
      kind: kindOf(part),
      ...(await keepSiteFile(db, part, content)),
      taken: [`Part of ${path}.`],
      guessed: [],
      dropped: [],
    })
  const kept = await keepSiteFile(db, path, source.bytes)
  const own: Item = { ...ready, kind: 'article', title: meta.title, ...kept }
  const known = await db
    .selectFrom('articles')
    .where('source_path', '=', path)
    .select(['id', 'version', 'source_version', 'source_sum', 'state'])
    .forUpdate()
    .executeTakeFirst()
  if (known?.source_sum === sum && !(await hasNews(db, known.id, ready.remote)))
    return [{ ...own, outcome: 'same', articleId: known.id }, ...items]
  if (known && known.version !== known.source_version) {
    await keepBoth(db, known, source.body, sum)
    return [
      {
        ...own,
        outcome: 'both',
        articleId: known.id,
        guessed: [...own.guessed, 'The article was edited here: both texts are kept, for an editor to choose.'],
      },
      ...items,
    ]
  }
  const articleId = known?.id ?? (await begin(db, site, ready))
  await write(house, db, site, ready, { articleId, sum, bytes })
  // What was taken off the blog here stays off it.
  if (known?.state === 'withdrawn')
    await db.updateTable('articles').set({ state: 'withdrawn' }).where('id', '=', known.id).execute()
  return [{ ...own, outcome: known ? 'changed' : 'new', articleId }, ...items]
}

/** Whether pictures from elsewhere were fetched that are not here yet. */
async function hasNews(db: Db, articleId: number, remote: Map<string, Buffer>): Promise<boolean> {
  if (remote.size === 0) return false
  const rows = await db
    .selectFrom('article_files')
    .select('path')
    .where('article_id', '=', articleId)
    .where('path', 'in', [...remote.keys()])
    .execute()
  return rows.length < remote.size
}

async function begin(db: Db, site: Site, { path, meta, source }: Prepared): Promise<number> {
  const { id } = await db
    .insertInto('articles')
    .values({
      slug: site.slugs.get(path)!,
      title: meta.title,
      body: source.body,
      source_path: path,
      source_version: 0,
      version: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Place = { articleId: number; sum: string; bytes: Map<string, Buffer> }

/** Everything that is kept of an article, as its source says it. */
async function write(house: House, db: Db, site: Site, ready: Prepared, { articleId, sum, bytes }: Place): Promise<void> {
  const { path, source, meta, rendered, dropped } = ready
  const shown = new Map<string, Shown>()
  for (const [part, content] of bytes) {
    if (kindOf(part) === 'output' && !/\.(?:png|jpe?g|gif|webp)$/i.test(part)) continue
    const upload = await uploadFor(house, db, articleId, part, content)
    if (upload) shown.set(part, upload)
    else dropped.push(`This file cannot be shown or saved here: ${part}`)
  }
  for (const [url, content] of ready.remote) {
    const upload = await uploadFor(house, db, articleId, url, content)
    if (upload) shown.set(url, upload)
  }
  for (const known of await listRemote(db, articleId)) if (!shown.has(known.path)) shown.set(known.path, known)
  const kept = keptOf(rendered, {
    picture: (src) => {
      const file = pictureFile(site, path, src)
      const upload = shown.get(file ?? src)
      if (!upload) dropped.push(missing(site, path, src))
      return upload
    },
    link: (href) => {
      const { href: now, isDead } = linkNow(site, path, href, (file) => shown.get(file)?.src)
      if (isDead) dropped.push(`A link leads to a page that is not here: ${href.slice(0, 200)}`)
      return now
    },
  })
  const undescribed = (kept.html.match(/<img [^>]*alt=""/g) ?? []).length
  if (undescribed > 0)
    ready.guessed.push(
      `${undescribed} ${undescribed === 1 ? 'picture has' : 'pictures have'} no description. Somebody who saw it may add one.`,
    )
  const cover = meta.picture ? shown.get(pictureFile(site, path, meta.picture) ?? '') : undefined
  const isFuture = meta.publishedAt > new Date()
  if (isFuture) ready.guessed.push('Its date is still to come: it appears then.')
  if (meta.isDraft) ready.guessed.push('It is marked as a draft: it waits for the editors.')
  const { version } = await db
    .updateTable('articles')
    .set((eb) => ({
      ...kept,
      title: meta.title,
      subtitle: meta.subtitle,
      body: source.body,
      licence: meta.licence,
      state: meta.isDraft ? 'submitted' : isFuture ? 'approved' : 'published',
      published_at: isFuture ? null : meta.publishedAt,
      publish_at: isFuture ? meta.publishedAt : null,
      modified_at: meta.modifiedAt,
      picture_id: cover?.id ?? null,
      picture_description: meta.pictureDescription,
      source_sum: sum,
      version: eb('version', '+', 1),
      source_version: eb('version', '+', 1),
      updated_at: new Date(),
    }))
    .where('id', '=', articleId)
    .returning('version')
    .executeTakeFirstOrThrow()
  const { title, subtitle } = meta
  await db
    .insertInto('article_revisions')
    .values({
      article_id: articleId,
      version,
      title,
      subtitle,
      body: source.body,
      note: 'From the site',
      was_public: !meta.isDraft && !isFuture,
    })
    .execute()
  for (const name of await nameAuthors(db, articleId, meta.authors, 'site'))
    ready.guessed.push(`“${name}” was taken to be the member who is that author here.`)
  await keepCategories(db, articleId, meta.categories)
  await keepAddresses(db, articleId, addressesBefore(path, meta.aliases, dropped), dropped)
}

function missing(site: Site, path: string, src: string): string {
  return pathWithin(site, path, src) === undefined
    ? `A picture from elsewhere is shown as a link: ${src.slice(0, 300)}`
    : `A picture is not in the folder: ${src.slice(0, 300)}`
}

async function keepAddresses(db: Db, articleId: number, paths: string[], dropped: string[]): Promise<void> {
  await db.deleteFrom('article_aliases').where('article_id', '=', articleId).execute()
  for (const path of paths) {
    const kept = await db
      .insertInto('article_aliases')
      .values({ path, article_id: articleId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (!kept.numInsertedOrUpdatedRows) dropped.push(`Another article has the old address ${path} already.`)
  }
}

/** Edited here and at the source: the source's text waits beside ours until an editor has looked. */
async function keepBoth(db: Db, known: { id: number; source_version: number | null }, body: string, sum: string): Promise<void> {
  const base = await db
    .selectFrom('article_revisions')
    .where('article_id', '=', known.id)
    .where('version', '=', known.source_version ?? 0)
    .select('body')
    .executeTakeFirst()
  await db
    .deleteFrom('article_corrections')
    .where('article_id', '=', known.id)
    .where('author_id', 'is', null)
    .where('state', '=', 'open')
    .execute()
  await db
    .insertInto('article_corrections')
    .values({ article_id: known.id, base: base?.body ?? '', body, note: 'The site that this article came from has changed' })
    .execute()
  await db.updateTable('articles').set({ source_sum: sum }).where('id', '=', known.id).execute()
}
