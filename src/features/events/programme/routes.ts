// The programme of an event for its hosts and speakers, and slots that members take on.
import { allow, found } from '#platform/allow.ts'
import { Refusal } from '#platform/errors.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { mayWrite } from '#platform/viewer.ts'
import { isNamedHost } from '../policy.ts'
import { type Event, listLater } from '../queries.ts'
import { namedHostsEvent, seenEvent } from '../seen.ts'
import { wallOf } from '../times.ts'
import { addPart, addUsual, changePart, copyParts, describePart, dropPart, leavePart, takePart } from './actions.ts'
import { OwnPartForm, partFormOf, TakeForm, UsualForm } from './forms.ts'
import { findLastTime, findPart, listParts, MOST_PARTS, type Part } from './queries.ts'
import { PartPage } from './views/PartPage.tsx'
import { ProgrammePage } from './views/ProgrammePage.tsx'

/** A part of an event that the viewer sees. */
async function seenPart(asked: Asked): Promise<{ event: Event; part: Part }> {
  const event = await seenEvent(asked)
  return { event, part: found(await findPart(asked.db, event.id, idOf(asked.params.part))) }
}

/** Where the next part would begin: where the last one ends. */
function nextOf(event: Event, parts: Part[]): Record<string, string> {
  const last = parts.at(-1)
  const at = last ? new Date(last.starts_at.getTime() + last.minutes * 60_000) : event.starts_at
  const { day, clock } = wallOf(at < event.ends_at ? at : event.starts_at, event.zone)
  return { day, start: clock, minutes: String(last?.minutes ?? 30) }
}

async function showProgramme({ db }: Asked, event: Event, form?: ReadForm<unknown>) {
  const parts = await listParts(db, event.id)
  const props = {
    event,
    parts,
    form: form ?? emptyForm(nextOf(event, parts)),
    hasLastTime: parts.length === 0 && (await findLastTime(db, event)) !== undefined,
  }
  return show(ProgrammePage, props, { title: `Programme of ${event.title}`, status: form ? 422 : 200, noindex: true })
}

function showPart(viewerIsHost: boolean, event: Event, part: Part, form?: ReadForm<unknown>) {
  const { day, clock } = wallOf(part.starts_at, event.zone)
  const { title, room, speakers, body, slides_url } = part
  const known = { title, room, speakers, body, slides_url, day, start: clock, minutes: String(part.minutes) }
  return show(
    PartPage,
    { event, part, isHost: viewerIsHost, form: form ?? emptyForm({ ...known, ...(part.is_open ? { is_open: 'on' } : {}) }) },
    { title: `Change “${part.title}”`, status: form ? 422 : 200, noindex: true },
  )
}

/** Why somebody has not got a slot. */
function whyNot({ viewer }: Asked, event: Event, part: Part): string {
  if (part.member_id === viewer.id) return `“${part.title}” is yours already.`
  if (event.cancelled_at) return 'This event is called off: there is nothing to take on.'
  if (event.ends_at <= new Date()) return 'This event is over: there is nothing to take on.'
  if (!part.is_open) return `“${part.title}” is not open: its hosts see to it.`
  return `Somebody was quicker: “${part.title}” is taken.`
}

