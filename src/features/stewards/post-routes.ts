// A steward takes the words of a post away.
import { findShownPost } from '#core/threads/post-queries.ts'
import { removePostAsSteward } from '#core/threads/steward-actions.ts'
import { mayRemovePost } from '#core/threads/steward-policy.ts'
import { found } from '#platform/allow.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { memberOf } from '#platform/viewer.ts'
import { RemoveForm } from './forms.ts'
import { RemovePostPage } from './views/RemovePostPage.tsx'

async function seenPost({ db, params }: Asked) {
  const id = idOf(params.id)
  return found(id === undefined ? undefined : await findShownPost(db, id))
}

function showRemove(post: Awaited<ReturnType<typeof seenPost>>, form: ReadForm<unknown>, status = 200) {
  return show(RemovePostPage, { post, form }, { title: 'Remove a post', status })
}

export function postRoutes(app: App): void {
  app.get('/posts/:id/remove', { may: 'steward' }, async (asked) => {
    const post = await seenPost(asked)
    return mayRemovePost(asked.viewer, post) ? showRemove(post, emptyForm()) : seeOther(`/posts/${post.id}`)
  })

  app.post('/posts/:id/remove', { may: 'steward', form: RemoveForm, summary: 'Remove a post' }, async (asked) => {
    const post = await seenPost(asked)
    if (!mayRemovePost(asked.viewer, post)) return seeOther(`/posts/${post.id}`)
    const form = readForm(RemoveForm, asked.body)
    if (form.errors) return showRemove(post, form, 422)
    await removePostAsSteward(asked.db, memberOf(asked.viewer), post, form.data.reason)
    return seeOther(`/posts/${post.id}`, { said: 'The post is removed. Its words are gone.' })
  })
}
