// A thread, or one post of it, becomes a question: authors, addresses and links stay.
import { z } from 'zod'
import { record } from '#core/records/record.ts'
import { findPost, listReplies, type PostWithBody } from '#core/threads/post-queries.ts'
import { findThread, type Thread } from '#core/threads/queries.ts'
import { allow, found } from '#platform/allow.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer, movedTo, seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { once } from '#platform/once.ts'
import { isSteward, memberOf } from '#platform/viewer.ts'
import { makeQuestion } from './actions.ts'
import { MakeForm } from './forms.ts'
import { mayMakeQuestion } from './policy.ts'
import { MakePage } from './views/MakePage.tsx'

type Seen = { post: PostWithBody; thread: Thread }
const SortOf = z.enum(['answer', 'comment', 'stays'])

async function seenPost({ db, params, viewer }: Asked): Promise<Seen> {
  const post = found(await findPost(db, idOf(params.post)))
  return { post, thread: found(await findThread(db, post.thread_id, viewer.id)) }
}

async function showMake({ db }: Asked, { post, thread }: Seen, form: ReadForm<unknown>, status = 200): Promise<Answer> {
  const replies = await listReplies(db, post)
  return show(MakePage, { post, thread, replies, form }, { title: 'Make it a question', status })
}

export function makeRoutes(app: App): void {
  app.get('/posts/:post/question', { may: 'member' }, async (asked) => {
    const seen = await seenPost(asked)
    if (seen.thread.shown_at === 'questions') return movedTo(`/questions/${seen.thread.id}`)
    allow(mayMakeQuestion(asked.viewer, seen.thread, seen.post), 'Only its author or a steward can make a question of a post.')
    return showMake(asked, seen, emptyForm(seen.post.number === 1 ? { title: seen.thread.title } : {}))
  })

  app.post('/posts/:post/question', { may: 'member', form: MakeForm, summary: 'Make a question of a post' }, async (asked) => {
    const { db, viewer, body } = asked
    const seen = await seenPost(asked)
    if (seen.thread.shown_at === 'questions') return seeOther(`/questions/${seen.thread.id}`)
    allow(mayMakeQuestion(viewer, seen.thread, seen.post), 'Only its author or a steward can make a question of a post.')
    const form = readForm(MakeForm, body)
    if (form.errors) return showMake(asked, seen, form, 422)
    const chosen = chosenReplies(body)
    const member = memberOf(viewer)
    const location = await once(db, member.id, form.data.once, async () => {
      const id = await makeQuestion(db, seen.post, { ...form.data, ...chosen })
      if (isSteward(viewer) && seen.post.author_id !== member.id) {
        const { space_id: spaceId, id: postId } = seen.post
        await record(db, { stewardId: member.id, act: 'make question', spaceId, threadId: id, postId })
      }
      return `/questions/${id}`
    })
    return seeOther(location, { said: 'It is a question now. Old addresses lead here.' })
  })
}

/** What becomes of each reply: fields `reply-12` hold answer, comment or stays. The database takes only real replies to this post. */
function chosenReplies(body: unknown): { answers: number[]; comments: number[] } {
  const chosen = { answer: [] as number[], comment: [] as number[], stays: [] as number[] }
  for (const [name, value] of Object.entries((body as Record<string, unknown>) ?? {})) {
    const id = idOf(/^reply-(\d+)$/.exec(name)?.[1])
    const as = SortOf.safeParse(value)
    if (id && as.success) chosen[as.data].push(id)
  }
  return { answers: chosen.answer, comments: chosen.comment }
}
