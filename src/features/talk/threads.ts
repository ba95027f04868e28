// A thread: reading it, starting one, replying, following, muting.
import { z } from 'zod'
import { beginComposing, type Composing, composeAgain, composeFrom, composeFurther } from '#core/composer/composing.ts'
import { quoteOf } from '#core/composer/quote.ts'
import { markThreadSeen } from '#core/notices/seen.ts'
import { mayWriteIn, memoryLine } from '#core/spaces/policy.ts'
import { findSpaceBySlug } from '#core/spaces/queries.ts'
import { postReply, startThread } from '#core/threads/actions.ts'
import { ReplyForm, ThreadForm } from '#core/threads/forms.ts'
import { ThreadJson } from '#core/threads/json.ts'
import { mayReply, whyNoReply } from '#core/threads/policy.ts'
import { findPost, listPosts, listReactions, POSTS_A_PAGE, pageOf } from '#core/threads/post-queries.ts'
import { findThread, type Thread, threadHref } from '#core/threads/queries.ts'
import { showPosts } from '#core/threads/shown-post.ts'
import { keepRead, setThreadFollow } from '#core/threads/write-queries.ts'
import { allow, found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { readForm } from '#platform/forms.ts'
import { type Answer, movedTo, ownPath, seeOther, show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { once } from '#platform/once.ts'
import { type Member, memberOf, type Viewer } from '#platform/viewer.ts'
import { NewThreadPage } from './views/NewThreadPage.tsx'
import { ThreadPage } from './views/ThreadPage.tsx'

const FollowForm = z.object({ level: z.enum(['follow', 'mute', 'neither']), back: z.string().max(300).optional() })

/** The thread as the viewer sees it; what is shown elsewhere is not one of ours. @throws Refusal 404. */
export async function seenThread(db: Db, id: string | undefined, viewer: Viewer): Promise<Thread> {
  const thread = found(await findThread(db, idOf(id), viewer.id))
  return found(thread.shown_at === 'threads' ? thread : undefined)
}

type Shown = { page: number; composing?: Composing; status?: number }

async function showThread(db: Db, viewer: Viewer, thread: Thread, { page, composing, status }: Shown): Promise<Answer> {
  const posts = await listPosts(db, thread.id, page)
  const counts = await listReactions(
    db,
    posts.map((post) => post.id),
    viewer.id,
  )
  if (viewer.id !== undefined) await keepLooking(db, viewer, thread, posts.at(-1))
  const isLastPage = page >= pageOf(thread.last_number)
  const place = `reply:${thread.id}`
  const props = {
    viewer,
    thread,
    posts: showPosts(viewer, thread, posts, counts),
    page,
    pages: pageOf(thread.last_number),
    firstPage: pageOf(thread.first_number ?? 1),
    firstUnread:
      viewer.id !== undefined && thread.read_number !== null
        ? posts.find((post) => post.number > thread.read_number!)?.id
        : undefined,
    isLastPage,
    memory: memoryLine(thread),
    whyNoReply: whyNoReply(viewer, thread),
    composing: mayReply(viewer, thread) ? (composing ?? composeFrom(place, thread.draft)) : undefined,
  }
  const canonical = page === 1 ? `/threads/${thread.id}` : `/threads/${thread.id}?page=${page}`
  return show(ThreadPage, props, {
    title: thread.title,
    json: ThreadJson,
    canonical,
    noRun: thread.no_run,
    ...(status ? { status } : {}),
  })
}

/** Remembers how far the member has read, and that its notices were looked at; writes only when there is news. */
async function keepLooking(
  db: Db,
  member: Member,
  thread: Thread,
  last: { id: number; number: number } | undefined,
): Promise<void> {
  if (!last) return
  if (last.number > (thread.read_number ?? 0)) await keepRead(db, member.id, thread.id, last.number)
  if (member.unseen > 0) await markThreadSeen(db, member.id, thread.id, last.id)
}

function readPage(thread: Thread, text: string | undefined): number {
  const first = pageOf(thread.first_number ?? 1)
  const page = /^\d{1,7}$/.test(text ?? '') ? Number(text) : first
  return Math.min(Math.max(page, first), pageOf(thread.last_number))
}

export function threadRoutes(app: App): void {
  app.get(
    '/threads/:id',
    { may: 'anyone', json: ThreadJson, summary: `A thread, ${POSTS_A_PAGE} posts a page` },
    async ({ viewer, db, params, query }) => {
      const thread = found(await findThread(db, idOf(params.id), viewer.id))
      if (thread.merged_into) {
        const target = found(await findThread(db, thread.merged_into, viewer.id))
        return movedTo(threadHref(target))
      }
      if (thread.shown_at !== 'threads') return movedTo(threadHref(thread))
      const answered = query.reply_to ? await findPost(db, idOf(query.reply_to)) : undefined
      if (answered?.thread_id === thread.id && answered.removed_at === null) {
        const values = { body: quoteOf(answered.body), reply_to: String(answered.id) }
        return showThread(db, viewer, thread, {
          page: pageOf(thread.last_number),
          composing: { place: `reply:${thread.id}`, values, errors: {} },
        })
      }
      return showThread(db, viewer, thread, { page: readPage(thread, query.page) })
    },
  )

  app.get('/threads/:id/unread', { may: 'anyone', fresh: true }, async ({ viewer, db, params }) => {
    const thread = await seenThread(db, params.id, viewer)
    const next = Math.min((thread.read_number ?? 0) + 1, thread.last_number)
    return seeOther(`/threads/${thread.id}?page=${pageOf(next)}#unread`)
  })

  app.post('/threads/:id/posts', { may: 'member', form: ReplyForm, summary: 'Reply in a thread' }, async (asked) => {
    const { viewer, db, params, body } = asked
    const thread = await seenThread(db, params.id, viewer)
    const place = `reply:${thread.id}`
    const page = pageOf(thread.last_number)
    const further = mayReply(viewer, thread) ? await composeFurther(asked, place, thread.space_id) : undefined
    if (further) return showThread(db, viewer, thread, { page, composing: further, status: further.errors.file ? 422 : 200 })
    const form = readForm(ReplyForm, body)
    allow(mayReply(viewer, thread), whyNoReply(viewer, thread))
    if (form.errors) return showThread(db, viewer, thread, { page, composing: composeAgain(place, form), status: 422 })
    const author = memberOf(viewer)
    const location = await once(db, author.id, form.data.once, async () => {
      const { postId, number } = await postReply(db, author, thread, { ...form.data, draft: place })
      return `/threads/${thread.id}?page=${pageOf(number)}#post-${postId}`
    })
    return seeOther(location)
  })

  app.post(
    '/threads/:id/follow',
    { may: 'member', form: FollowForm, summary: 'Follow or mute a thread' },
    async ({ viewer, db, params, body }) => {
      const thread = found(await findThread(db, idOf(params.id), viewer.id))
      const form = readForm(FollowForm, body)
      if (!form.data) return seeOther(threadHref(thread))
      const level = form.data.level === 'neither' ? undefined : form.data.level
      await setThreadFollow(db, memberOf(viewer).id, thread.id, level)
      return seeOther(form.data.back ? ownPath(form.data.back) : threadHref(thread), { said: followSaid(level) })
    },
  )

  app.get('/spaces/:slug/new', { may: 'member' }, async ({ viewer, db, params }) => {
    const space = found(await findSpaceBySlug(db, params.slug!, viewer.id))
    if (space.slug !== params.slug) return movedTo(`/spaces/${space.slug}/new`)
    allow(mayWriteIn(viewer, space), 'You can read this space, but not start threads in it.')
    return show(
      NewThreadPage,
      { space, composing: await beginComposing(db, viewer, `new-thread:${space.id}`) },
      { title: 'Start a thread' },
    )
  })

  app.post('/spaces/:slug/threads', { may: 'member', form: ThreadForm, summary: 'Start a thread in a space' }, async (asked) => {
    const { viewer, db, params, body } = asked
    const space = found(await findSpaceBySlug(db, params.slug!, viewer.id))
    allow(mayWriteIn(viewer, space), 'You can read this space, but not start threads in it.')
    const place = `new-thread:${space.id}`
    const further = await composeFurther(asked, place, space.id)
    const again = (composing: Composing, status: number) =>
      show(NewThreadPage, { space, composing }, { title: 'Start a thread', status })
    if (further) return again(further, further.errors.file ? 422 : 200)
    const form = readForm(ThreadForm, body)
    if (form.errors) return again(composeAgain(place, form), 422)
    const author = memberOf(viewer)
    const location = await once(db, author.id, form.data.once, async () => {
      const { threadId } = await startThread(db, author, space, { ...form.data, draft: place })
      return `/threads/${threadId}`
    })
    return seeOther(location)
  })
}

function followSaid(level: 'follow' | 'mute' | undefined): string {
  if (level === 'follow') return 'You follow this thread: new posts come as notices.'
  if (level === 'mute') return 'This thread is muted: it stays out of your lists and notices.'
  return 'You no longer follow this thread.'
}
