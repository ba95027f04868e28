// Suggesting a change to a post of somebody else, and what its author does with it.
import { beginComposing, type Composing, composeAgain, composeFurther } from '#core/composer/composing.ts'
import { ReasonForm } from '#core/spaces/forms.ts'
import { findPost, type PostWithBody } from '#core/threads/post-queries.ts'
import { findThread, isTalk, type Thread } from '#core/threads/queries.ts'
import { allow, found } from '#platform/allow.ts'
import { readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { once } from '#platform/once.ts'
import { memberOf } from '#platform/viewer.ts'
import { answerSuggestion, removeSuggestion, suggestChange, withdrawSuggestion } from './actions.ts'
import { difference, merged } from './difference.ts'
import { AnswerForm, SuggestForm, SuggestionsJson } from './forms.ts'
import { mayAnswer, mayRemove, maySuggest, mayWithdraw } from './policy.ts'
import { findSuggestion, listSuggestions, newestVersion, type Suggestion } from './queries.ts'
import { SuggestionsPage } from './views/SuggestionsPage.tsx'
import { SuggestPage } from './views/SuggestPage.tsx'

const NOT_HERE = 'You cannot suggest a change to this post.'

type Seen = { post: PostWithBody; thread: Thread }

/** A post that is meant to last, and its thread. @throws Refusal 404. */
async function seenPost({ db, params, viewer }: Asked): Promise<Seen> {
  const post = found(await findPost(db, idOf(params.id)))
  const thread = found(await findThread(db, post.thread_id, viewer.id))
  return { post: found(post.removed_at === null && !isTalk(thread) ? post : undefined), thread }
}

/** What a suggestion would change about the post as it is now, or changed about the post as it was. */
function shownChange({ state, base, body }: Suggestion, post: PostWithBody) {
  const hasChanged = state === 'open' && base !== post.body
  if (!hasChanged) return { parts: difference(base, body), hasChanged, fits: true }
  const result = merged(base, body, post.body)
  return { parts: difference(post.body, result ?? body), hasChanged, fits: result !== undefined }
}

export function suggestionRoutes(app: App): void {
  app.get('/posts/:id/suggest', { may: 'member' }, async (asked) => {
    const { db, viewer } = asked
    const seen = await seenPost(asked)
    allow(maySuggest(viewer, seen.thread, seen.post), NOT_HERE)
    const composing = await beginComposing(db, viewer, `suggest:${seen.post.id}`, {
      body: seen.post.body,
      from: String(await newestVersion(db, seen.post.id)),
    })
    return show(SuggestPage, { ...seen, composing }, { title: 'Suggest a change' })
  })

  app.post(
    '/posts/:id/suggestions',
    { may: 'member', form: SuggestForm, summary: 'Suggest a change to a post' },
    async (asked) => {
      const { db, viewer, body } = asked
      const seen = await seenPost(asked)
      allow(maySuggest(viewer, seen.thread, seen.post), NOT_HERE)
      const place = `suggest:${seen.post.id}`
      const again = (composing: Composing, status: number) =>
        show(SuggestPage, { ...seen, composing }, { title: 'Suggest a change', status })
      // Files belong to whoever wrote the post: nobody else's can be kept in it.
      const further = await composeFurther({ ...asked, file: undefined }, place, seen.post.space_id)
      if (further) return again(further, further.errors.file ? 422 : 200)
      const form = readForm(SuggestForm, body)
      if (form.errors) return again(composeAgain(place, form), 422)
      const member = memberOf(viewer)
      const location = await once(db, member.id, form.data.once, async () => {
        await suggestChange(db, member, seen.thread, seen.post, { ...form.data, draft: place })
        return `/posts/${seen.post.id}/suggestions`
      })
      return seeOther(location, { said: 'Your suggestion is with the author. Thank you.' })
    },
  )

  app.get(
    '/posts/:id/suggestions',
    { may: 'anyone', json: SuggestionsJson, summary: 'Changes that were suggested to a post' },
    async (asked) => {
      const { db, viewer } = asked
      const { post, thread } = await seenPost(asked)
      const suggestions = (await listSuggestions(db, post.id)).map((one) => ({
        ...one,
        ...shownChange(one, post),
        mayAnswer: one.state === 'open' && mayAnswer(viewer, thread, post),
        mayWithdraw: mayWithdraw(viewer, thread, one),
        mayRemove: mayRemove(viewer, thread, one),
      }))
      return show(
        SuggestionsPage,
        { post, thread, suggestions },
        { title: 'Suggested changes', json: SuggestionsJson, noindex: true },
      )
    },
  )

  app.post(
    '/posts/:id/suggestions/:suggestion',
    { may: 'member', form: AnswerForm, summary: 'Take a suggested change, or decline it' },
    async (asked) => {
      const { db, viewer, params, body } = asked
      const { post, thread } = await seenPost(asked)
      allow(mayAnswer(viewer, thread, post), 'Only the author of the post can do that.')
      const form = readForm(AnswerForm, body)
      if (!form.data) return seeOther(`/posts/${post.id}/suggestions`)
      const take = form.data.take === 'yes'
      const state = await answerSuggestion(db, memberOf(viewer), post.id, idOf(params.suggestion), take)
      return state === 'taken'
        ? seeOther(`/posts/${post.id}`, { said: 'The change is in your post. What it said before stays readable.' })
        : seeOther(`/posts/${post.id}/suggestions`, { said: 'The suggestion is declined.' })
    },
  )

  app.post(
    '/posts/:id/suggestions/:suggestion/withdraw',
    { may: 'member', summary: 'Take your suggestion back' },
    async (asked) => {
      const { post, thread } = await seenPost(asked)
      const one = found(await findSuggestion(asked.db, post.id, idOf(asked.params.suggestion)))
      allow(mayWithdraw(asked.viewer, thread, one), 'This suggestion is not yours.')
      await withdrawSuggestion(asked.db, one.id)
      return seeOther(`/posts/${post.id}`, { said: 'Your suggestion is gone.' })
    },
  )

  app.post(
    '/posts/:id/suggestions/:suggestion/remove',
    { may: 'steward', form: ReasonForm, summary: 'Remove a suggested change that breaks the code of conduct' },
    async (asked) => {
      const { post, thread } = await seenPost(asked)
      const one = found(await findSuggestion(asked.db, post.id, idOf(asked.params.suggestion)))
      allow(mayRemove(asked.viewer, thread, one), 'This suggestion was answered already.')
      const form = readForm(ReasonForm, asked.body)
      const back = `/posts/${post.id}/suggestions`
      if (form.errors) return seeOther(back, { said: form.errors.reason ?? 'Say why.' })
      await removeSuggestion(asked.db, memberOf(asked.viewer), post, one.id, form.data.reason)
      return seeOther(back, { said: 'The suggestion is removed.' })
    },
  )
}
