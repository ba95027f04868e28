// The list of a space: who is in, asking others in, leaving.
import { z } from 'zod'
import { listStepIns } from '#core/records/queries.ts'
import { allow, found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { emptyForm, idField, type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer, seeOther, show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { AskPage } from '#platform/layout/AskPage.tsx'
import { countTry } from '#platform/limits.ts'
import { memberOf, type Viewer } from '#platform/viewer.ts'
import { InviteForm, PersonForm, TakeOutForm } from './forms.ts'
import { PeopleJson } from './json.ts'
import {
  acceptInvitation,
  declineInvitation,
  inviteAddress,
  inviteMember,
  leaveSpace,
  takeBackInvitation,
  takeOut,
} from './people-actions.ts'
import {
  countPeople,
  findInvitable,
  findPersonIn,
  type Invitable,
  listInvited,
  listPeople,
  PEOPLE_A_PAGE,
} from './people-queries.ts'
import { mayInvite, maySeePeople, mayTakeOut } from './policy.ts'
import type { Space } from './queries.ts'
import { seenSpace } from './seen.ts'
import { PeoplePage } from './views/PeoplePage.tsx'

// Enough to fill a new space in an evening; too few to try out a list of addresses.
const INVITATIONS = { kind: 'space-invitation', most: 40, minutes: 60 }

const AnswerForm = z.object({ space_id: idField, answer: z.enum(['accept', 'decline']) })
const TakeBackForm = PersonForm.extend({ take_back: z.literal('yes') })
const keyParam = z.string().regex(/^\d{1,15}-[\s\S]{1,80}$/)

type Shown = { form?: ReadForm<unknown>; choices?: Invitable[]; status?: number; after?: string | undefined }

async function showPeople(
  db: Db,
  viewer: Viewer,
  space: Space,
  { form = emptyForm(), choices, status, after }: Shown,
): Promise<Answer> {
  const lines = await listPeople(db, space.id, readKey(after))
  const people = lines.slice(0, PEOPLE_A_PAGE)
  const last = people.at(-1)
  const next = lines.length > PEOPLE_A_PAGE && last ? `?after=${last.id}-${encodeURIComponent(last.name)}` : undefined
  const props = {
    viewer,
    space,
    people,
    count: await countPeople(db, space.id),
    next,
    invited: await listInvited(db, space.id),
    stepIns: await listStepIns(db, space.id),
    form,
    choices,
  }
  return show(PeoplePage, props, {
    title: `People in ${space.name}`,
    json: PeopleJson,
    noindex: true,
    ...(status ? { status } : {}),
  })
}

function readKey(text: string | undefined) {
  if (!text || !keyParam.safeParse(text).success) return undefined
  const dash = text.indexOf('-')
  return { id: Number(text.slice(0, dash)), name: text.slice(dash + 1) }
}

export function peopleRoutes(app: App): void {
  app.get(
    '/spaces/:slug/people',
    { may: 'member', json: PeopleJson, summary: 'The people of a space' },
    async ({ viewer, db, params, query }) => {
      const space = await seenSpace(db, params.slug)
      found(maySeePeople(viewer, space) || undefined)
      return showPeople(db, viewer, space, { after: query.after })
    },
  )

  app.post(
    '/spaces/:slug/invitations',
    { may: 'member', form: InviteForm, summary: 'Ask somebody into a space' },
    async ({ viewer, db, params, body }) => {
      const space = await seenSpace(db, params.slug)
      allow(mayInvite(viewer, space), 'Only people on the list of this space can ask others in.')
      const inviter = memberOf(viewer)
      const page = `/spaces/${space.slug}/people`
      const taken = readForm(TakeBackForm, body)
      if (taken.data) {
        await takeBackInvitation(db, inviter, space.id, taken.data.member_id)
        return seeOther(page, { said: 'The invitation is taken back.' })
      }
      const person = readForm(PersonForm, body)
      if (person.data) {
        await countTry(db, INVITATIONS, String(inviter.id))
        const asked = await inviteMember(db, inviter, space.id, person.data.member_id)
        return seeOther(page, { said: asked ? 'They are asked in, and are told.' : 'They are in the space already.' })
      }
      const form = readForm(InviteForm, body)
      if (form.errors) return showPeople(db, viewer, space, { form, status: 422 })
      const { who } = form.data
      if (!who.slice(1).includes('@'))
        return showPeople(db, viewer, space, { form, choices: await findInvitable(db, space.id, who) })
      await countTry(db, INVITATIONS, String(inviter.id))
      await inviteAddress(db, inviter, space.id, who)
      return seeOther(page, { said: 'If a member has this address, they are asked in and are told.' })
    },
  )

  app.post(
    '/spaces/invitations',
    { may: 'member', form: AnswerForm, summary: 'Answer an invitation to a space' },
    async ({ viewer, db, body }) => {
      const form = readForm(AnswerForm, body)
      if (form.errors) return seeOther('/spaces')
      if (form.data.answer === 'decline') {
        await declineInvitation(db, memberOf(viewer), form.data.space_id)
        return seeOther('/spaces', { said: 'The invitation is gone. Nobody is told.' })
      }
      const done = await acceptInvitation(db, form.data.space_id)
      return seeOther('/spaces', {
        said: done ? 'You are in.' : 'This invitation no longer holds. Ask somebody in the space for another.',
      })
    },
  )

  app.get('/spaces/:slug/leave', { may: 'member' }, async ({ db, params }) => {
    const space = await seenSpace(db, params.slug)
    found(space.joined || undefined)
    const page = `/spaces/${space.slug}/people`
    const text =
      space.sees === 'invited'
        ? 'You no longer see it. Somebody in it can ask you in again.'
        : 'You can still read it, and no longer write in it.'
    return show(
      AskPage,
      { title: `Leave ${space.name}?`, text, action: `/spaces/${space.slug}/leave`, button: 'Leave the space', back: page },
      { title: 'Leave the space' },
    )
  })

  app.post('/spaces/:slug/leave', { may: 'member', always: true, summary: 'Leave a space' }, async ({ viewer, db, params }) => {
    const space = await seenSpace(db, params.slug)
    await leaveSpace(db, memberOf(viewer), space.id)
    return seeOther('/spaces', { said: `You have left ${space.name}.` })
  })

  const takeOutPage = async (db: Db, viewer: Viewer, slug: string | undefined, id: number | undefined) => {
    const space = await seenSpace(db, slug)
    allow(mayTakeOut(viewer, space))
    const person = found(await findPersonIn(db, space.id, id))
    const ask = (form: ReadForm<unknown>, status = 200) =>
      show(
        AskPage,
        {
          title: `Take ${person.name} out of ${space.name}?`,
          text: 'They no longer see what only its people see. What they wrote stays.',
          action: `/spaces/${space.slug}/people/${person.id}`,
          button: 'Take them out',
          back: `/spaces/${space.slug}/people`,
          reasonHint: 'Kept in the records, where other stewards can read it.',
          form,
        },
        { title: 'Take a person out', status },
      )
    return { space, person, ask }
  }

  app.get('/spaces/:slug/people/:id', { may: 'steward' }, async ({ viewer, db, params }) =>
    (await takeOutPage(db, viewer, params.slug, idOf(params.id))).ask(emptyForm()),
  )

  app.post(
    '/spaces/:slug/people/:id',
    { may: 'steward', form: TakeOutForm.omit({ member_id: true }), summary: 'Take a person out of a space' },
    async ({ viewer, db, params, body }) => {
      const { space, person, ask } = await takeOutPage(db, viewer, params.slug, idOf(params.id))
      const form = readForm(TakeOutForm.omit({ member_id: true }), body)
      if (form.errors) return ask(form, 422)
      await takeOut(db, memberOf(viewer), space.id, person.id, form.data.reason)
      return seeOther(`/spaces/${space.slug}/people`, { said: `${person.name} is no longer in the space.` })
    },
  )
}
