// One post: its lasting address, editing, history, taking it back, reactions.

import { beginComposing, type Composing, composeAgain, composeFurther } from '#core/composer/composing.ts'
import { editPost, removePost } from '#core/threads/actions.ts'
import { EditForm, ReactionForm } from '#core/threads/forms.ts'
import { mayEditPost, mayReact, mayRemoveOwnPost } from '#core/threads/policy.ts'
import { findPost, findShownPost, listVersions, type PostWithBody, pageOf } from '#core/threads/post-queries.ts'
import { findThread, type Thread, threadHref } from '#core/threads/queries.ts'
import { toggleReaction } from '#core/threads/write-queries.ts'
import { allow, found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { memberOf, type Viewer } from '#platform/viewer.ts'
import { EditPostPage } from './views/EditPostPage.tsx'
import { HistoryPage } from './views/HistoryPage.tsx'
import { TakeBackPage } from './views/TakeBackPage.tsx'

type Seen = { post: PostWithBody; thread: Thread }

/** The post and its thread as the viewer sees them. @throws Refusal 404. */
async function seenPost(db: Db, id: string | undefined, viewer: Viewer): Promise<Seen> {
  const post = found(await findPost(db, idOf(id)))
  return { post, thread: found(await findThread(db, post.thread_id, viewer.id)) }
}

/** Where a post stands today. */
function placeOf({ post, thread }: Seen): string {
  if (thread.shown_at !== 'threads') return `${threadHref(thread)}?post=${post.id}#post-${post.id}`
  return `/threads/${post.thread_id}?page=${pageOf(post.number)}#post-${post.id}`
}

export function postRoutes(app: App): void {
  app.get('/posts/:id', { may: 'anyone', fresh: true }, async ({ viewer, db, params }) =>
    seeOther(placeOf(await seenPost(db, params.id, viewer))),
  )

  app.get('/posts/:id/edit', { may: 'member' }, async ({ viewer, db, params }) => {
    const seen = await seenPost(db, params.id, viewer)
    allow(mayEditPost(viewer, seen.thread, seen.post), 'Only its author can edit a post.')
    const title = seen.post.number === 1 ? { title: seen.thread.title } : undefined
    const first = { ...title, body: seen.post.body }
    return show(
      EditPostPage,
      { ...seen, composing: await beginComposing(db, viewer, `edit:${seen.post.id}`, first) },
      { title: 'Edit your post' },
    )
  })

  app.post('/posts/:id', { may: 'member', form: EditForm, summary: 'Edit your post' }, async (asked) => {
    const { viewer, db, params, body } = asked
    const seen = await seenPost(db, params.id, viewer)
    allow(mayEditPost(viewer, seen.thread, seen.post), 'Only its author can edit a post.')
    const place = `edit:${seen.post.id}`
    const again = (composing: Composing, status: number) =>
      show(EditPostPage, { ...seen, composing }, { title: 'Edit your post', status })
    const further = await composeFurther(asked, place, seen.thread.space_id)
    if (further) return again(further, further.errors.file ? 422 : 200)
    const form = readForm(EditForm, body)
    if (form.errors) return again(composeAgain(place, form), 422)
    await editPost(db, memberOf(viewer), seen.post, { ...form.data, draft: place })
    return seeOther(placeOf(seen), { said: 'Your post is changed.' })
  })

  app.get('/posts/:id/history', { may: 'anyone' }, async ({ viewer, db, params }) => {
    const seen = await seenPost(db, params.id, viewer)
    const post = found(await findShownPost(db, seen.post.id))
    return show(
      HistoryPage,
      { post, thread: seen.thread, versions: await listVersions(db, post.id) },
      { title: 'What this post said before', noindex: true },
    )
  })

  app.get('/posts/:id/take-back', { may: 'member' }, async ({ viewer, db, params }) => {
    const seen = await seenPost(db, params.id, viewer)
    allow(mayRemoveOwnPost(viewer, seen.thread, seen.post), 'Only its author can take back a post.')
    return show(TakeBackPage, seen, { title: 'Take back your post' })
  })

  app.post('/posts/:id/take-back', { may: 'member', summary: 'Take back your post' }, async ({ viewer, db, params }) => {
    const seen = await seenPost(db, params.id, viewer)
    if (seen.post.removed_at) return seeOther(placeOf(seen))
    allow(mayRemoveOwnPost(viewer, seen.thread, seen.post), 'Only its author can take back a post.')
    await removePost(db, seen.post, 'author')
    return seeOther(placeOf(seen), { said: 'Your words are gone.' })
  })

  app.post(
    '/posts/:id/reactions',
    { may: 'member', form: ReactionForm, summary: 'Give a reaction, or take it back' },
    async ({ viewer, db, params, body }) => {
      const seen = await seenPost(db, params.id, viewer)
      allow(mayReact(viewer, seen.post), 'You cannot react to this post.')
      const form = readForm(ReactionForm, body)
      if (form.data) {
        const reaction = {
          post_id: seen.post.id,
          space_id: seen.post.space_id,
          member_id: memberOf(viewer).id,
          kind: form.data.kind,
        }
        await toggleReaction(db, reaction)
      }
      return seeOther(placeOf(seen))
    },
  )
}
