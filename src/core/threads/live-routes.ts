// How new posts reach an open page: an event stream, and a question to ask again and again where streams are blocked.
import { found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { asMember } from '#platform/db/viewing.ts'
import { Refusal } from '#platform/errors.ts'
import type { House } from '#platform/house.ts'
import { sendJson } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { openEventStream } from '#platform/http/event-stream.ts'
import type { Viewer } from '#platform/viewer.ts'
import { type Look, openLiveHub, postLook } from './live-hub.tsx'
import { listPostsAfter, listReactions } from './post-queries.ts'
import { findThread, type Thread } from './queries.ts'
import { showPosts } from './shown-post.ts'

// 13 KB each: this many open pages cost a process some 26 MB. Whoever comes later asks every 20 seconds instead.
const MOST_PAGES = 2000

function readNumber(text: unknown): number {
  return /^\d{1,9}$/.test(String(text ?? '')) ? Number(text) : 0
}

/** The thread, where it is shown here and the viewer sees it. @throws Refusal 404. */
async function threadAt(db: Db, place: string, threadId: number | undefined, viewer: Viewer): Promise<Thread> {
  const thread = found(await findThread(db, threadId, viewer.id))
  return found(thread.shown_at === place ? thread : undefined)
}

async function itemsAfter(db: Db, house: House, look: Look, viewer: Viewer, thread: Thread, number: number) {
  const posts = await listPostsAfter(db, thread.id, number)
  const ids = posts.map((post) => post.id)
  const shown = showPosts(viewer, thread, posts, await listReactions(db, ids, viewer.id))
  const items = []
  for (const post of shown) {
    const about = { what: 'post', viewer, thread, more: await look.read?.(db, post, house) }
    items.push({ id: post.id, number: post.number, ...look.item(post, about) })
  }
  return items
}

/** Opens the doors for the open pages of threads that are shown at `place`, such as `threads`. `look` is how their posts look there. */
export function liveRoutes(app: App, place: string, look: Look = postLook): void {
  const hub = openLiveHub(app.house, look)

  app.get(
    `/${place}/:id/new-posts`,
    { may: 'anyone', fresh: true, summary: 'Posts after a number, as shown on the page' },
    async ({ viewer, db, params, query }) => {
      const thread = await threadAt(db, place, idOf(params.id), viewer)
      return sendJson({ items: await itemsAfter(db, app.house, look, viewer, thread, readNumber(query.after)) })
    },
  )

  app.stream(`/${place}/:id/live`, { may: 'anyone' }, async ({ viewer, house, params, query, request }, reply) => {
    const threadId = idOf(params.id)
    const after = readNumber(request.headers['last-event-id'] ?? query.after)
    await asMember(house.database, viewer.id, (db) => threadAt(db, place, threadId, viewer))
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
    const missed = await asMember(house.database, viewer.id, async (db) =>
      itemsAfter(db, house, look, viewer, await threadAt(db, place, threadId, viewer), after),
    )
    for (const item of missed) stream.send({ event: 'post', id: item.number, data: item })
  })
}
