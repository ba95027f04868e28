// Stewards and threads: one page with all acts on a thread, and what each of its forms does.
import { forgetsSooner } from '#core/spaces/memory.ts'
import { findSpace, listSpaces, type Space } from '#core/spaces/queries.ts'
import { findThread, type Thread } from '#core/threads/queries.ts'
import { lockThread, mergeThread, moveThread, pinThread, splitThread } from '#core/threads/steward-actions.ts'
import { mayMergeInto, mayMoveTo, maySplit, wouldWiden } from '#core/threads/steward-policy.ts'
import { countPostsOf, listPostsToChoose } from '#core/threads/steward-queries.ts'
import { allow, found } from '#platform/allow.ts'
import { emptyForm, formMistake, onceKey, type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer, movedTo, seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { once } from '#platform/once.ts'
import { memberOf } from '#platform/viewer.ts'
import { LockForm, MergeForm, MoveForm, PinForm, SplitForm } from './forms.ts'
import { ConfirmMovePage } from './views/ConfirmMovePage.tsx'
import { type ActForm, ThreadDeskPage } from './views/ThreadDeskPage.tsx'

/** The thread as this steward sees it. @throws Refusal 404. */
async function seenThread({ db, params, viewer }: Asked): Promise<Thread> {
  return found(await findThread(db, idOf(params.id), viewer.id))
}

async function showDesk(asked: Asked, thread: Thread, act?: ActForm, form: ReadForm<unknown> = emptyForm()): Promise<Answer> {
  const { db, viewer, query } = asked
  const after = /^\d{1,9}$/.test(query.after ?? '') ? Number(query.after) : 0
  const props = {
    thread,
    spaces: (await listSpaces(db)).filter((space) => mayMoveTo(viewer, { id: thread.space_id }, space)),
    posts: maySplit(viewer, thread) ? await listPostsToChoose(db, thread.id, after) : [],
    act,
    form,
    once: onceKey(),
  }
  return show(ThreadDeskPage, props, { title: `Stewards: ${thread.title}`, status: form.errors && act ? 422 : 200 })
}

/** The page that asks again where more people would see the thread, or it would forget sooner; undefined where nothing is to ask. */
async function askFirst(
  { db }: Asked,
  thread: Thread,
  from: Space,
  to: Space,
  ask: { action: string; hidden: Record<string, string | number>; form: { confirmed?: string | undefined; reason: string } },
): Promise<Answer | undefined> {
  const widens = wouldWiden(from, to)
  const forgets = forgetsSooner(from.memory, to.memory)
  if ((!widens && !forgets) || ask.form.confirmed === String(to.id)) return undefined
  const props = { thread, from, to, widens, forgets, posts: await countPostsOf(db, thread.id), ...ask }
  return show(ConfirmMovePage, props, { title: `Move to ${to.name}?` })
}

export function threadRoutes(app: App): void {
  app.get('/threads/:id/steward', { may: 'steward' }, async (asked) => {
    const thread = await seenThread(asked)
    if (thread.merged_into) return movedTo(`/threads/${thread.merged_into}/steward`)
    return showDesk(asked, thread)
  })

  app.post('/threads/:id/pin', { may: 'steward', form: PinForm, summary: 'Pin a thread, or take the pin off' }, async (asked) => {
    const thread = await seenThread(asked)
    const form = readForm(PinForm, asked.body)
    if (form.errors) return showDesk(asked, thread, 'pin', form)
    const pinned = form.data.pinned === 'yes'
    await pinThread(asked.db, memberOf(asked.viewer), thread, pinned, form.data.reason)
    return seeOther(`/threads/${thread.id}`, { said: pinned ? 'The thread is pinned.' : 'The pin is off.' })
  })

  app.post(
    '/threads/:id/lock',
    { may: 'steward', form: LockForm, summary: 'Close a thread, or open it again' },
    async (asked) => {
      const thread = await seenThread(asked)
      const form = readForm(LockForm, asked.body)
      if (form.errors) return showDesk(asked, thread, 'lock', form)
      const locked = form.data.locked === 'yes'
      await lockThread(asked.db, memberOf(asked.viewer), thread, locked, form.data.reason)
      return seeOther(`/threads/${thread.id}`, {
        said: locked ? 'The thread is closed to new replies.' : 'The thread is open to replies again.',
      })
    },
  )

  app.post('/threads/:id/move', { may: 'steward', form: MoveForm, summary: 'Move a thread to another space' }, async (asked) => {
    const { db, viewer, body } = asked
    const thread = await seenThread(asked)
    const form = readForm(MoveForm, body)
    if (form.errors) return showDesk(asked, thread, 'move', form)
    const from = found(await findSpace(db, thread.space_id))
    const to = await findSpace(db, form.data.space_id)
    if (to?.id === thread.space_id) return seeOther(`/threads/${thread.id}`)
    if (!to || !mayMoveTo(viewer, from, to)) {
      return showDesk(asked, thread, 'move', formMistake(form, { space_id: 'Choose a space in which you may write.' }))
    }
    const action = `/threads/${thread.id}/move`
    const ask = await askFirst(asked, thread, from, to, { action, hidden: { space_id: to.id }, form: form.data })
    if (ask) return ask
    const steward = memberOf(viewer)
    const location = await once(db, steward.id, form.data.once, async () => {
      await moveThread(db, steward, thread, to, form.data.reason)
      return `/threads/${thread.id}`
    })
    return seeOther(location, { said: `The thread is in ${to.name} now.` })
  })

  app.post(
    '/threads/:id/split',
    { may: 'steward', form: SplitForm, summary: 'Make a new thread of some posts' },
    async (asked) => {
      const { db, viewer, body } = asked
      const thread = await seenThread(asked)
      allow(maySplit(viewer, thread), 'You can split threads only where you may write.')
      const form = readForm(SplitForm, body)
      if (form.errors) return showDesk(asked, thread, 'split', form)
      const steward = memberOf(viewer)
      const location = await once(
        db,
        steward.id,
        form.data.once,
        async () => `/threads/${await splitThread(db, steward, thread, form.data)}`,
      )
      return seeOther(location, { said: 'The posts are in a thread of their own.' })
    },
  )

  app.post('/threads/:id/merge', { may: 'steward', form: MergeForm, summary: 'Merge a thread into another' }, async (asked) => {
    const { db, viewer, body } = asked
    const thread = await seenThread(asked)
    const form = readForm(MergeForm, body)
    if (form.errors) return showDesk(asked, thread, 'merge', form)
    const target = await findThread(db, form.data.into, viewer.id)
    if (!target || !mayMergeInto(viewer, thread, target)) {
      const into = 'There is no other thread with this address or number in a space where you may write.'
      return showDesk(asked, thread, 'merge', formMistake(form, { into }))
    }
    const from = found(await findSpace(db, thread.space_id))
    const to = found(await findSpace(db, target.space_id))
    const action = `/threads/${thread.id}/merge`
    const ask = await askFirst(asked, thread, from, to, { action, hidden: { into: target.id }, form: form.data })
    if (ask) return ask
    const steward = memberOf(viewer)
    const location = await once(db, steward.id, form.data.once, async () => {
      await mergeThread(db, steward, thread, target, form.data.reason)
      return `/threads/${target.id}`
    })
    return seeOther(location, { said: 'The two threads are one.' })
  })
}
