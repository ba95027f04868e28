// Drafts: what you are writing is kept as you write, on every device. Script sends it every few seconds; without script a
// button does. The page /drafts lists what is unfinished and leads back to it.

import { findPost } from '#core/threads/post-queries.ts'
import { findThread } from '#core/threads/queries.ts'
import { found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import type { Feature } from '#platform/feature.ts'
import { readForm } from '#platform/forms.ts'
import type { House } from '#platform/house.ts'
import { seeOther, sendJson, show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { memberOf } from '#platform/viewer.ts'
import { exportDrafts } from './export.ts'
import { DraftForm } from './forms.ts'
import { DRAFT_PLACE, type Draft, deleteDraft, keepDraft, listDrafts } from './queries.ts'
import { DraftsPage } from './views.tsx'

function routes(app: App): void {
  app.get('/drafts', { may: 'member' }, async ({ viewer, db, house }) => {
    const member = memberOf(viewer)
    const drafts = await Promise.all(
      (await listDrafts(db, member.id)).map(async (draft) => ({ ...draft, ...(await whereTo(db, house, member.id, draft)) })),
    )
    return show(
      DraftsPage,
      { drafts: drafts.filter((draft) => draft.fields.title || draft.fields.body) },
      { title: 'Your drafts' },
    )
  })

  app.post(
    '/drafts/:place',
    { may: 'member', form: DraftForm, summary: 'Keep what is being written' },
    async ({ viewer, db, params, body }) => {
      const place = found(DRAFT_PLACE.test(params.place ?? '') ? params.place : undefined)
      const form = readForm(DraftForm, body)
      if (!form.data) return sendJson({ error: 'A draft can have up to 100,000 characters.' }, 422)
      const { id } = memberOf(viewer)
      if (form.data.title || form.data.body) await keepDraft(db, id, place, form.data)
      else await deleteDraft(db, id, place)
      return sendJson({ saved: true })
    },
  )

  app.post('/drafts/:place/discard', { may: 'member' }, async ({ viewer, db, params }) => {
    await deleteDraft(db, memberOf(viewer).id, params.place ?? '')
    return seeOther('/drafts', { said: 'The draft is gone.' })
  })
}

/** Where a draft belongs, as far as its writer still sees it. */
async function whereTo(db: Db, house: House, memberId: number, { place }: Draft): Promise<{ href?: string; about: string }> {
  const [kind, number] = place.split(':')
  const id = Number(number ?? 0)
  const whereOf = house.features.map((feature) => feature.drafts?.[kind!]).find((one) => one !== undefined)
  if (whereOf) return whereOf(db, id)
  if (kind === 'new-thread') {
    const space = await db.selectFrom('spaces').select(['slug', 'name']).where('id', '=', id).executeTakeFirst()
    return space ? { href: `/spaces/${space.slug}/new`, about: `A new thread in ${space.name}` } : { about: 'A new thread' }
  }
  if (kind === 'reply') {
    const thread = await findThread(db, id, memberId)
    return thread ? { href: `/threads/${id}?page=9999999#reply`, about: `A reply in “${thread.title}”` } : { about: 'A reply' }
  }
  if (kind === 'edit') {
    const post = await findPost(db, id)
    return post ? { href: `/posts/${id}/edit`, about: 'A change to one of your posts' } : { about: 'A change to a post' }
  }
  return { about: 'Something you were writing' }
}

export const drafts: Feature = { name: 'drafts', tables: ['drafts'], routes, exports: exportDrafts }
