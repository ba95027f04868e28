// Calls for papers: members hand in, the committee scores without names, hosts decide.
import { allow, found } from '#platform/allow.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { isMember, mayWrite } from '#platform/viewer.ts'
import { isNamedHost } from '../policy.ts'
import type { Event } from '../queries.ts'
import { namedHostsEvent, seenEvent } from '../seen.ts'
import { wallOf } from '../times.ts'
import { keepCall, keepPaper, withdrawPaper } from './actions.ts'
import { callFormOf, PaperForm } from './forms.ts'
import { findCall, isOnCommittee, listMyPapers } from './queries.ts'
import { CallFormPage } from './views/CallFormPage.tsx'
import { CallPage } from './views/CallPage.tsx'

async function showCallForm(event: Event, form: ReadForm<unknown>, isNew: boolean) {
  const status = Object.keys(form.errors ?? {}).length > 0 ? 422 : 200
  return show(CallFormPage, { event, form, isNew }, { title: `Call for papers of ${event.title}`, status, noindex: true })
}

/** `changing` is the paper whose form was sent, or undefined for a new one. */
async function showCall(asked: Asked, event: Event, sent?: { form: ReadForm<unknown>; changing: number | undefined }) {
  const { db, viewer } = asked
  const props = {
    ...{ event, viewer, sent },
    call: found(await findCall(db, event.id)),
    papers: isMember(viewer) ? await listMyPapers(db, event.id) : [],
    isHost: isNamedHost(viewer, event),
    scores: await isOnCommittee(db, event.id),
  }
  return show(CallPage, props, {
    title: `Call for papers: ${event.title}`,
    canonical: `/events/${event.id}/call`,
    status: sent ? 422 : 200,
  })
}

async function keep(asked: Asked, changing: number | undefined) {
  allow(mayWrite(asked.viewer))
  const event = await seenEvent(asked)
  found(await findCall(asked.db, event.id))
  if (changing !== undefined) found((await listMyPapers(asked.db, event.id)).find(({ id }) => id === changing))
  const form = readForm(PaperForm, asked.body)
  if (!form.data) return showCall(asked, event, { form, changing })
  const isKept = await keepPaper(asked.db, event.id, changing, form.data)
  const message = 'The call is closed, the paper is decided, or you have handed in five already.'
  if (!isKept) return showCall(asked, event, { form: { values: form.values, errors: { title: message } }, changing })
  return seeOther(`/events/${event.id}/call`, {
    said: changing === undefined ? 'Handed in. You can change it until the call closes.' : 'Changed.',
  })
}

export function callRoutes(app: App): void {
  app.get('/events/:id/call', { may: 'anyone', fresh: true }, async (asked) => showCall(asked, await seenEvent(asked)))

  app.get('/events/:id/call/change', { may: 'member' }, async (asked) => {
    const event = await namedHostsEvent(asked)
    const call = await findCall(asked.db, event.id)
    const known = call && { body: call.body, last_day: wallOf(call.closes_at, event.zone).day }
    return showCallForm(event, emptyForm(known ?? {}), call === undefined)
  })

  app.post('/events/:id/call/change', { may: 'member', summary: 'Call for papers, or change the call' }, async (asked) => {
    const event = await namedHostsEvent(asked)
    const form = readForm(callFormOf(event.zone), asked.body)
    if (!form.data) return showCallForm(event, form, (await findCall(asked.db, event.id)) === undefined)
    await keepCall(asked.db, event.id, form.data)
    return seeOther(`/events/${event.id}/call`, { said: 'Saved.' })
  })

  app.post('/events/:id/call/papers', { may: 'member', form: PaperForm, summary: 'Hand a paper in' }, (asked) =>
    keep(asked, undefined),
  )

  app.post('/events/:id/call/papers/:paper', { may: 'member', form: PaperForm, summary: 'Change one’s own paper' }, (asked) =>
    keep(asked, found(idOf(asked.params.paper))),
  )

  app.post('/events/:id/call/papers/:paper/withdraw', { may: 'member' }, async (asked) => {
    allow(mayWrite(asked.viewer))
    const event = await seenEvent(asked)
    const was = await withdrawPaper(asked.db, found(idOf(asked.params.paper)))
    return seeOther(`/events/${event.id}/call`, { said: was ? 'Withdrawn.' : 'It is decided already.' })
  })
}
