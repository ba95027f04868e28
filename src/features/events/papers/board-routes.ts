// The committee's board: scores without names, and for hosts the decisions and who is on it.
import { allow, found } from '#platform/allow.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { mayWrite } from '#platform/viewer.ts'
import { isNamedHost } from '../policy.ts'
import { HostForm } from '../programme/forms.ts'
import type { Event } from '../queries.ts'
import { seenEvent } from '../seen.ts'
import { decidePaper, dropReviewer, nameReviewer, placePapers, scorePaper } from './actions.ts'
import { DecideForm, ScoreForm } from './forms.ts'
import { findCall, findOnBoard, isOnCommittee, listBoard, listCommittee } from './queries.ts'
import { BoardPage } from './views/BoardPage.tsx'
import { PaperPage } from './views/PaperPage.tsx'

const decided = {
  done: 'Decided. Its author is told.',
  no: 'You may not decide this.',
  own: 'This one is yours: another host decides it.',
  decided: 'It is decided already.',
  unscored: 'Two of the committee score a paper before it is decided.',
}

/** The event, for whose call the viewer scores. @throws Refusal 404 for everybody else */
async function scored(asked: Asked): Promise<{ event: Event; isHost: boolean }> {
  const event = await seenEvent(asked)
  const { db, viewer } = asked
  found(await findCall(db, event.id))
  found((await isOnCommittee(db, event.id)) || undefined)
  allow(mayWrite(viewer))
  return { event, isHost: isNamedHost(viewer, event) }
}

async function showBoard({ db }: Asked, { event, isHost }: { event: Event; isHost: boolean }, form?: ReadForm<unknown>) {
  const props = {
    ...{ event, isHost, form: form ?? emptyForm() },
    papers: await listBoard(db, event.id),
    committee: isHost ? await listCommittee(db, event.id) : [],
  }
  return show(BoardPage, props, { title: `Papers for ${event.title}`, status: form ? 422 : 200, noindex: true })
}

async function showPaper({ db, params }: Asked, { event, isHost }: { event: Event; isHost: boolean }, form?: ReadForm<unknown>) {
  const paper = found(await findOnBoard(db, event.id, idOf(params.paper)))
  const known = emptyForm({ score: paper.my_score === null ? '' : String(paper.my_score), remark: paper.my_remark ?? '' })
  return show(
    PaperPage,
    { event, isHost, paper, form: form ?? known },
    { title: paper.title, status: form ? 422 : 200, noindex: true },
  )
}

export function boardRoutes(app: App): void {
  app.get('/events/:id/call/board', { may: 'member' }, async (asked) => showBoard(asked, await scored(asked)))

  app.get('/events/:id/call/board/:paper', { may: 'member' }, async (asked) => showPaper(asked, await scored(asked)))

  app.post('/events/:id/call/board/:paper', { may: 'member', form: ScoreForm, summary: 'Score a paper' }, async (asked) => {
    const here = await scored(asked)
    const paper = found(await findOnBoard(asked.db, here.event.id, idOf(asked.params.paper)))
    const form = readForm(ScoreForm, asked.body)
    if (!form.data) return showPaper(asked, here, form)
    const was = await scorePaper(asked.db, paper.id, form.data)
    return seeOther(`/events/${here.event.id}/call/board`, {
      said: was ? `“${paper.title}” is scored.` : 'One’s own papers and decided ones are not scored.',
    })
  })

  app.post(
    '/events/:id/call/board/:paper/decide',
    { may: 'member', form: DecideForm, summary: 'Decide on a paper' },
    async (asked) => {
      const here = await scored(asked)
      allow(here.isHost, 'This is for hosts.')
      const paper = found(await findOnBoard(asked.db, here.event.id, idOf(asked.params.paper)))
      const form = readForm(DecideForm, asked.body)
      if (!form.data) return showPaper(asked, here, form)
      return seeOther(`/events/${here.event.id}/call/board`, { said: decided[await decidePaper(asked.db, paper.id, form.data)] })
    },
  )

  app.post('/events/:id/call/place', { may: 'member', summary: 'Put accepted papers into the programme' }, async (asked) => {
    const { event, isHost } = await scored(asked)
    allow(isHost, 'This is for hosts.')
    const placed = await placePapers(asked.db, event.id)
    return seeOther(`/events/${event.id}/programme`, {
      said:
        placed === 0
          ? 'All accepted papers are in the programme already.'
          : `${placed} more in the programme. Give them rooms and times.`,
    })
  })

  app.post(
    '/events/:id/call/committee',
    { may: 'member', form: HostForm, summary: 'Name somebody for the committee' },
    async (asked) => {
      const here = await scored(asked)
      allow(here.isHost, 'This is for hosts.')
      const form = readForm(HostForm, asked.body)
      if (!form.data) return showBoard(asked, here, form)
      const came = await nameReviewer(asked.db, here.event.id, form.data.called)
      if (came === 'done')
        return seeOther(`/events/${here.event.id}/call/board`, { said: `@${form.data.called} scores papers now.` })
      const message = 'No member is called that. The name of their mentions is on their page, after the @.'
      return showBoard(asked, here, { values: form.values, errors: { called: message } })
    },
  )

  app.post('/events/:id/call/committee/:member/drop', { may: 'member' }, async (asked) => {
    const { event, isHost } = await scored(asked)
    allow(isHost, 'This is for hosts.')
    await dropReviewer(asked.db, event.id, found(idOf(asked.params.member)))
    return seeOther(`/events/${event.id}/call/board`, { said: 'Taken off. Their scores stay.' })
  })
}
