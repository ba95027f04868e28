// Core members: something that one shows by an address or by a steward's word, and that a few events ask for. Never a gate on joining.
import { found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import type { Feature } from '#platform/feature.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { isMember, isSteward, memberOf, type Viewer } from '#platform/viewer.ts'
import { DomainForm, VouchForm } from './forms.ts'
import { findVouch, isCoreMember, keepDomain, listDomains, vouch } from './queries.ts'
import { CoreMembersPage, VouchCard } from './views.tsx'

async function showPage(db: Db, viewer: Viewer, form: ReadForm<unknown> = emptyForm()) {
  const props = {
    domains: await listDomains(db),
    isCore: await isCoreMember(db),
    vouchedUntil: viewer.id === undefined ? undefined : await findVouch(db, viewer.id),
    isMember: isMember(viewer),
    isSteward: isSteward(viewer),
    form,
  }
  const status = Object.keys(form.errors ?? {}).length > 0 ? 422 : 200
  return show(CoreMembersPage, props, { title: 'Core members', canonical: '/core-members', status })
}

function routes(app: App): void {
  app.get('/core-members', { may: 'anyone', summary: 'What a core member is' }, async ({ db, viewer }) => showPage(db, viewer))

  app.post(
    '/core-members/domains',
    { may: 'steward', form: DomainForm, summary: 'List a domain, or take one off' },
    async ({ db, viewer, body }) => {
      const form = readForm(DomainForm, body)
      if (!form.data) return showPage(db, viewer, form)
      const { domain, drop } = form.data
      await keepDomain(db, memberOf(viewer), domain, drop === 'no')
      return seeOther('/core-members', { said: drop === 'no' ? `${domain} counts now.` : `${domain} no longer counts.` })
    },
  )

  app.post(
    '/core-members/:id/vouch',
    { may: 'steward', form: VouchForm, summary: 'Say that somebody is a core member' },
    async ({ db, viewer, params, body }) => {
      const id = found(idOf(params.id))
      found(await db.selectFrom('members').where('id', '=', id).select('id').executeTakeFirst())
      if (id === viewer.id) throw new Refusal(403, 'Another steward says it for you.')
      const form = readForm(VouchForm, body)
      if (!form.data) return seeOther(`/people/${id}`, { said: 'Say how you know, in a few words.' })
      await vouch(db, memberOf(viewer), id, form.data.reason)
      return seeOther(`/people/${id}`, { said: 'They are a core member for two years.' })
    },
  )
}

export const coreMembers: Feature = {
  name: 'core-members',
  tables: ['core_domains', 'core_vouches'],
  routes,
  slots: {
    profile: async (db, viewer, memberId) =>
      isSteward(viewer) && memberId !== viewer.id ? VouchCard({ memberId, until: await findVouch(db, memberId) }) : undefined,
  },
}
