// The room of an event: what those who come do together while it is on.
import { allow, found } from '#platform/allow.ts'
import { Refusal } from '#platform/errors.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { countTry, type Limit } from '#platform/limits.ts'
import { listParts } from '../programme/queries.ts'
import { addLink, agreeToNotes, ask, changeAsk, checkIn, closePoll, dropLink, makePoll, savePad, votePoll } from './actions.ts'
import { AgreeForm, AskForm, AskStateForm, LinkForm, PadForm, PollForm, PollVoteForm } from './forms.ts'
import { findPresent, type Present, roomAddress } from './present.ts'
import { findAgreement, findMine, findPad, listAsks, listLinks, listPolls } from './queries.ts'
import { PadPage } from './views/PadPage.tsx'
import { RoomPage } from './views/RoomPage.tsx'

/** A lively hour; more is a script. */
const WRITES: Limit = { kind: 'events.room', most: 120, minutes: 10 }

const MAY_NOT_WRITE = 'The room is open from a day before until a day after. What was written stays.'

/** A guest's link goes along in the address. */
const present = (asked: Asked) => findPresent({ ...asked, token: asked.query.place })

/** Whoever is in the room and may write there now. @throws Refusal */
async function writer(asked: Asked): Promise<Present> {
  const who = await present(asked)
  allow(who.mayWrite, MAY_NOT_WRITE)
  await countTry(asked.db, WRITES, who.place === undefined ? `host ${asked.viewer.id}` : `place ${who.place}`)
  return who
}

async function host(asked: Asked): Promise<Present> {
  const who = await writer(asked)
  allow(who.isHost, 'This is for hosts.')
  return who
}

async function showRoom({ db, viewer }: Asked, who: Present, form: ReadForm<unknown> = emptyForm()) {
  const { event } = who
  const props = {
    who,
    viewer,
    form,
    parts: await listParts(db, event.id),
    pad: await findPad(db, event.id),
    links: await listLinks(db, event.id),
    asks: await listAsks(db, who),
    polls: await listPolls(db, who),
    agreement: await findAgreement(db, event.id),
    mine: await findMine(db, event.id),
  }
  const status = Object.keys(form.errors ?? {}).length > 0 ? 422 : 200
  return show(RoomPage, props, { title: `The room of ${event.title}`, status, noindex: true })
}

export function roomRoutes(app: App): void {
  app.get('/events/:id/room', { may: 'anyone', fresh: true }, async (asked) => showRoom(asked, await present(asked)))

  app.get('/events/:id/room/pad', { may: 'anyone', fresh: true }, async (asked) => {
    const who = await present(asked)
    allow(who.mayWrite, MAY_NOT_WRITE)
    const pad = await findPad(asked.db, who.event.id)
    const form = emptyForm({ body: pad?.body ?? '', version: String(pad?.version ?? 0) })
    return show(PadPage, { who, form }, { title: 'Write on the pad', noindex: true })
  })

  app.post('/events/:id/room/pad', { may: 'anyone', form: PadForm, summary: 'Write on the pad of an event' }, async (asked) => {
    const who = await writer(asked)
    const form = readForm(PadForm, asked.body)
    const showAgain = (errors: Record<string, string>) =>
      show(PadPage, { who, form: { errors, values: form.values } }, { title: 'Write on the pad', status: 422, noindex: true })
    if (!form.data) return showAgain(form.errors)
    const isKept = await savePad(asked.db, who.event.id, form.data.body, form.data.version)
    if (!isKept)
      return showAgain({ body: 'Together with what others wrote, this is too long, or many write at once. Save again.' })
    return seeOther(roomAddress(who, '', 'room-pad'))
  })

  app.post('/events/:id/room/links', { may: 'anyone', form: LinkForm }, async (asked) => {
    const who = await writer(asked)
    const form = readForm(LinkForm, asked.body)
    if (!form.data) return showRoom(asked, who, form)
    await addLink(asked.db, who.event.id, { url: form.data.url, title: form.data.title })
    return seeOther(roomAddress(who, '', 'room-links'))
  })

  app.post('/events/:id/room/links/:link/drop', { may: 'member' }, async (asked) => {
    const who = await host(asked)
    await dropLink(asked.db, who.event.id, found(idOf(asked.params.link)))
    return seeOther(roomAddress(who, '', 'room-links'))
  })

  app.post('/events/:id/room/asks', { may: 'anyone', form: AskForm, summary: 'Ask a question in the room' }, async (asked) => {
    const who = await writer(asked)
    const form = readForm(AskForm, asked.body)
    if (!form.data) return showRoom(asked, who, form)
    await ask(asked.db, who, form.data.body, !form.data.unnamed)
    return seeOther(roomAddress(who, '', 'room-asks'))
  })

  app.post('/events/:id/room/asks/:ask', { may: 'anyone', form: AskStateForm }, async (asked) => {
    const who = await writer(asked)
    const id = found(idOf(asked.params.ask))
    const data = found(readForm(AskStateForm, asked.body).data)
    found((await listAsks(asked.db, who)).find((one) => one.id === id))
    if (data.what !== 'vote' && data.what !== 'take back') allow(who.isHost, 'This is for hosts.')
    await changeAsk(asked.db, who, id, data.what)
    return seeOther(roomAddress(who, '', 'room-asks'))
  })

  app.post('/events/:id/room/polls', { may: 'member', form: PollForm, summary: 'Start a poll' }, async (asked) => {
    const who = await host(asked)
    const form = readForm(PollForm, asked.body)
    if (!form.data) return showRoom(asked, who, form)
    await makePoll(asked.db, who.event.id, form.data)
    return seeOther(roomAddress(who, '', 'room-polls'))
  })

  app.post('/events/:id/room/polls/:poll/close', { may: 'member' }, async (asked) => {
    const who = await host(asked)
    await closePoll(asked.db, who.event.id, found(idOf(asked.params.poll)))
    return seeOther(roomAddress(who, '', 'room-polls'))
  })

  app.post('/events/:id/room/polls/:poll', { may: 'anyone', form: PollVoteForm, summary: 'Vote in a poll' }, async (asked) => {
    const who = await writer(asked)
    const poll = found((await listPolls(asked.db, who)).find(({ id }) => id === idOf(asked.params.poll)))
    if (!poll.isOpen) throw new Refusal(409, 'This poll is closed.')
    const form = readForm(PollVoteForm, asked.body)
    if (!form.data || form.data.choice >= poll.options.length)
      return seeOther(roomAddress(who, '', 'room-polls'), { said: 'Choose one.' })
    await votePoll(asked.db, who, poll.id, form.data.choice)
    return seeOther(roomAddress(who, '', 'room-polls'))
  })

  app.post('/events/:id/room/agree', { may: 'anyone', form: AgreeForm }, async (asked) => {
    // Also when the room is closed: whoever was there may say no after all.
    const who = await present(asked)
    const isAgreed = found(readForm(AgreeForm, asked.body).data).agrees === 'yes'
    allow(await agreeToNotes(asked.db, who.event.id, isAgreed), MAY_NOT_WRITE)
    return seeOther(roomAddress(who), { said: isAgreed ? 'Thank you.' : 'No notes are kept for others.' })
  })

  app.post('/events/:id/room/here', { may: 'anyone', summary: 'Say that you are here' }, async (asked) => {
    const who = await writer(asked)
    const isIn = who.place !== undefined && (await checkIn(asked.db, who.place, true))
    return seeOther(roomAddress(who), {
      said: isIn ? 'You are checked in.' : 'You can check in while the event is on. At a place, its hosts do it.',
    })
  })
}
