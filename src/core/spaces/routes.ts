// All spaces, making one, following and muting.
import { allow } from '#platform/allow.ts'
import { emptyForm, onceKey, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { once } from '#platform/once.ts'
import { isMember, memberOf } from '#platform/viewer.ts'
import { createSpace } from './actions.ts'
import { FollowSpaceForm, SpaceForm } from './forms.ts'
import { SpacesJson } from './json.ts'
import { listMyInvitations } from './people-queries.ts'
import { mayFollow } from './policy.ts'
import { listSpaceNumbers, listSpaces } from './queries.ts'
import { seenSpace } from './seen.ts'
import { NewSpacePage } from './views/SpaceFormPage.tsx'
import { SpacesPage } from './views/SpacesPage.tsx'
import { setSpaceFollow } from './write-queries.ts'

const newSpace = { sees: 'members', writes: 'members', memory: 'for ever' }

function showNew(form: ReadForm<unknown>, status = 200) {
  return show(NewSpacePage, { form, once: onceKey() }, { title: 'Make a space', status })
}

export function spaceRoutes(app: App): void {
  app.get('/spaces', { may: 'anyone', json: SpacesJson, summary: 'The spaces you see' }, async ({ viewer, db }) => {
    const numbers = await listSpaceNumbers(db)
    const spaces = (await listSpaces(db)).map((space) => ({
      ...space,
      threads: numbers.get(space.id)?.threads ?? 0,
      last_post_at: numbers.get(space.id)?.last_post_at ?? null,
    }))
    const invitations = isMember(viewer) ? await listMyInvitations(db) : []
    return show(SpacesPage, { viewer, spaces, invitations }, { title: 'Spaces', json: SpacesJson, canonical: '/spaces' })
  })

  app.get('/spaces/new', { may: 'steward' }, async () => showNew(emptyForm(newSpace)))

  app.post('/spaces', { may: 'steward', form: SpaceForm, summary: 'Make a space' }, async ({ viewer, db, body }) => {
    const form = readForm(SpaceForm, body)
    if (form.errors) return showNew(form, 422)
    const steward = memberOf(viewer)
    const location = await once(
      db,
      steward.id,
      form.data.once,
      async () => `/spaces/${(await createSpace(db, steward, form.data)).slug}`,
    )
    return seeOther(location, { said: 'The space is made.' })
  })

  app.post(
    '/spaces/:slug/follow',
    { may: 'member', form: FollowSpaceForm, summary: 'Follow or mute a space' },
    async ({ viewer, db, params, body }) => {
      const space = await seenSpace(db, params.slug)
      allow(mayFollow(viewer))
      const form = readForm(FollowSpaceForm, body)
      if (form.errors) return seeOther(`/spaces/${space.slug}`)
      const { level } = form.data
      await setSpaceFollow(db, memberOf(viewer).id, space.id, level === 'neither' ? undefined : level)
      const said = {
        follow: `You follow ${space.name}.`,
        mute: `${space.name} is muted.`,
        neither: `${space.name} is neither followed nor muted.`,
      }
      return seeOther(`/spaces/${space.slug}`, { said: said[level] })
    },
  )
}
