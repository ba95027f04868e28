// What the blog shows on pages that all share.
import type { Db } from '#platform/db/connect.ts'
import { Card } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { isSteward, type Viewer } from '#platform/viewer.ts'
import { findPart, listArticles, listWaiting } from './queries.ts'

const ON_HOME = 4
const ON_PROFILE = 6

type Lines = Awaited<ReturnType<typeof listArticles>>

function ArticleLinks({ articles }: { articles: Lines }) {
  return (
    <ul class="plain stack-small">
      {articles.map((article) => (
        <li key={article.id}>
          <a href={`/blog/${article.slug}`}>{article.title}</a>{' '}
          <span class="soft small">
            {article.authors.map((author) => author.name).join(', ')}{' '}
            {article.published_at && <Time at={article.published_at} as="date" />}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The newest articles, on the home page. */
export async function homeSlot(db: Db) {
  const articles = await listArticles(db, { most: ON_HOME })
  if (articles.length === 0) return undefined
  return (
    <Card title="From the blog" more={{ href: '/blog', label: 'All articles' }}>
      <ArticleLinks articles={articles} />
    </Card>
  )
}

/** What a member has published, on their profile. */
export async function profileSlot(db: Db, _viewer: Viewer, memberId: number) {
  const person = await db.selectFrom('blog_people').where('member_id', '=', memberId).select('id').executeTakeFirst()
  const articles = person ? await listArticles(db, { personId: person.id, most: ON_PROFILE }) : []
  if (!person || articles.length === 0) return undefined
  return (
    <Card title="Articles" more={{ href: `/blog/authors/${person.id}`, label: 'All' }}>
      <ArticleLinks articles={articles} />
    </Card>
  )
}

/** What waits on the editors' desk, for stewards. */
export async function deskSlot(db: Db, viewer: Viewer) {
  if (!isSteward(viewer) || !(await findPart(db, 0, viewer.id)).edits) return undefined
  const waiting = (await listWaiting(db)).filter((article) => article.state === 'submitted').length
  return (
    <Card title="The blog">
      <ul class="plain stack-small">
        <li>
          <a href="/blog/desk">Editors’ desk</a>:{' '}
          {waiting === 0 ? 'nothing waits' : `${waiting} ${waiting === 1 ? 'article waits' : 'articles wait'}`}
        </li>
        <li>
          <a href="/stewards/blog">Editors, comments and authors</a>
        </li>
        <li>
          <a href="/stewards/imports">Move a site in or out</a>
        </li>
      </ul>
    </Card>
  )
}
