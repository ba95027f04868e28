// The code of conduct: how we treat each other. Everybody can read it; who joins agrees to it; stewards publish new versions, and
// members are asked, without haste, to agree again.

import type { Db } from '#platform/db/connect.ts'
import type { Feature } from '#platform/feature.ts'
import { emptyForm, formMistake, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { isMember, isSteward, memberOf } from '#platform/viewer.ts'
import { agreeToConduct, publishConduct } from './actions.ts'
import { AgreeForm, ConductJson, NewConductForm } from './forms.ts'
import { findConduct, findUnagreed } from './queries.ts'
import { AskToAgree, ConductPage, NewConductPage } from './views.tsx'

async function showNew(db: Db, form: ReadForm<unknown> = emptyForm()) {
  const status = form.errors && Object.keys(form.errors).length > 0 ? 422 : 200
  return show(NewConductPage, { conduct: await findConduct(db), form }, { title: 'A new code of conduct', status, noindex: true })
}

function routes(app: App): void {
  app.get('/conduct', { may: 'anyone', json: ConductJson, summary: 'The code of conduct' }, async ({ viewer, db }) => {
    const asked = viewer.id !== undefined && (await findUnagreed(db, viewer.id)) !== undefined
    return show(
      ConductPage,
      { conduct: await findConduct(db), asked, mayChange: isSteward(viewer) },
      { title: 'Code of conduct', json: ConductJson, canonical: '/conduct' },
    )
  })

  app.post('/conduct', { may: 'member', always: true, form: AgreeForm }, async ({ viewer, db, body }) => {
    const form = readForm(AgreeForm, body)
    const { version } = await findConduct(db)
    if (form.data?.version !== version)
      return seeOther('/conduct', { said: 'There is a newer version. Have a look at it first.' })
    await agreeToConduct(db, memberOf(viewer), version)
    return seeOther('/', { said: 'Thank you for keeping this a good place.' })
  })

  app.get('/stewards/conduct', { may: 'steward' }, async ({ db }) => showNew(db))

  app.post('/stewards/conduct', { may: 'steward', form: NewConductForm }, async ({ viewer, db, body }) => {
    const form = readForm(NewConductForm, body)
    if (!form.data) return showNew(db, form)
    const version = await publishConduct(db, memberOf(viewer), form.data)
    if (version === undefined)
      return showNew(
        db,
        formMistake(form, {
          form: 'Another steward has published a new version in the meantime. Read it, and bring your changes in.',
        }),
      )
    return seeOther('/conduct', { said: `Version ${version} is published. Members are asked to agree to it.` })
  })
}

export const conduct: Feature = {
  name: 'conduct',
  tables: ['conduct_versions', 'conduct_agreements'],
  routes,
  slots: {
    home: async (db, viewer) => {
      if (!isMember(viewer)) return undefined
      const unagreed = await findUnagreed(db, viewer.id)
      return unagreed && AskToAgree(unagreed)
    },
  },
}
