// Writing an article: in the transaction of the request.
import { sql } from 'kysely'
import { deleteDraft } from '#core/drafts/queries.ts'
import { keepTagIds } from '#core/tags/keep.ts'
import { claimForArticle, listSizes } from '#core/uploads/of-articles.ts'
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import { countTry } from '#platform/limits.ts'
import { slugify } from '#platform/text.ts'
import type { Member } from '#platform/viewer.ts'
import { isTaken } from './addresses.ts'
import type { ArticleInput } from './forms.ts'
import { licences } from './licences.ts'
import type { Article } from './queries.ts'
import { keptOf, renderArticle } from './rendering.ts'
import { linkNow, pictureFile } from './site/places.ts'

// A diligent writer begins a few in a day; a program begins hundreds.
const BEGUN = { kind: 'article', most: 30, minutes: 60 * 24 }
const SAVED = { kind: 'article-save', most: 300, minutes: 60 }
const SLUG_CHARACTERS = 80

/** Begins a draft that only its author sees; gives back its number. */
export async function beginArticle(
  db: Db,
  author: Member,
  { title, body = '' }: { title: string; body?: string },
): Promise<number> {
  await countTry(db, BEGUN, String(author.id))
  const { id } = await db
    .insertInto('articles')
    .values({ owner_id: author.id, title, body, slug: await freeSlug(db, title), licence: licences[0]!.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ person: number }>`select person_of_member(${author.id}) as person`.execute(db)
  await sql`select name_author(${id}, ${rows[0]?.person ?? null}::bigint, '', interval '0')`.execute(db)
  return id
}

/** An address for a title. Others' drafts are not seen, so a number that nobody can guess keeps it from meeting theirs. */
export async function freeSlug(db: Db, title: string): Promise<string> {
  const wished = slugify(title, SLUG_CHARACTERS)
  const { rows } = await sql<{ taken: boolean }>`select slug_is_taken(${wished}) as taken`.execute(db)
  return rows[0]?.taken || isTaken(wished) ? `${wished}-${Date.now().toString(36).slice(-5)}` : wished
}

/**
 * Saves what was changed, with what it was before as a revision. @throws Refusal 409 where somebody else saved it since the form was opened.
 * Gives back whether anything was changed.
 */
export async function saveArticle(db: Db, member: Member, article: Article, form: ArticleInput): Promise<boolean> {
  await countTry(db, SAVED, String(member.id))
  const { rows: held } = await sql<{ version: number }>`select version from articles where id = ${article.id} for update`.execute(
    db,
  )
  if (form.version !== undefined && held[0]?.version !== form.version)
    throw new Refusal(
      409,
      'Somebody else has saved this article since you opened it. Go back in your browser: your words are still in the form.',
    )
  const isChanged = form.title !== article.title || form.subtitle !== article.subtitle || form.body !== article.body
  await claimForArticle(db, article.id, form.body)
  await keepCategories(db, article.id, form.tags)
  await db
    .updateTable('articles')
    .set({ licence: form.licence ?? article.licence, updated_at: new Date() })
    .where('id', '=', article.id)
    .execute()
  if (isChanged) {
    if (article.version === 1) await keepFirst(db, member, article)
    await write(db, article, form)
    const { title, subtitle, body } = form
    const row = {
      article_id: article.id,
      version: article.version + 1,
      member_id: member.id,
      title,
      subtitle,
      body,
      note: form.note,
    }
    await db
      .insertInto('article_revisions')
      .values({ ...row, was_public: article.state === 'published' })
      .execute()
  }
  await deleteDraft(db, member.id, `article:${article.id}`)
  return isChanged
}

/** What stood there before the first change is a revision too, unless it was nothing. */
async function keepFirst(db: Db, member: Member, { id, title, subtitle, body, version, state }: Article): Promise<void> {
  if (body === '') return
  await db
    .insertInto('article_revisions')
    .values({ article_id: id, version, member_id: member.id, title, subtitle, body, was_public: state === 'published' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function write(
  db: Db,
  article: Article,
  { title, subtitle, body }: Pick<ArticleInput, 'title' | 'subtitle' | 'body'>,
): Promise<void> {
  const rendered = await renderArticle(body)
  const cover = uploadIds(body)[0] ?? null
  await db
    .updateTable('articles')
    .set({ title, subtitle, body, ...keptOf(rendered, await placesOf(db, article, body)), version: article.version + 1 })
    .set(cover !== null && article.picture_id === null ? { picture_id: cover } : {})
    .set(article.state === 'published' ? { modified_at: new Date() } : {})
    .where('id', '=', article.id)
    .execute()
}

function uploadIds(body: string): number[] {
  return [...body.matchAll(/!\[[^\]]*\]\(\/uploads\/([1-9]\d{0,14})\//g)].map((match) => Number(match[1]))
}

/** Where pictures and links of an article lead: its own uploads, and the files of the site that it came from. */
export async function placesOf(db: Db, article: Pick<Article, 'id' | 'source_path'>, body: string) {
  const sizes = await listSizes(db, uploadIds(body))
  const files = await db
    .selectFrom('article_files as f')
    .innerJoin('uploads as u', 'u.id', 'f.upload_id')
    .where('f.article_id', '=', article.id)
    .select(['f.path', 'u.id', 'u.name', 'u.width', 'u.height'])
    .execute()
  const ofSite = new Map(
    files.map((file) => [file.path, { ...file, src: `/uploads/${file.id}/${encodeURIComponent(file.name)}` }]),
  )
  const path = article.source_path
  const rows = path
    ? await db.selectFrom('articles').where('source_path', 'is not', null).select(['slug', 'source_path']).execute()
    : []
  const site = {
    url: '',
    slugs: new Map(rows.map((row) => [row.source_path!, row.slug])),
    tree: { files: new Map([...ofSite.keys()].map((one) => [one, 0])) } as never,
  }
  return {
    picture: (src: string) => {
      const id = /^\/uploads\/(\d+)\//.exec(src)?.[1]
      if (id) return { src, ...sizes.get(Number(id)) }
      const file = path ? pictureFile(site, path, src) : undefined
      return file === undefined ? undefined : ofSite.get(file)
    },
    link: (href: string) => {
      if (!path || href.startsWith('/')) return href
      const led = linkNow(site, path, href, (file) => ofSite.get(file)?.src)
      return led.isDead ? href : led.href
    },
  }
}

export async function keepCategories(db: Db, articleId: number, names: string[]): Promise<void> {
  await db.deleteFrom('article_categories').where('article_id', '=', articleId).execute()
  const tags = await keepTagIds(db, names)
  if (tags.length === 0) return
  await db
    .insertInto('article_categories')
    .values(tags.map((tag, position) => ({ article_id: articleId, tag_id: tag.id, position })))
    .execute()
}

/** Says where an author of the article is, as it is now. */
export async function keepAffiliation(db: Db, articleId: number, memberId: number, affiliation: string): Promise<void> {
  await db
    .updateTable('article_authors')
    .set({ affiliation })
    .where('article_id', '=', articleId)
    .where('person_id', 'in', (eb) => eb.selectFrom('blog_people').select('id').where('member_id', '=', memberId))
    .execute()
}
