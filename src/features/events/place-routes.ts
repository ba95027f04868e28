// Coming along, stepping back, and for hosts: who comes.

import { z } from 'zod'
import { allow, found } from '#platform/allow.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { memberOf } from '#platform/viewer.ts'
import { comeAlong, listComingPeople, stepBack } from './places.ts'
import { mayChange } from './policy.ts'
import { findEvent } from './queries.ts'
import { PeoplePage } from './views/PeoplePage.tsx'

const said = {
  going: 'You are coming. See you there.',
  waiting: 'Every place is taken, so you are on the waiting list. You are told when one is free.',
  offered: 'A place is free for you.',
  over: 'This event is over or called off.',
  no: 'You cannot come along to this event.',
}

const PeopleJson = z.object({
  people: z.array(z.object({ id: z.number(), name: z.string(), state: z.string(), isFirst: z.boolean() })),
})

export function placeRoutes(app: App): void {
  app.post('/events/:id/come', { may: 'member', summary: 'Come along, or wait for a place' }, async ({ db, params, viewer }) => {
    memberOf(viewer)
    const event = found(await findEvent(db, idOf(params.id)))
    return seeOther(`/events/${event.id}`, { said: said[await comeAlong(db, event.id)] })
  })

  app.post('/events/:id/step-back', { may: 'member', summary: 'Not come after all' }, async ({ db, params }) => {
    const event = found(await findEvent(db, idOf(params.id)))
    const was = await stepBack(db, event.id)
    return seeOther(`/events/${event.id}`, {
      said: was ? 'Thank you for saying so: the place goes to the next person.' : 'You had no place to give back.',
    })
  })

  app.get(
    '/events/:id/people',
    { may: 'member', json: PeopleJson, summary: 'Who comes: for hosts' },
    async ({ db, params, viewer }) => {
      const event = found(await findEvent(db, idOf(params.id)))
      allow(mayChange(viewer, event), 'Only hosts see who comes.')
      const props = { event, people: await listComingPeople(db, event.id) }
      return show(PeoplePage, props, { title: `Who comes to ${event.title}`, json: PeopleJson, noindex: true })
    },
  )
}
