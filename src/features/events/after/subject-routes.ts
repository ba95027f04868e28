// What an event that is over was about: what came from elsewhere has no subjects until somebody says them.
import { allow } from '#platform/allow.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import type { Event } from '../queries.ts'
import { hostedEvent } from '../seen.ts'
import { keepSubjects } from '../subjects.ts'
import { SubjectsForm } from './forms.ts'
import { SubjectsPage } from './views/SubjectsPage.tsx'

/** @throws Refusal 404, or 403 before its end, when its subjects are changed with all the rest of it. */
async function pastEvent(asked: Asked): Promise<Event> {
  const event = await hostedEvent(asked)
  allow(event.ends_at < new Date(), 'Until it is over, its subjects are changed with the event.', {
    href: `/events/${event.id}/change`,
    label: 'Change the event',
  })
  return event
}

const showForm = (event: Event, form: ReadForm<unknown>) =>
  show(
    SubjectsPage,
    { event, form },
    {
      title: `Subjects of ${event.title}`,
      status: Object.keys(form.errors ?? {}).length > 0 ? 422 : 200,
      noindex: true,
    },
  )

export function subjectRoutes(app: App): void {
  app.get('/events/:id/subjects', { may: 'member' }, async (asked) => {
    const event = await pastEvent(asked)
    return showForm(event, emptyForm({ tags: event.subjects.map(({ name }) => name).join(', ') }))
  })

  app.post(
    '/events/:id/subjects',
    { may: 'member', form: SubjectsForm, summary: 'Say what an event was about that is over' },
    async (asked) => {
      const event = await pastEvent(asked)
      const form = readForm(SubjectsForm, asked.body)
      if (!form.data) return showForm(event, form)
      await keepSubjects(asked.db, [event.id], form.data.tags)
      return seeOther(`/events/${event.id}`, { said: 'Saved. It is found by its subjects among past events.' })
    },
  )
}
