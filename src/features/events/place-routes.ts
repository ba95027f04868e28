// Coming along as a member or as a guest, stepping back, and for hosts: who comes.
import { z } from 'zod'
import { isCoreMember } from '#core/core-members/queries.ts'
import { allow, found } from '#platform/allow.ts'
import { Refusal } from '#platform/errors.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer, seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { countTry, type Limit, withinLimit } from '#platform/limits.ts'
import { networkOf } from '#platform/network.ts'
import { readChoice } from '#platform/settings.ts'
import { mayWrite } from '#platform/viewer.ts'
import { attendanceChoice } from './after/jobs.ts'
import { aboutOf, ComeForm, GuestForm, hasFields } from './come-forms.ts'
import { askAsGuest } from './place-by-link.ts'
import { type Came, comeAlong, findMyAnswers, findPlaces, isFull, listComingPeople, listGroups, stepBack } from './places.ts'
import { isNamedHost } from './policy.ts'
import type { Event } from './queries.ts'
import { hostedEvent, seenEvent } from './seen.ts'
import { ComePage, LookInMailPage } from './views/ComePage.tsx'
import { PeoplePage } from './views/PeoplePage.tsx'

/** What is said after somebody asked to come. */
export const said: Record<Came, string> = {
  going: 'You are coming. See you there.',
  waiting: 'No place is free for you yet, so you are on the waiting list. You are told when one is.',
  offered: 'A place is free for you.',
  core: 'This event is for core members. The page says why, and how to show that you are one.',
  over: 'This event is over or called off.',
  no: 'You cannot come along to this event.',
}

/** So that nobody fills a stranger's mailbox with our mails; a training room full of people shares one network. */
const ASKS_TO_ADDRESS: Limit = { kind: 'events.guest-address', most: 5, minutes: 60 }
const ASKS_TO_ADDRESS_A_DAY: Limit = { kind: 'events.guest-day', most: 12, minutes: 24 * 60 }
const ASKS_FROM_NETWORK: Limit = { kind: 'events.guest-network', most: 200, minutes: 60 }

const PeopleJson = z.object({
  people: z.array(
    z.object({
      id: z.number().optional(),
      name: z.string(),
      state: z.string(),
      isFirst: z.boolean(),
      keptFor: z.string(),
      isHere: z.boolean(),
    }),
  ),
})

async function showCome({ db, viewer }: Asked, event: Event, form: ReadForm<unknown>) {
  const places = await findPlaces(db, event.id, undefined)
  const status = Object.keys(form.errors ?? {}).length > 0 ? 422 : 200
  return show(
    ComePage,
    {
      ...{ event, form, isGuest: viewer.id === undefined, isFull: isFull(event, places) },
      groups: await listGroups(db, event),
      months: await readChoice(db, attendanceChoice),
    },
    { title: `Come along to ${event.title}`, status, noindex: true },
  )
}

/** Who comes, for hosts, and letting in at the door who had no place. */
export async function showPeople({ db, viewer }: Asked, event: Event, form: ReadForm<unknown> = emptyForm()) {
  const props = { event, people: await listComingPeople(db, event.id), isNamed: isNamedHost(viewer, event), form }
  const status = Object.keys(form.errors ?? {}).length > 0 ? 422 : 200
  return show(PeoplePage, props, { title: `Who comes to ${event.title}`, json: PeopleJson, status, noindex: true })
}

async function comeAsGuest(asked: Asked, event: Event) {
  const form = readForm(GuestForm, asked.body)
  if (!form.data) return showCome(asked, event, form)
  const { name, address } = form.data
  await countTry(asked.db, ASKS_FROM_NETWORK, networkOf(asked.network))
  if (!(await withinLimit(asked.db, ASKS_TO_ADDRESS, address)) || !(await withinLimit(asked.db, ASKS_TO_ADDRESS_A_DAY, address)))
    throw new Refusal(429, 'We have sent several mails to this address. Use the button in the newest one, or wait a while.')
  const came = await askAsGuest(asked.db, event.id, { name, address }, aboutOf(form.data, event.questions))
  if (came !== 'asked') return seeOther(`/events/${event.id}`, { said: said[came] })
  return show(LookInMailPage, { event, address }, { title: 'Look in your mail', noindex: true })
}

async function comeWithAnswers(asked: Asked): Promise<Came | Answer> {
  const event = await seenEvent(asked)
  const form = readForm(ComeForm, asked.body)
  if (!form.data) return showCome(asked, event, form)
  return comeAlong(asked.db, event.id, aboutOf(form.data, event.questions))
}

export function placeRoutes(app: App): void {
  app.get('/events/:id/come', { may: 'anyone', fresh: true }, async (asked) => {
    const event = await seenEvent(asked)
    if (event.cancelled_at || event.ends_at < new Date()) return seeOther(`/events/${event.id}`, { said: said.over })
    if (event.core_only && !(await isCoreMember(asked.db))) return seeOther(`/events/${event.id}`, { said: said.core })
    const known = await findMyAnswers(asked.db, event.questions)
    const answers = event.questions.map((question, at) => [`answer_${at}`, known[question] ?? ''])
    return showCome(asked, event, emptyForm(Object.fromEntries(answers)))
  })

  app.post(
    '/events/:id/come',
    { may: 'anyone', form: ComeForm, summary: 'Come along, or wait for a place; guests confirm by mail' },
    async (asked) => {
      const { viewer, db, body, params } = asked
      if (viewer.id === undefined) return comeAsGuest(asked, await seenEvent(asked))
      if (!mayWrite(viewer)) await seenEvent(asked)
      allow(mayWrite(viewer))
      // One button: the database looks at the event itself, so that a rush is over soon.
      const came = hasFields(body) ? await comeWithAnswers(asked) : await comeAlong(db, found(idOf(params.id)))
      if (came === 'no') await seenEvent(asked)
      return typeof came === 'string' ? seeOther(`/events/${params.id}`, { said: said[came] }) : came
    },
  )

  app.post('/events/:id/step-back', { may: 'member', summary: 'Not come after all' }, async (asked) => {
    const event = await seenEvent(asked)
    const was = await stepBack(asked.db, event.id)
    return seeOther(`/events/${event.id}`, {
      said: was ? 'Thank you for saying so: the place goes to the next person.' : 'You had no place to give back.',
    })
  })

  app.get('/events/:id/people', { may: 'member', json: PeopleJson, summary: 'Who comes: for hosts' }, async (asked) => {
    return showPeople(asked, await hostedEvent(asked, 'Only hosts see who comes.'))
  })
}
