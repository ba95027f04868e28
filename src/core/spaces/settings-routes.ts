// What stewards change about one space: its settings, archiving, its place in the order.
import { z } from 'zod'
import { allow } from '#platform/allow.ts'
import { emptyForm, formMistake, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import { memberOf } from '#platform/viewer.ts'
import { archiveSpace, changeSpace, confirmationOf, consequencesOf, reorderSpace } from './actions.ts'
import { OrderForm, SpaceForm } from './forms.ts'
import { mayChangeSpace } from './policy.ts'
import type { Space } from './queries.ts'
import { seenSpace } from './seen.ts'
import { ConfirmSpacePage } from './views/ConfirmSpacePage.tsx'
import { SpaceSettingsPage } from './views/SpaceFormPage.tsx'

const ArchiveForm = z.object({ archived: z.enum(['yes', 'no']) })

/** A space that this steward may change. @throws Refusal 404, 403. */
async function ownSpace({ db, params, viewer }: Asked): Promise<Space> {
  const space = await seenSpace(db, params.slug)
  allow(mayChangeSpace(viewer, space))
  return space
}

function showSettings(space: Space, form: ReadForm<unknown>, status = 200) {
  return show(SpaceSettingsPage, { space, form }, { title: `Change ${space.name}`, status })
}

export function settingsRoutes(app: App): void {
  app.get('/spaces/:slug/settings', { may: 'steward' }, async (asked) => {
    const space = await ownSpace(asked)
    const { name, purpose, norms, sees, writes, memory, masks, no_run } = space
    const ticked = { ...(masks ? { masks: 'on' } : {}), ...(no_run ? { no_run: 'on' } : {}) }
    return showSettings(space, emptyForm({ name, purpose, norms, sees, writes, memory, ...ticked }))
  })

  app.post('/spaces/:slug/settings', { may: 'steward', form: SpaceForm, summary: 'Change a space' }, async (asked) => {
    const { db, viewer, body } = asked
    const space = await ownSpace(asked)
    const form = readForm(SpaceForm, body)
    if (form.errors) return showSettings(space, form, 422)
    const consequences = await consequencesOf(db, space, form.data)
    if (consequences) {
      const confirmed = confirmationOf(form.data)
      const title = `Change ${space.name}?`
      const ask = { space, form: form.data, consequences, confirmed }
      if (form.data.confirmed !== confirmed) return show(ConfirmSpacePage, ask, { title })
      if (form.data.reason === '') {
        const { errors } = formMistake(form, { reason: 'Say why in a few words.' })
        return show(ConfirmSpacePage, { ...ask, errors }, { title, status: 422 })
      }
    }
    const { slug } = await changeSpace(db, memberOf(viewer), space, form.data)
    return seeOther(`/spaces/${slug}`, { said: 'The space is changed.' })
  })

  app.post(
    '/spaces/:slug/archive',
    { may: 'steward', form: ArchiveForm, summary: 'Archive a space, or bring it back' },
    async (asked) => {
      const space = await ownSpace(asked)
      const form = readForm(ArchiveForm, asked.body)
      if (form.errors) return seeOther(`/spaces/${space.slug}/settings`)
      const archived = form.data.archived === 'yes'
      await archiveSpace(asked.db, memberOf(asked.viewer), space, archived)
      return seeOther(`/spaces/${space.slug}`, { said: archived ? 'The space is archived.' : 'The space is back.' })
    },
  )

  app.post(
    '/spaces/:slug/order',
    { may: 'steward', form: OrderForm, summary: 'Move a space up or down in the list' },
    async ({ db, params, body }) => {
      const space = await seenSpace(db, params.slug)
      const form = readForm(OrderForm, body)
      if (form.data) await reorderSpace(db, space.id, form.data.way)
      return seeOther('/stewards/spaces')
    },
  )
}
