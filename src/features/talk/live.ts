// How new posts reach an open page: an event stream, and a question to ask again and again where streams are blocked.
import { openLiveHub } from '#core/threads/live-hub.tsx'
import { listPostsAfter, listReactions } from '#core/threads/post-queries.ts'
import { findThread } from '#core/threads/queries.ts'
import { renderItems } from '#core/threads/render-items.tsx'
import { showPosts } from '#core/threads/shown-post.ts'
import { found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { asMember } from '#platform/db/viewing.ts'
import { Refusal } from '#platform/errors.ts'
import { sendJson } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { openEventStream } from '#platform/http/event-stream.ts'
import type { Viewer } from '#platform/viewer.ts'

// 13 KB each: this many open pages cost a process some 26 MB. Whoever comes later asks every 20 seconds instead.
const MOST_PAGES = 2000

function readNumber(text: unknown): number {
  return /^\d{1,9}$/.test(String(text ?? '')) ? Number(text) : 0
}

async function itemsAfter(db: Db, viewer: Viewer, threadId: number | undefined, number: number) {
  const thread = found(await findThread(db, threadId, viewer.id))
  const posts = await listPostsAfter(db, thread.id, number)
  const counts = await listReactions(
    db,
    posts.map((post) => post.id),
    viewer.id,
  )
  return renderItems(showPosts(viewer, thread, posts, counts))
}

export function liveRoutes(app: App): void {
  const hub = openLiveHub(app.house)

  app.get(
    '/threads/:id/new-posts',
    { may: 'anyone', fresh: true, summary: 'Posts after a number, as shown on the page' },
    async ({ viewer, db, params, query }) =>
      sendJson({ items: await itemsAfter(db, viewer, idOf(params.id), readNumber(query.after)) }),
  )

  app.stream('/threads/:id/live', { may: 'anyone' }, async ({ viewer, house, params, query, request }, reply) => {
    const threadId = idOf(params.id)
    const after = readNumber(request.headers['last-event-id'] ?? query.after)
    await asMember(house.database, viewer.id, async (db) => found(await findThread(db, threadId, viewer.id)))
    if (hub.count() >= MOST_PAGES)
      throw new Refusal(429, 'Many people have a page open just now. This page asks for news by itself.')
    const stream = openEventStream(reply)
    const page = {
      viewer,
      sessionId: viewer.id === undefined ? undefined : viewer.sessionId,
      send: (event: string, id: number, data: object) => stream.send({ event, id: event === 'post' ? id : undefined, data }),
      close: () => stream.close(),
    }
    stream.onClose(hub.enter(threadId!, page))
    const missed = await asMember(house.database, viewer.id, (db) => itemsAfter(db, viewer, threadId, after))
    for (const item of missed) stream.send({ event: 'post', id: item.number, data: item })
  })
}
