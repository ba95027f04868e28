// Stewards and members: pausing somebody's writing, ending a pause, making and unmaking stewards.
import { listRecords } from '#core/records/queries.ts'
import { allow, found } from '#platform/allow.ts'
import { emptyForm, onceKey, type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer, seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { once } from '#platform/once.ts'
import { memberOf } from '#platform/viewer.ts'
import { giveRole, liftSuspension, suspendMember } from './actions.ts'
import { ReasonForm, RoleForm, SuspendForm } from './forms.ts'
import { isPaused, mayMakeSteward, maySuspend, mayUnmakeSteward } from './policy.ts'
import { countStewards, findPerson, type StewardedPerson } from './queries.ts'
import { type PersonAct, PersonDeskPage } from './views/PersonDeskPage.tsx'

const RECORDS_SHOWN = 10

async function seenPerson({ db, params }: Asked): Promise<StewardedPerson> {
  return found(await findPerson(db, idOf(params.id)))
}

async function showPerson(
  { db, viewer }: Asked,
  person: StewardedPerson,
  act?: PersonAct,
  form: ReadForm<unknown> = emptyForm(),
): Promise<Answer> {
  const may = {
    suspend: maySuspend(viewer, person) && !isPaused(person),
    lift: maySuspend(viewer, person) && isPaused(person),
    make: mayMakeSteward(viewer, person),
    unmake: mayUnmakeSteward(viewer, person, await countStewards(db)),
  }
  const records = await listRecords(db, { personId: person.id }, RECORDS_SHOWN)
  const props = { person, isSelf: person.id === viewer.id, may, records, act, form, once: onceKey() }
  return show(PersonDeskPage, props, { title: `Stewards: ${person.name}`, status: act ? 422 : 200 })
}

export function peopleRoutes(app: App): void {
  app.get('/people/:id/steward', { may: 'steward' }, async (asked) => showPerson(asked, await seenPerson(asked)))

  app.post('/people/:id/suspend', { may: 'steward', form: SuspendForm, summary: 'Pause a member’s writing' }, async (asked) => {
    const { db, viewer, body } = asked
    const person = await seenPerson(asked)
    allow(maySuspend(viewer, person), 'A steward cannot be paused: another steward takes the role away first.')
    const form = readForm(SuspendForm, body)
    if (form.errors) return showPerson(asked, person, 'suspend', form)
    const steward = memberOf(viewer)
    const page = `/people/${person.id}/steward`
    await once(db, steward.id, form.data.once, async () => {
      await suspendMember(db, steward, person, form.data)
      return page
    })
    return seeOther(page, { said: `${person.name} is paused and is told why.` })
  })

  app.post('/people/:id/lift', { may: 'steward', form: ReasonForm, summary: 'Let a member write again' }, async (asked) => {
    const { db, viewer, body } = asked
    const person = await seenPerson(asked)
    allow(maySuspend(viewer, person))
    const form = readForm(ReasonForm, body)
    if (form.errors) return showPerson(asked, person, 'lift', form)
    const page = `/people/${person.id}/steward`
    if (isPaused(person)) await liftSuspension(db, memberOf(viewer), person, form.data.reason)
    return seeOther(page, { said: `${person.name} can write again.` })
  })

  app.post('/people/:id/role', { may: 'steward', form: RoleForm, summary: 'Make or unmake a steward' }, async (asked) => {
    const { db, viewer, body } = asked
    const person = await seenPerson(asked)
    const form = readForm(RoleForm, body)
    if (form.errors) return showPerson(asked, person, 'role', form)
    const { role, reason } = form.data
    if (person.role === role) return seeOther(`/people/${person.id}/steward`)
    if (role === 'steward') allow(mayMakeSteward(viewer, person), 'A member whose account is paused cannot become a steward.')
    else
      allow(
        mayUnmakeSteward(viewer, person, await countStewards(db)),
        'The last steward stays one: make somebody else a steward first.',
      )
    await giveRole(db, memberOf(viewer), person, role, reason)
    const steppedDown = role === 'member' && person.id === viewer.id
    const said =
      role === 'steward'
        ? `${person.name} is a steward now.`
        : steppedDown
          ? 'You have stepped down. Thank you for what you did.'
          : `${person.name} is no longer a steward.`
    return seeOther(steppedDown ? '/' : `/people/${person.id}/steward`, { said })
  })
}
