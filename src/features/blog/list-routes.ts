// The blog: its lists and the pages of authors.
import { found } from '#platform/allow.ts'
import { movedTo, show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { addressOf, keyOf } from './addresses.ts'
import { besideLists } from './beside.ts'
import { readChosen } from './chosen.ts'
import { AuthorJson, ListJson } from './json.ts'
import { findBlogPerson, hasClaimed } from './people-queries.ts'
import { ARTICLES_A_PAGE, listArticles } from './queries.ts'
import { AuthorPage } from './views/AuthorPage.tsx'
import { BlogPage } from './views/BlogPage.tsx'

const MOST_OF_AUTHOR = 200

/** Where the same list is read as a feed. */
const feedTags = (chosen: Parameters<typeof addressOf>[0], title: string) => [
  { rel: 'alternate', type: 'application/atom+xml', title, href: addressOf(chosen, '/blog/feed.atom') },
  { rel: 'alternate', type: 'application/feed+json', title, href: addressOf(chosen, '/blog/feed.json') },
]

export function listRoutes(app: App): void {
  app.get(
    '/blog',
    { may: 'anyone', json: ListJson, summary: 'Articles, the newest first, by category, author and year' },
    async ({ viewer, db, query, house }) => {
      const { chosen, filter, tag, person, year, title } = await readChosen(db, query)
      const rows = await listArticles(db, filter)
      const articles = rows.slice(0, ARTICLES_A_PAGE)
      const last = articles.at(-1)
      const next = rows.length > ARTICLES_A_PAGE && last ? addressOf({ ...chosen, before: keyOf(last) }) : undefined
      const { categories, years } = await besideLists(house, db)
      const props = { viewer, title, chosen, tag, person, year, articles, next, isFirst: !filter.before, categories, years }
      return show(BlogPage, props, {
        title,
        json: ListJson,
        canonical: addressOf({ ...chosen, before: filter.before ? query.before : undefined }),
        head: feedTags({ ...chosen, year: undefined }, title),
      })
    },
  )

  app.get(
    '/blog/authors/:id',
    { may: 'anyone', json: AuthorJson, summary: 'Who wrote, and what' },
    async ({ viewer, db, params }) => {
      const person = found(await findBlogPerson(db, idOf(params.id)))
      if (String(person.id) !== params.id) return movedTo(`/blog/authors/${person.id}`)
      const articles = await listArticles(db, { personId: person.id, most: MOST_OF_AUTHOR })
      const claimed = viewer.id === undefined ? false : await hasClaimed(db, person.id, viewer.id)
      return show(
        AuthorPage,
        { viewer, person, articles, claimed },
        {
          title: person.name,
          json: AuthorJson,
          canonical: `/blog/authors/${person.id}`,
          head: feedTags({ author: person.id }, person.name),
        },
      )
    },
  )
}
