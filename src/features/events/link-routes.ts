// One's place by the link of a mail: confirming, taking, changing, giving back. Opening it changes nothing, since mail scanners follow links.
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import { aboutOf, hasFields, PlaceForm, TakePlaceForm } from './come-forms.ts'
import { findMine } from './day/queries.ts'
import { listNews } from './news/news.ts'
import { changePlace, giveBackPlace, type HeldPlace, lookAtPlace, nameGuest, takePlace } from './place-by-link.ts'
import { said } from './place-routes.ts'
import { listGroups } from './places.ts'
import type { Event } from './queries.ts'
import { PlaceOverPage, PlacePage } from './views/PlacePage.tsx'

type Held = { place: HeldPlace; event: Event }

const isOver = () => show(PlaceOverPage, {}, { title: 'This place is not there any more', status: 404, noindex: true })

async function showPlace({ db, house, params }: Asked, { place, event }: Held, form?: ReadForm<unknown>) {
  const answers = event.questions.map((question, at) => [`answer_${at}`, place.answers[question] ?? ''])
  const known = emptyForm({
    ...Object.fromEntries(answers),
    access_needs: place.access_needs,
    kept_for: place.kept_for,
    name: place.name,
  })
  return show(
    PlacePage,
    {
      ...{ place, event, token: params.token!, form: form ?? known, url: house.config.url },
      news: await listNews(db, event.id),
      groups: await listGroups(db, event),
      mine: await findMine(db, event.id),
    },
    { title: `Your place at ${event.title}`, status: form ? 422 : 200, noindex: true },
  )
}

/** The place with its event, in a transaction that reads as its holder from then on. */
const held = ({ db, params }: Asked) => lookAtPlace(db, params.token ?? '')

export function linkRoutes(app: App): void {
  app.get('/places/:token', { may: 'anyone', fresh: true }, async (asked) => {
    const found = await held(asked)
    return found ? showPlace(asked, found) : isOver()
  })

  app.post('/places/:token', { may: 'anyone', form: PlaceForm }, async (asked) => {
    const found = await held(asked)
    if (!found) return isOver()
    const token = asked.params.token!
    const form = readForm(PlaceForm, asked.body)
    if (!form.data) return showPlace(asked, found, form)
    await changePlace(asked.db, token, aboutOf(form.data, found.event.questions))
    return seeOther(`/places/${token}`, { said: 'Saved.' })
  })

  app.post('/places/:token/take', { may: 'anyone', form: TakePlaceForm }, async (asked) => {
    const found = await held(asked)
    if (!found) return isOver()
    const token = asked.params.token!
    const form = readForm(TakePlaceForm, asked.body)
    if (!form.data) return showPlace(asked, found, form)
    // Where the form was shown: a program may send nothing.
    if (found.place.state === 'asked' && hasFields(asked.body)) {
      await nameGuest(asked.db, token, form.data.name)
      const { reminders } = found.place
      await changePlace(asked.db, token, aboutOf({ ...form.data, reminders }, found.event.questions))
    }
    const came = await takePlace(asked.db, token)
    // Whoever is here as a member already keeps that place, and the guest's is gone.
    const still = await held(asked)
    return seeOther(still ? `/places/${token}` : '/events', { said: said[came] })
  })

  app.post('/places/:token/back', { may: 'anyone' }, async (asked) => {
    const found = await held(asked)
    if (!found) return isOver()
    const was = await giveBackPlace(asked.db, asked.params.token!)
    return seeOther(was ? `/events/${found.event.id}` : `/places/${asked.params.token}`, {
      said: was
        ? 'Thank you for saying so: the place goes to the next person.'
        : 'The event is over: there is nothing to give back.',
    })
  })
}
