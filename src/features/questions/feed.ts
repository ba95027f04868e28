// The newest questions as a feed: all, of a tag, of a space, or of both.
import { findSpaceBySlug } from '#core/spaces/queries.ts'
import { listPostsFirst } from '#core/threads/post-queries.ts'
import { found } from '#platform/allow.ts'
import type { App } from '#platform/http/doors.ts'
import { atomFeed } from '#platform/http/feeds.ts'
import { addressOf, listTitle } from './addresses.ts'
import { listQuestions } from './list-queries.ts'
import { tagOf } from './tag.ts'

export function feedRoutes(app: App): void {
  app.get(
    '/questions/feed.atom',
    { may: 'anyone', summary: 'The newest questions as Atom, by tag and space' },
    async ({ db, house, query }) => {
      const tag = query.tag ? await tagOf(db, query.tag) : undefined
      const space = query.space ? found(await findSpaceBySlug(db, query.space)) : undefined
      const questions = await listQuestions(db, { list: 'newest', tagId: tag?.id, spaceId: space?.id })
      const posts = new Map(
        (
          await listPostsFirst(
            db,
            questions.map((one) => one.id),
          )
        ).map((post) => [post.thread_id, post]),
      )
      const chosen = { tag: tag?.slug, space: space?.slug }
      const address = addressOf(chosen)
      return atomFeed(house.config, {
        title: listTitle({ list: 'newest', tag, space }),
        page: address,
        path: address.replace('/questions', '/questions/feed.atom'),
        entries: questions.map((question) => ({
          path: `/questions/${question.id}`,
          title: question.title,
          html: posts.get(question.id)?.html ?? '',
          author: question.author_name || 'A former member',
          at: question.created_at,
          changed: posts.get(question.id)?.edited_at ?? question.created_at,
          tags: question.tags.map((one) => one.name),
        })),
      })
    },
  )
}
