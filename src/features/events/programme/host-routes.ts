// Who hosts an event: hosts name others, for one date or for all later ones.
import { record } from '#core/records/record.ts'
import { found } from '#platform/allow.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { memberOf } from '#platform/viewer.ts'
import { isNamedHost } from '../policy.ts'
import type { Event } from '../queries.ts'
import { hostedEvent } from '../seen.ts'
import { dropHost, nameHost } from './actions.ts'
import { DropHostForm, HostForm } from './forms.ts'
import { HostsPage } from './views/HostsPage.tsx'

const showHosts = (event: Event, form?: ReadForm<unknown>) =>
  show(
    HostsPage,
    { event, form: form ?? emptyForm() },
    { title: `Hosts of ${event.title}`, status: form ? 422 : 200, noindex: true },
  )

/** What a steward decides about the hosts of others' events is on record. */
async function recordSteward({ db, viewer }: Asked, event: Event): Promise<void> {
  if (isNamedHost(viewer, event)) return
  await record(db, { stewardId: memberOf(viewer).id, act: 'change hosts', detail: { event: event.id } })
}

export function hostRoutes(app: App): void {
  app.get('/events/:id/hosts', { may: 'member' }, async (asked) => showHosts(await hostedEvent(asked)))

  app.post('/events/:id/hosts', { may: 'member', form: HostForm, summary: 'Name a member a host' }, async (asked) => {
    const event = await hostedEvent(asked)
    const form = readForm(HostForm, asked.body)
    if (!form.data) return showHosts(event, form)
    const came = await nameHost(asked.db, event.id, form.data.called, form.data.later)
    if (came === 'done') {
      await recordSteward(asked, event)
      return seeOther(`/events/${event.id}/hosts`, { said: `@${form.data.called} is a host.` })
    }
    if (came === 'self')
      return showHosts(event, {
        values: form.values,
        errors: { called: 'It has hosts: name somebody else, or let them name you.' },
      })
    const message = 'No member who sees this event is called that. The name of their mentions is on their page, after the @.'
    return showHosts(event, { values: form.values, errors: { called: message } })
  })

  app.post('/events/:id/hosts/:member/drop', { may: 'member', form: DropHostForm }, async (asked) => {
    const event = await hostedEvent(asked)
    const isLater = readForm(DropHostForm, asked.body).data?.applies === 'later'
    const was = await dropHost(asked.db, event.id, found(idOf(asked.params.member)), isLater)
    if (was) await recordSteward(asked, event)
    return seeOther(
      was && asked.params.member === String(asked.viewer.id) ? `/events/${event.id}` : `/events/${event.id}/hosts`,
      {
        said: was ? 'Taken off.' : 'An event keeps one host. Name another first.',
      },
    )
  })
}
