import { emptyForm, onceKey, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import { countTry, type Limit } from '#platform/limits.ts'
import { once } from '#platform/once.ts'
import { memberOf } from '#platform/viewer.ts'
import { findPlaces } from '../places.ts'
import type { Event } from '../queries.ts'
import { namedHostsEvent } from '../seen.ts'
import { NewsForm, writeNews } from './news.ts'
import { WriteNewsPage } from './views.tsx'

/** Joining instructions, a reminder, a change of plan; more fills mailboxes. */
const NEWS: Limit = { kind: 'events.news', most: 5, minutes: 24 * 60 }

async function showForm({ db }: Asked, event: Event, form: ReadForm<unknown> = emptyForm()) {
  const { going } = await findPlaces(db, event.id, undefined)
  const status = Object.keys(form.errors ?? {}).length > 0 ? 422 : 200
  return show(WriteNewsPage, { event, form, going, once: onceKey() }, { title: 'Write to those who come', status, noindex: true })
}

export function newsRoutes(app: App): void {
  app.get('/events/:id/news', { may: 'member' }, async (asked) => showForm(asked, await namedHostsEvent(asked)))

  app.post('/events/:id/news', { may: 'member', form: NewsForm, summary: 'Write to those who come' }, async (asked) => {
    const event = await namedHostsEvent(asked)
    const form = readForm(NewsForm, asked.body)
    if (!form.data) return showForm(asked, event, form)
    const { data } = form
    const { id } = memberOf(asked.viewer)
    const location = await once(asked.db, id, data.once, async () => {
      await countTry(asked.db, NEWS, String(event.id))
      await writeNews(asked.db, event.id, id, data.body)
      return `/events/${event.id}`
    })
    return seeOther(location, { said: 'Sent to all who come. Whoever joins later reads it here.' })
  })
}
