// The blog of the invented town: articles in every state, with comments, corrections, and somebody who is no member.
import { sql } from 'kysely'
import { difference } from '#core/suggestions/difference.ts'
import { commentsChoice } from '#features/blog/comments.ts'
import { keptOf, renderArticle } from '#features/blog/rendering.ts'
import { keepCategories } from '#features/blog/save.ts'
import type { Db } from '#platform/db/connect.ts'
import { keepChoice } from '#platform/settings.ts'
import { published } from './articles/published.ts'
import type { DemoArticle } from './articles/types.ts'
import { underWay } from './articles/under-way.ts'
import { addThread, DAY, HOUR, type Ids, idOf } from './fill-posts.ts'
import { people } from './people.ts'

const COMMENTS_SPACE = 'show-and-tell'
const EDITOR = 'tomasz'

export async function fillArticles(db: Db, ids: Ids, spaces: Map<string, number>): Promise<void> {
  const spaceId = spaces.get(COMMENTS_SPACE)!
  await keepChoice(db, commentsChoice, spaceId)
  await db
    .insertInto('blog_editors')
    .values({ member_id: idOf(ids, EDITOR) })
    .execute()
  for (const article of [...published, ...underWay].sort((a, b) => b.daysAgo - a.daysAgo)) {
    const id = await addArticle(db, ids, article)
    if (article.comments) await addComments(db, ids, { id, spaceId }, article)
  }
}

async function addArticle(db: Db, ids: Ids, article: DemoArticle): Promise<number> {
  const at = new Date(Date.now() - article.daysAgo * DAY - 3 * HOUR)
  const isOut = article.state === 'published'
  const version = article.before ? 3 : 2
  const { title, subtitle = '', body, slug, state } = article
  const kept = keptOf(await renderArticle(body), { picture: () => undefined, link: (href) => href })
  const { id } = await db
    .insertInto('articles')
    .values({
      ...{ slug, state, title, subtitle, body, ...kept, version, owner_id: idOf(ids, article.by[0]!), invented: true },
      ...{ created_at: at, updated_at: at, submitted_at: state === 'draft' ? null : at, published_at: isOut ? at : null },
      ...{ modified_at: article.before ? new Date(at.getTime() + 2 * DAY) : null },
      publish_at: article.inDays ? new Date(Date.now() + article.inDays * DAY) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await nameThem(db, ids, id, article)
  await keepCategories(db, id, article.categories)
  const revision = { article_id: id, member_id: idOf(ids, article.by[0]!), title, subtitle, was_public: isOut }
  if (article.before)
    await db
      .insertInto('article_revisions')
      .values({ ...revision, version: 2, at, body: article.before })
      .execute()
  await db
    .insertInto('article_revisions')
    .values({
      ...revision,
      version,
      at: new Date(at.getTime() + (article.before ? 2 * DAY : 0)),
      body,
      note: article.before ? 'How to read it' : '',
    })
    .execute()
  for (const [index, note] of (article.notes ?? []).entries())
    await db
      .insertInto('article_notes')
      .values({
        article_id: id,
        author_id: idOf(ids, note.by),
        kind: note.kind ?? 'comment',
        about: note.about ?? '',
        body: note.body,
        at: new Date(at.getTime() + index * HOUR),
      })
      .execute()
  if (article.correction) {
    const { by, note } = article.correction
    const corrected = body.replace(article.correction.out, article.correction.in)
    if (difference(body, corrected).every((part) => part.kind === 'same'))
      throw new Error(`The correction of ${slug} changes nothing.`)
    await db
      .insertInto('article_corrections')
      .values({ article_id: id, author_id: idOf(ids, by), base: body, body: corrected, note })
      .execute()
  }
  return id
}

async function nameThem(db: Db, ids: Ids, articleId: number, article: DemoArticle): Promise<void> {
  for (const [position, key] of article.by.entries()) {
    const person = people.find((one) => one.key === key)!
    const known = await db.selectFrom('blog_people').select('id').where('member_id', '=', idOf(ids, key)).executeTakeFirst()
    const { id } =
      known ??
      (await db
        .insertInto('blog_people')
        .values({ name: person.name, member_id: idOf(ids, key) })
        .returning('id')
        .executeTakeFirstOrThrow())
    await db
      .insertInto('article_authors')
      .values({ article_id: articleId, person_id: id, position, affiliation: person.organisation })
      .execute()
  }
  for (const name of article.guests ?? []) {
    const { id } = await db.insertInto('blog_people').values({ name }).returning('id').executeTakeFirstOrThrow()
    await db
      .insertInto('article_authors')
      .values({ article_id: articleId, person_id: id, position: 9, affiliation: 'Formerly of an abolished board' })
      .execute()
  }
}

async function addComments(
  db: Db,
  ids: Ids,
  { id, spaceId }: { id: number; spaceId: number },
  article: DemoArticle,
): Promise<void> {
  const [first, ...others] = article.comments!
  const about = `About the article [${article.title}](/blog/${article.slug}).\n\n${first!.body}`
  const posts = [{ by: first!.by, text: about }, ...others.map(({ by, body }) => ({ by, text: body, hours: 5 }))]
  const threadId = await addThread(
    db,
    ids,
    { id: spaceId },
    { title: article.title, daysAgo: Math.max(0, article.daysAgo - 1), posts },
  )
  await sql`update articles set thread_id = ${threadId} where id = ${id}`.execute(db)
}