export function programmeRoutes(app: App): void {
  app.get('/events/:id/programme', { may: 'member' }, async (asked) => showProgramme(asked, await namedHostsEvent(asked)))

  app.post('/events/:id/programme', { may: 'member', summary: 'Add a part to an event' }, async (asked) => {
    const event = await namedHostsEvent(asked)
    const parts = await listParts(asked.db, event.id)
    const form = readForm(partFormOf(event, parts), asked.body)
    if (!form.data) return showProgramme(asked, event, form)
    if (parts.length >= MOST_PARTS) throw new Refusal(409, 'This programme is full.')
    await addPart(asked.db, event.id, form.data)
    return seeOther(`/events/${event.id}/programme`, { said: `“${form.data.title}” is in the programme.` })
  })

  app.post('/events/:id/programme/usual', { may: 'member' }, async (asked) => {
    const event = await namedHostsEvent(asked)
    const isLater = readForm(UsualForm, asked.body).data?.applies === 'later'
    const later = isLater ? (await listLater(asked.db, event)).filter((date) => isNamedHost(asked.viewer, date)) : []
    await addUsual(
      asked.db,
      event,
      later.map(({ id }) => id),
    )
    return seeOther(`/events/${event.id}/programme`, {
      said: `The usual running order is in${isLater ? ', here and on all later dates' : ''}. Members can take on the open slots.`,
    })
  })

  app.post('/events/:id/programme/last-time', { may: 'member' }, async (asked) => {
    const event = await namedHostsEvent(asked)
    const last = found(await findLastTime(asked.db, event))
    await copyParts(asked.db, last.id, [event.id])
    return seeOther(`/events/${event.id}/programme`, { said: 'The parts are those of last time.' })
  })

  app.get('/events/:id/programme/:part', { may: 'member' }, async (asked) => {
    const { event, part } = await seenPart(asked)
    const isHost = isNamedHost(asked.viewer, event)
    allow(mayWrite(asked.viewer) && (isHost || part.member_id === asked.viewer.id), 'This is for its hosts and whoever does it.')
    return showPart(isHost, event, part)
  })

  app.post(
    '/events/:id/programme/:part',
    { may: 'member', summary: 'Change a part, or the words of one’s own' },
    async (asked) => {
      const { db, viewer, body } = asked
      const { event, part } = await seenPart(asked)
      const isHost = isNamedHost(viewer, event)
      allow(mayWrite(viewer) && (isHost || part.member_id === viewer.id), 'This is for its hosts and whoever does it.')
      const others = (await listParts(db, event.id)).filter(({ id }) => id !== part.id)
      const form = isHost ? readForm(partFormOf(event, others), body) : undefined
      const own = isHost ? undefined : readForm(OwnPartForm, body)
      if (form?.data) await changePart(db, part.id, form.data)
      else if (own?.data) await describePart(db, part.id, own.data)
      else return showPart(isHost, event, part, (form ?? own)!)
      return seeOther(isHost ? `/events/${event.id}/programme` : `/events/${event.id}#part-${part.id}`, { said: 'Saved.' })
    },
  )

  app.post('/events/:id/programme/:part/drop', { may: 'member' }, async (asked) => {
    const event = await namedHostsEvent(asked)
    const part = found(await findPart(asked.db, event.id, idOf(asked.params.part)))
    await dropPart(asked.db, part.id)
    return seeOther(`/events/${event.id}/programme`, { said: `“${part.title}” is out of the programme.` })
  })

  app.post('/events/:id/programme/:part/take', { may: 'member', form: TakeForm, summary: 'Take a slot on' }, async (asked) => {
    allow(mayWrite(asked.viewer))
    const { event, part } = await seenPart(asked)
    const form = readForm(TakeForm, asked.body)
    const isMine = form.data !== undefined && (await takePart(asked.db, part.id, form.data.brings))
    const now = isMine ? part : found(await findPart(asked.db, event.id, part.id))
    const said = isMine ? `“${part.title}” is yours. Thank you.` : whyNot(asked, event, now)
    return seeOther(`/events/${event.id}#part-${part.id}`, { said: form.data ? said : 'Keep it to 200 characters.' })
  })

  app.post('/events/:id/programme/:part/leave', { may: 'member' }, async (asked) => {
    allow(mayWrite(asked.viewer))
    const { event, part } = await seenPart(asked)
    const was = await leavePart(asked.db, part.id)
    return seeOther(`/events/${event.id}#part-${part.id}`, {
      said: was ? `“${part.title}” is open again.` : 'Nothing had to change.',
    })
  })
}
