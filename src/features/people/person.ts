// One member's profile.
import { z } from 'zod'
import { listMemberTags } from '#core/tags/queries.ts'
import { listThreadsBy } from '#core/threads/by-author.ts'
import { found } from '#platform/allow.ts'
import { isoDay } from '#platform/dates.ts'
import { show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { findPerson } from './queries.ts'
import { PersonPage } from './views/PersonPage.tsx'

const RECENT_THREADS = 8

const when = z.date().transform((date) => date.toISOString())
const TagJson = z.object({ slug: z.string(), name: z.string() })

const PersonJson = z.object({
  person: z.object({
    id: z.number(),
    name: z.string(),
    handle: z.string(),
    pronouns: z.string(),
    about: z.string(),
    wants_to_learn: z.string(),
    could_help: z.string(),
    links: z.array(z.string()),
    joined_at: z.date().transform((date) => isoDay(date).slice(0, 'YYYY-MM'.length)),
  }),
  skills: z.array(TagJson),
  interests: z.array(TagJson),
  threads: z.array(z.object({ id: z.number(), title: z.string(), space_name: z.string(), created_at: when })),
})

export function personRoutes(app: App): void {
  app.get('/people/:id', { may: 'anyone', json: PersonJson, summary: 'A profile' }, async ({ viewer, db, params, house }) => {
    const person = found(await findPerson(db, idOf(params.id)))
    const tags = await listMemberTags(db, [person.id])
    const slots = []
    for (const feature of house.features) {
      const slot = await feature.slots?.profile?.(db, viewer, person.id)
      if (slot) slots.push(slot)
    }
    const props = {
      person,
      isOwn: viewer.id === person.id,
      skills: tags.filter((tag) => tag.kind === 'skill'),
      interests: tags.filter((tag) => tag.kind === 'interest'),
      threads: await listThreadsBy(db, person.id, RECENT_THREADS),
      canMention: viewer.id !== undefined,
      slots,
    }
    const noindex = person.seen_by !== 'everyone'
    return show(PersonPage, props, { title: person.name, json: PersonJson, noindex, canonical: `/people/${person.id}` })
  })
}
