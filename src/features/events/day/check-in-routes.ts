// Checking people in: on the hosts' list, or by the code that each person's page shows, which a phone's camera opens.
import { found } from '#platform/allow.ts'
import { readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { countTry, type Limit } from '#platform/limits.ts'
import { WalkInForm } from '../come-forms.ts'
import { showPeople } from '../place-routes.ts'
import { listComingPeople } from '../places.ts'
import { namedHostsEvent } from '../seen.ts'
import { checkIn, placeOfCode, takeOff, walkIn } from './actions.ts'
import { HereForm } from './forms.ts'
import { CheckInPage } from './views/CheckInPage.tsx'

const NOT_NOW = 'People are checked in from a day before it begins, by its hosts.'
const OF_NOTES = 'said whether notes may be kept, and stays checked in.'

/** The event and whose code it is. @throws Refusal where the viewer is no host, or nobody has this code */
async function atTheDoor(asked: Asked) {
  const event = await namedHostsEvent(asked, 'Show this code to a host: they check you in.')
  const { db, params } = asked
  const place = found(await placeOfCode(db, event.id, params.code ?? ''))
  const person = found((await listComingPeople(db, event.id)).find((one) => one.place === place))
  return { event, person }
}

/** A full hall; more is a script. */
const WALK_INS: Limit = { kind: 'events.walk-in', most: 300, minutes: 24 * 60 }

export function checkInRoutes(app: App): void {
  app.post('/events/:id/people/:place/off', { may: 'member', summary: 'Take somebody off who cannot come' }, async (asked) => {
    const event = await namedHostsEvent(asked)
    const { db, params } = asked
    const person = found((await listComingPeople(db, event.id)).find(({ place }) => place === idOf(params.place)))
    const isDone = await takeOff(db, person.place)
    return seeOther(`/events/${event.id}/people`, {
      said: isDone
        ? `${person.name || 'A former member'} is off the list, and is told.`
        : 'It has begun: everybody stays on the list.',
    })
  })

  app.post(
    '/events/:id/people',
    { may: 'member', form: WalkInForm, summary: 'Let somebody in who had no place' },
    async (asked) => {
      const event = await namedHostsEvent(asked)
      const form = readForm(WalkInForm, asked.body)
      if (!form.data) return showPeople(asked, event, form)
      await countTry(asked.db, WALK_INS, String(event.id))
      const isIn = await walkIn(asked.db, event.id, form.data)
      return seeOther(`/events/${event.id}/people`, { said: isIn ? `${form.data.name} is here.` : NOT_NOW })
    },
  )

  app.post(
    '/events/:id/people/:place/here',
    { may: 'member', form: HereForm, summary: 'Check somebody in, or out again' },
    async (asked) => {
      const event = await namedHostsEvent(asked)
      const { db, params, body } = asked
      const person = found((await listComingPeople(db, event.id)).find(({ place }) => place === idOf(params.place)))
      const isHere = readForm(HereForm, body).data?.here !== 'no'
      const isDone = await checkIn(db, person.place, isHere)
      const name = person.name || 'A former member'
      const why = person.saidOfNotes && !isHere ? `${name} ${OF_NOTES}` : NOT_NOW
      return seeOther(`/events/${event.id}/people`, {
        said: isDone ? `${name} is ${isHere ? 'here' : 'not here'}.` : why,
      })
    },
  )

  app.get('/events/:id/check-in/:code', { may: 'member' }, async (asked) =>
    show(CheckInPage, await atTheDoor(asked), { title: 'Check in', noindex: true }),
  )
}
