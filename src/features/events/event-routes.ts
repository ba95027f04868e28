// One event: reading it, making one, changing it, calling it off.
import { isCoreMember } from '#core/core-members/queries.ts'
import { mayWriteIn } from '#core/spaces/policy.ts'
import { findSpaceBySlug, listSpaces } from '#core/spaces/queries.ts'
import { allow, found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { emptyForm, formMistake, onceKey, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { countTry, type Limit } from '#platform/limits.ts'
import { once } from '#platform/once.ts'
import { excerpt, plainOf } from '#platform/text.ts'
import { memberOf } from '#platform/viewer.ts'
import { makeEvent } from './actions.ts'
import { countCues } from './after/captions.ts'
import { findRecord } from './after/records.ts'
import { calendarOf } from './calendar.ts'
import { cancelEvent, restoreEvent } from './cancel.ts'
import { changeEvent, sayOutcome } from './change.ts'
import { CancelForm, type ChangedEvent, ChangeEventForm, NewEventForm, RestoreForm } from './forms.ts'
import { EventJson } from './json.ts'
import { findMeeting, type Meeting } from './meetings.ts'
import { listNews } from './news/news.ts'
import { findCall } from './papers/queries.ts'
import { findPlaces } from './places.ts'
import { isHostOf, isNamedHost, mayChange, mayHost, mayRestore } from './policy.ts'
import { listParts } from './programme/queries.ts'
import { pickProposal } from './proposals/actions.ts'
import { findProposal, sayQuicker } from './proposals/queries.ts'
import { type Event, findEvent } from './queries.ts'
import { sayRule } from './repeat.ts'
import { seenEvent, toEvent } from './seen.ts'
import { structuredEvent } from './structured.ts'
import { sayWhen, wallOf } from './times.ts'
import { CancelPage } from './views/CancelPage.tsx'
import { EventFormPage } from './views/EventFormPage.tsx'
import { EventPage } from './views/EventPage.tsx'

const DESCRIPTION_CHARACTERS = 160
/** A conference's worth in a day; each may be a series. */
const PLANNED: Limit = { kind: 'events.plan', most: 40, minutes: 24 * 60 }

/** The event, which the viewer may change. @throws Refusal 404 or 403 */
async function changeable(asked: Asked): Promise<Event> {
  const event = await seenEvent(asked)
  allow(isHostOf(asked.viewer, event), 'Only its hosts change an event.', toEvent(event))
  const what = event.cancelled_at ? 'called off' : 'over'
  allow(mayChange(asked.viewer, event), `This event is ${what}, and stays as it was.`, toEvent(event))
  return event
}

async function showForm({ db, viewer }: Pick<Asked, 'db' | 'viewer'>, form: ReadForm<unknown>, event?: Event) {
  const title = event ? 'Change an event' : 'Plan an event'
  const status = form.errors && Object.keys(form.errors).length > 0 ? 422 : 200
  const spaces = event ? [] : (await listSpaces(db)).filter((space) => mayWriteIn(viewer, space))
  return show(EventFormPage, { form, event, spaces, once: event ? undefined : onceKey() }, { title, status, noindex: true })
}

/** What the form begins with for an event that is there. */
function valuesOf(event: Event, meeting: Meeting | undefined): Record<string, string> {
  const first = wallOf(event.starts_at, event.zone)
  const last = wallOf(event.ends_at, event.zone)
  const { title, kind, body, zone, place, address, access, level, bring, sees, language } = event
  return {
    ...{ title, kind, body, zone, place, address, access, level, bring, sees, language },
    ...{ day: first.day, start: first.clock, end_day: last.day === first.day ? '' : last.day, end: last.clock, applies: 'this' },
    capacity: event.capacity === null ? '' : String(event.capacity),
    hours: event.counts_minutes === null ? '' : String(event.counts_minutes / 60),
    tags: event.subjects.map(({ name }) => name).join(', '),
    core_why: event.core_why,
    questions: event.questions.join('\n'),
    reserves: event.reserves.map(({ name, places }) => `${name}: ${places}`).join('\n'),
    meeting_link: meeting?.link ?? '',
    passcode: meeting?.passcode ?? '',
    version: String(event.sequence),
    ...(event.core_only ? { core_only: 'on' } : {}),
    ...(event.is_recorded ? { is_recorded: 'on' } : {}),
    ...(event.has_captions ? { has_captions: 'on' } : {}),
  }
}

/** What a new event begins with that is to be like another one of the viewer's: all but its day. */
async function likeThis({ db, query, viewer }: Asked): Promise<Record<string, string>> {
  const event = await findEvent(db, idOf(query.like))
  if (!event || !isNamedHost(viewer, event)) return {}
  const { day: _, end_day: __, version: ___, ...values } = valuesOf(event, await findMeeting(db, event.id))
  return { ...values, space_id: event.space_id === null ? '' : String(event.space_id) }
}

/** Somebody saved while this form was open: what was typed stays, and what is there now is said. */
function overtaken(form: ReadForm<ChangedEvent>, event: Event): ReadForm<unknown> {
  const message = `Somebody else changed this event meanwhile: it is “${event.title}”, ${sayWhen(event)}. Look at its page, and save again where yours is to stand.`
  return { values: { ...form.values, version: String(event.sequence) }, errors: { title: message } }
}

/** Fewer places than people throw nobody out, which is said. */
async function sayPlaces(db: Db, event: Event, { capacity }: ChangedEvent): Promise<string> {
  if (capacity === null || capacity === event.capacity) return ''
  const { going } = await findPlaces(db, event.id, undefined)
  return going > capacity ? ` ${going} people have a place already: nobody loses theirs, and nobody else gets one.` : ''
}

export function eventRoutes(app: App): void {
  app.get('/events/new', { may: 'member' }, async (asked) => {
    allow(mayHost(asked.viewer))
    const space = asked.query.space ? await findSpaceBySlug(asked.db, asked.query.space) : undefined
    const usual = { zone: 'Europe/London', place: 'online', level: 'all', sees: 'everyone', repeat: 'no', language: 'en' }
    const proposal = await findProposal(asked.db, memberOf(asked.viewer).id, idOf(asked.query.proposal))
    const begun = proposal && { title: proposal.title, body: proposal.body, proposal: String(proposal.id) }
    const like = await likeThis(asked)
    return showForm(asked, emptyForm({ ...usual, ...(space ? { space_id: String(space.id) } : {}), ...like, ...begun }))
  })

  app.post('/events', { may: 'member', form: NewEventForm, summary: 'Plan an event, or a series' }, async (asked) => {
    const { viewer, db, body } = asked
    allow(mayHost(viewer))
    const form = readForm(NewEventForm, body)
    if (!form.data) return showForm(asked, form)
    const { data } = form
    const maker = memberOf(viewer)
    let quicker = ''
    const location = await once(db, maker.id, data.once, async () => {
      await countTry(db, PLANNED, String(maker.id))
      const id = await makeEvent(db, maker, data)
      if (data.proposal !== undefined && !(await pickProposal(db, data.proposal, id)))
        quicker = await sayQuicker(db, data.proposal)
      return `/events/${id}`
    })
    return seeOther(location, {
      said: `${data.rule ? 'Your series is planned. You are its host.' : 'Your event is planned. You are its host.'}${quicker}`,
    })
  })

  app.get('/events/:id', { may: 'anyone', json: EventJson, summary: 'One event' }, async (asked) => {
    const event = await seenEvent(asked)
    const { viewer, house } = asked
    const props = {
      event,
      series: event.rule ? sayRule(event.rule) : undefined,
      mayChange: mayChange(viewer, event),
      mayRestore: mayRestore(viewer, event),
      isHost: isHostOf(viewer, event),
      record: await findRecord(asked.db, event.id),
      hasCues: (await countCues(asked.db, event.id)) > 0,
      call: await findCall(asked.db, event.id),
      parts: await listParts(asked.db, event.id),
      news: await listNews(asked.db, event.id),
      places: await findPlaces(asked.db, event.id, viewer.id),
      meeting: await findMeeting(asked.db, event.id),
      isCore: event.core_only && (await isCoreMember(asked.db)),
      viewer,
    }
    return show(EventPage, props, {
      title: event.title,
      json: EventJson,
      canonical: `/events/${event.id}`,
      description: excerpt(plainOf(event.html), DESCRIPTION_CHARACTERS),
      ...(viewer.id === undefined ? { structured: structuredEvent(house.config.url, house.config.name, event) } : {}),
    })
  })

  app.get('/events/:id/calendar.ics', { may: 'anyone', summary: 'One event for calendar programs' }, async (asked) => {
    return calendarOf(asked.house.config, await seenEvent(asked))
  })

  app.get('/events/:id/change', { may: 'member' }, async (asked) => {
    const event = await changeable(asked)
    return showForm(asked, emptyForm(valuesOf(event, await findMeeting(asked.db, event.id))), event)
  })

  app.post('/events/:id', { may: 'member', form: ChangeEventForm, summary: 'Change an event' }, async (asked) => {
    const event = await changeable(asked)
    const form = readForm(ChangeEventForm, asked.body)
    if (!form.data) return showForm(asked, form, event)
    // Whoever came was told: the wall keeps it as well.
    if (event.starts_at <= new Date() && form.data.is_recorded !== event.is_recorded)
      return showForm(
        asked,
        formMistake(form, { is_recorded: 'It has begun, and whoever is there was told. This stays as it is.' }),
        event,
      )
    if (form.data.version !== undefined && form.data.version !== event.sequence)
      return showForm(asked, overtaken(form, event), event)
    const outcome = await changeEvent(asked.db, asked.viewer, event, form.data)
    return seeOther(`/events/${event.id}`, { said: `${sayOutcome(outcome)}${await sayPlaces(asked.db, event, form.data)}` })
  })

  app.get('/events/:id/cancel', { may: 'member' }, async (asked) => {
    const event = await changeable(asked)
    return show(CancelPage, { event, form: emptyForm() }, { title: 'Call off an event', noindex: true })
  })

  app.post('/events/:id/cancel', { may: 'member', form: CancelForm, summary: 'Call an event off' }, async (asked) => {
    const event = await changeable(asked)
    const form = readForm(CancelForm, asked.body)
    if (!form.data) return show(CancelPage, { event, form }, { title: 'Call off an event', status: 422, noindex: true })
    const { data } = form
    const dates = await cancelEvent(asked.db, asked.viewer, event, data)
    return seeOther(`/events/${event.id}`, { said: dates > 1 ? `Called off, ${dates} dates in all.` : 'Called off.' })
  })

  app.post(
    '/events/:id/restore',
    { may: 'member', form: RestoreForm, summary: 'Have an event take place after all' },
    async (asked) => {
      const event = await seenEvent(asked)
      allow(mayRestore(asked.viewer, event), 'Only its hosts decide that, and only until it is over.', {
        href: `/events/${event.id}`,
        label: 'To the event',
      })
      const { applies } = found(readForm(RestoreForm, asked.body).data)
      const dates = await restoreEvent(asked.db, asked.viewer, event, applies)
      return seeOther(`/events/${event.id}`, {
        said:
          dates > 1
            ? `It takes place after all, ${dates} dates in all.`
            : 'It takes place after all. Whoever had a place has it.',
      })
    },
  )
}
