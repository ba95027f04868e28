// The desk: what waits for a steward, how the community does, and the ways to everything that stewards can change.
import type { VNode } from 'preact'
import { z } from 'zod'
import { stepIn } from '#core/spaces/people-actions.ts'
import { listHidden, listSpaces } from '#core/spaces/queries.ts'
import { allow, found } from '#platform/allow.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { AskPage } from '#platform/layout/AskPage.tsx'
import { isSteward, memberOf } from '#platform/viewer.ts'
import { ReasonForm } from './forms.ts'
import { findTownNumbers, listPaused, listStewards } from './queries.ts'
import { DeskPage } from './views/DeskPage.tsx'
import { SpacesDeskPage } from './views/SpacesDeskPage.tsx'

const DeskJson = z.object({
  numbers: z.object({
    members: z.number(),
    joined_this_month: z.number(),
    posts_this_week: z.number(),
    writers_this_week: z.number(),
    unanswered: z.number(),
  }),
})

/** The page that asks why a steward comes into a space that is not theirs. @throws Refusal 404 for any other space. */
async function askStepIn({ db, params }: Asked, form: ReadForm<unknown> = emptyForm()) {
  const space = found((await listHidden(db)).find((one) => one.id === idOf(params.id)))
  const props = {
    title: `Step into ${space.name}?`,
    text: 'You will see everything in it. Do it only where somebody in it asked for help, or somebody may be harmed. Its people can read your name and your reason on the list of the space.',
    action: `/stewards/spaces/${space.id}/step-in`,
    button: 'Step in',
    back: '/stewards/spaces',
    reasonHint: 'The people of the space and other stewards can read it.',
    form,
  }
  return {
    space,
    page: show(AskPage, props, { title: props.title, status: form.errors && Object.keys(form.errors).length > 0 ? 422 : 200 }),
  }
}

export function deskRoutes(app: App): void {
  app.get('/stewards', { may: 'steward', json: DeskJson, summary: 'How the community does' }, async ({ viewer, db, house }) => {
    allow(isSteward(viewer))
    const slots: VNode[] = []
    for (const feature of house.features) {
      const slot = await feature.slots?.desk?.(db, viewer, house)
      if (slot) slots.push(slot)
    }
    const numbers = found(await findTownNumbers(db))
    const props = { numbers, slots, stewards: await listStewards(db), paused: await listPaused(db) }
    return show(DeskPage, props, { title: 'Stewards', json: DeskJson, noindex: true })
  })

  app.get('/stewards/spaces', { may: 'steward' }, async ({ db }) =>
    show(
      SpacesDeskPage,
      { spaces: await listSpaces(db), hidden: await listHidden(db) },
      { title: 'Spaces in order', noindex: true },
    ),
  )

  app.get('/stewards/spaces/:id/step-in', { may: 'steward' }, async (asked) => (await askStepIn(asked)).page)

  app.post(
    '/stewards/spaces/:id/step-in',
    { may: 'steward', form: ReasonForm, summary: 'Step into an invited space' },
    async (asked) => {
      const form = readForm(ReasonForm, asked.body)
      const { space, page } = await askStepIn(asked, form)
      if (form.errors) return page
      await stepIn(asked.db, memberOf(asked.viewer), space.id, form.data.reason)
      return seeOther(`/spaces/${space.slug}`, { said: 'You are in. Its people can read why.' })
    },
  )
}
