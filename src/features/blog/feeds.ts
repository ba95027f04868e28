// The newest articles as feeds, with all their words: all, of a category, of an author.
import type { Db } from '#platform/db/connect.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import { atomFeed, type FeedFacts, jsonFeed } from '#platform/http/feeds.ts'
import { addressOf } from './addresses.ts'
import { readChosen } from './chosen.ts'
import { listWhole } from './queries.ts'

const ENTRIES = 25

async function factsOf({ db, query }: Pick<Asked, 'db' | 'query'>, name: string): Promise<FeedFacts> {
  const { chosen, filter, title } = await readChosen(db, query)
  return {
    title,
    page: addressOf(chosen),
    path: addressOf(chosen, `/blog/${name}`),
    entries: (await listWhole(db as Db, { ...filter, before: undefined, most: ENTRIES })).map((article) => ({
      path: `/blog/${article.slug}`,
      title: article.title,
      html: article.html,
      author: article.authors.map((author) => author.name).join(', '),
      at: article.published_at!,
      changed: article.modified_at ?? article.published_at!,
      tags: article.categories.map((category) => category.name),
    })),
  }
}

export function feedRoutes(app: App): void {
  app.get('/blog/feed.atom', { may: 'anyone', summary: 'The newest articles as Atom, by category and author' }, async (asked) =>
    atomFeed(asked.house.config, await factsOf(asked, 'feed.atom')),
  )
  app.get('/blog/feed', { may: 'anyone', summary: 'The newest articles as a JSON feed, by category and author' }, async (asked) =>
    jsonFeed(asked.house.config, await factsOf(asked, 'feed.json')),
  )
}
