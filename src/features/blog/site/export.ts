// The site as a Quarto project: files that nobody changed are the same, byte for byte; changed and new articles are clean `.qmd`.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { stringify } from 'yaml'
import yazl from 'yazl'
import { readUpload } from '#core/uploads/disk.ts'
import { isoDay } from '#platform/dates.ts'
import type { Db } from '#platform/db/connect.ts'
import { Trouble } from '#platform/errors.ts'
import type { House } from '#platform/house.ts'
import { type Article, findArticle } from '../queries.ts'
import { isInside } from './tree.ts'

export type Written = { path: string; bytes: Buffer }

/** Every file of the project, one after the other. */
export async function* filesOfSite(house: House): AsyncGenerator<Written> {
  const db = house.database.owner
  const articles = await db
    .selectFrom('articles')
    .select(['id', 'slug', 'state', 'source_path', 'version', 'source_version'])
    .orderBy('id')
    .execute()
  // What was taken off the blog is written as a draft, which Quarto does not publish.
  const isChanged = (one: (typeof articles)[number]) => one.version !== one.source_version || one.state === 'withdrawn'
  const changed = new Set(articles.flatMap((one) => (one.source_path && isChanged(one) ? [one.source_path] : [])))
  const taken = new Set<string>()
  for (const { path } of await db.selectFrom('site_files').select('path').orderBy('path').execute()) {
    taken.add(path)
    if (changed.has(path)) continue
    const { bytes } = await db.selectFrom('site_files').select('bytes').where('path', '=', path).executeTakeFirstOrThrow()
    yield { path, bytes }
  }
  for (const one of articles) {
    const isNew = one.source_path === null && one.state === 'published'
    if (!isNew && !(one.source_path && changed.has(one.source_path))) continue
    const article = await findArticle(db, one.id)
    if (!article) continue
    const path = one.source_path ?? freePath(`blog/${one.slug}.qmd`, taken)
    taken.add(path)
    yield* writtenArticle(house, article, path, taken)
  }
}

function freePath(wished: string, taken: Set<string>): string {
  const { dir, name, ext } = posix.parse(wished)
  let path = wished
  for (let n = 2; taken.has(path); n++) path = `${dir}/${name}-${n}${ext}`
  return path
}

/** An article with the pictures that were uploaded for it. */
async function* writtenArticle(house: House, article: Article, path: string, taken: Set<string>): AsyncGenerator<Written> {
  let body = article.body
  for (const { id, file, name } of await uploadsOf(house.database.owner, article.id)) {
    const address = `/uploads/${id}/`
    if (!body.includes(address)) continue
    const at = freePath(`${posix.dirname(path)}/img/${name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}`, taken)
    taken.add(at)
    body = body.replaceAll(new RegExp(`${address}[^\\s)"'>]*`, 'g'), posix.relative(posix.dirname(path), at))
    const parts: Buffer[] = []
    for await (const part of await readUpload(house, file)) parts.push(part as Buffer)
    yield { path: at, bytes: Buffer.concat(parts) }
  }
  yield { path, bytes: Buffer.from(`---\n${stringify(frontMatter(article))}---\n\n${body.trim()}\n`, 'utf8') }
}

function uploadsOf(db: Db, articleId: number) {
  return db.selectFrom('uploads').select(['id', 'file', 'name']).where('article_id', '=', articleId).orderBy('id').execute()
}

/** What Quarto wants to know of an article. */
function frontMatter(article: Article): Record<string, unknown> {
  return {
    title: article.title,
    ...(article.subtitle ? { subtitle: article.subtitle } : {}),
    ...(article.authors.length > 0
      ? {
          author: article.authors.map(({ name, orcid, affiliation }) => ({
            name,
            ...(orcid ? { orcid } : {}),
            ...(affiliation ? { affiliations: affiliation.split('; ').map((one) => ({ name: one })) } : {}),
          })),
        }
      : {}),
    ...(article.published_at ? { date: isoDay(article.published_at) } : {}),
    ...(article.modified_at ? { 'date-modified': isoDay(article.modified_at) } : {}),
    ...(article.categories.length > 0 ? { categories: article.categories.map((category) => category.name) } : {}),
    license: article.licence,
    ...(article.state === 'published' ? {} : { draft: true }),
  }
}

/** Writes the project into a folder, which is made or empty. Gives back how many files it is. @throws Trouble where something is in the way. */
export async function writeSite(house: House, dir: string): Promise<number> {
  let files = 0
  for await (const { path, bytes } of filesOfSite(house)) {
    if (!isInside(path)) throw new Trouble(`A file has a path that leads out of the folder: ${path}`)
    const to = join(dir, path)
    await mkdir(dirname(to), { recursive: true })
    await writeFile(to, bytes, { flag: 'wx' }).catch((error: unknown) => {
      throw new Trouble(`${to} cannot be written: is the folder empty?`, { cause: error })
    })
    files += 1
  }
  return files
}

/** The project as a zip, written while it is sent. */
export function zipOfSite(house: House): NodeJS.ReadableStream {
  const zip = new yazl.ZipFile()
  const fill = async () => {
    for await (const { path, bytes } of filesOfSite(house)) zip.addBuffer(bytes, path)
    zip.end()
  }
  const out = zip.outputStream
  fill().catch((error: unknown) => (out as unknown as { destroy(error: unknown): void }).destroy(error))
  return out
}
