// What hosts do by hand, and what becomes of events that nobody hosts any more.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { eventsIn, fields } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

const noticesOf = async (who: Person) => (await who.get('/notices')).text

test('stewards hear of a series whose last host has left, once, and can go on with it', async () => {
  const carl = await town.newcomer('Carl')
  const planned = await carl.post('/events', { ...fields, title: 'Orphaned hour', repeat: 'weekly' })
  const shared = await carl.post('/events', { ...fields, title: 'Shared hour' })
  await sql`insert into event_hosts (event_id, member_id, position) values (${Number(shared.location.split('/').pop())}, ${town.bea.id}, 1)`.execute(
    town.db,
  )
  await carl.post(`${planned.location}/news`, { body: 'My own words' })
  assert.equal((await carl.post('/account/leave', { words: 'remove' })).location, '/')
  await town.work()
  const text = await noticesOf(town.mo)
  assert.equal(text.split('“Orphaned hour” has no host any more').length, 2)
  assert.doesNotMatch(text, /Shared hour” has no host/)
  assert.equal((await town.mo.get(`${planned.location}/change`)).status, 200)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from event_news where body = 'My own words'`.execute(
    town.db,
  )
  assert.equal(rows[0]!.n, 0)
})

test('a host takes somebody off who cannot come, the next has the place, and lets somebody in at the door', async () => {
  const id = await events.plan({ title: 'By hand', capacity: 1, place: 'in person', address: 'Hall' })
  const first = await events.comeAsGuest(id, 'Abe')
  const second = await events.comeAsGuest(id, 'Bo')
  const placeOf = async (name: string) =>
    (
      await town.db
        .selectFrom('event_places')
        .where('event_id', '=', id)
        .where('guest_name', '=', name)
        .select('id')
        .executeTakeFirstOrThrow()
    ).id
  const off = `/events/${id}/people/${await placeOf('Abe')}/off`
  assert.equal((await town.ada.post(off)).status, 403)
  await town.mo.post(off)
  assert.deepEqual((await events.states(id)).sort(), ['Abe asked', 'Bo offered'])
  const { mail } = await events.mailTo(first.address)
  assert.match(mail?.subject ?? '', /A host gave your place for “By hand” back/)
  assert.ok((mail?.attachments.length ?? 0) > 0)
  const letIn = (who: Person, name: string, address = `${name.toLowerCase()}@example.org`) =>
    who.post(`/events/${id}/people`, { name, address })
  assert.match((await town.mo.get((await letIn(town.mo, 'Early')).location)).text, /People are checked in from a day before/)
  await events.inMinutes(id, -5)
  await town.mo.post(off.replace(String(await placeOf('Abe')), String(await placeOf('Bo'))))
  assert.ok((await events.states(id)).includes('Bo offered'), 'Once it has begun nobody is taken off.')
  assert.equal((await letIn(town.ada, 'Zed')).status, 403)
  assert.equal((await letIn(town.mo, 'Zed', 'nonsense')).status, 422)
  await letIn(town.mo, 'Zed')
  // Also where the address is a member's: no host learns whose it is.
  await letIn(town.mo, 'Somebody', 'ada@trust.example')
  const { people } = (await town.mo.json(`/events/${id}/people`)).json
  assert.deepEqual(
    people.map(({ name, isHere, id: member }: { name: string; isHere: boolean; id?: number }) => [name, isHere, member]).sort(),
    [
      ['Bo', false, undefined],
      ['Somebody', true, undefined],
      ['Zed', true, undefined],
    ],
  )
  assert.ok(second.place)
})

test('a member who is let in at the door by her name and address is there once, on the place that she has', async () => {
  const id = await events.plan({ title: 'Once at the door', place: 'in person', address: 'Hall' })
  await events.come(town.ada, id)
  await events.inMinutes(id, -5)
  const { location } = await town.mo.post(`/events/${id}/people`, { name: 'ada', address: 'Ada@trust.example' })
  assert.match((await town.mo.get(location)).text, /ada is here\./)
  const { people } = (await town.mo.json(`/events/${id}/people`)).json
  assert.deepEqual(
    people.map(({ id: member, isHere }: { id?: number; isHere: boolean }) => [member, isHere]),
    [[town.ada.id, true]],
  )
  // An address under another name turns no name up: no host learns whose it is.
  await events.inMinutes(id, 60)
  await events.come(town.ivy, id)
  await events.inMinutes(id, -5)
  await town.mo.post(`/events/${id}/people`, { name: 'ada', address: 'ivy@trust.example' })
  const now = (await town.mo.json(`/events/${id}/people`)).json.people as { name: string; id?: number; isHere: boolean }[]
  assert.deepEqual(
    now.map(({ name, id: member, isHere }) => [name, member, isHere]),
    [
      ['Ada', town.ada.id, true],
      ['Ivy', town.ivy.id, false],
      ['ada', undefined, true],
    ],
  )
})

test('whoever was checked in by mistake is where they were before, in the same order', async () => {
  const id = await events.plan({ title: 'Wrong tap', capacity: 1, place: 'in person', address: 'Hall' })
  for (const name of ['Una', 'Val', 'Wyn']) await events.comeAsGuest(id, name)
  await events.inMinutes(id, -5)
  const { people } = (await town.mo.json(`/events/${id}/people`)).json
  assert.equal(people.length, 3)
  const rows = await town.db.selectFrom('event_places').where('event_id', '=', id).select(['id', 'guest_name']).execute()
  const here = (name: string, is: 'yes' | 'no') =>
    town.mo.post(`/events/${id}/people/${rows.find(({ guest_name }) => guest_name === name)!.id}/here`, { here: is })
  for (const is of ['yes', 'yes', 'no', 'no'] as const) for (const name of ['Una', 'Val']) await here(name, is)
  assert.deepEqual(await events.states(id), ['Una going', 'Val waiting', 'Wyn waiting'])
  // Nor does somebody stay on the list who was let in by mistake.
  await town.mo.post(`/events/${id}/people`, { name: 'Wyn', address: `wyn.${id}@example.org` })
  assert.deepEqual(await events.states(id), ['Una going', 'Val waiting', 'Wyn going'])
  await here('Wyn', 'no')
  assert.deepEqual(await events.states(id), ['Una going', 'Val waiting', 'Wyn waiting'])
})

test('an offer that was answered by a mistaken check-in is an offer again', async () => {
  const id = await events.plan({ title: 'Tapped early', capacity: 1, place: 'in person', address: 'Hall' })
  const first = await events.comeAsGuest(id, 'Xan')
  await events.comeAsGuest(id, 'Yan')
  await town.gus.post(`${first.place}/back`)
  await events.inMinutes(id, 600)
  const { id: place } = await town.db
    .selectFrom('event_places')
    .where('event_id', '=', id)
    .where('state', '=', 'offered')
    .select('id')
    .executeTakeFirstOrThrow()
  for (const here of ['yes', 'no']) await town.mo.post(`/events/${id}/people/${place}/here`, { here })
  assert.ok((await events.states(id)).includes('Yan offered'))
})

test('whoever said whether notes may be kept stays checked in, and a steward who is no host sees no button', async () => {
  const id = await events.plan({ title: 'Said of notes', place: 'in person', address: 'Hall' })
  await events.come(town.ada, id)
  await events.inMinutes(id, -5)
  await sql`update event_places set came_at = now(), agrees = true where event_id = ${id}`.execute(town.db)
  const { id: place } = await town.db.selectFrom('event_places').where('event_id', '=', id).select('id').executeTakeFirstOrThrow()
  const here = `/events/${id}/people/${place}/here`
  const { location } = await town.mo.post(here, { here: 'no' })
  assert.match((await town.mo.get(location)).text, /Ada \w* ?said whether notes may be kept, and stays checked in\./)
  assert.match((await town.mo.get(`/events/${id}/people`)).text, /people\/\d+\/here/)
  const steward = await town.newcomer('Stella')
  await town.db.updateTable('members').set({ role: 'steward' }).where('id', '=', steward.id).execute()
  const shown = (await steward.get(`/events/${id}/people`)).text
  assert.match(shown, /Ada/)
  assert.doesNotMatch(shown, /people\/\d+\/here/)
  assert.equal((await steward.post(here, { here: 'no' })).status, 403)
})

test('a guest is a first-timer until they were at an event, among those with kept places too', async () => {
  const first = await events.plan({ title: 'First of all' })
  const come = async (id: number, more = {}) => {
    await events.askAs(id, 'Tilda', 'tilda@example.org', more)
    await town.gus.post(`${(await events.mailTo('tilda@example.org', /^Confirm/)).place}/take`)
  }
  const seen = async (id: number) => {
    const { people } = (await town.mo.json(`/events/${id}/people`)).json
    return people.map(({ isFirst, keptFor }: { isFirst: boolean; keptFor: string }) => [isFirst, keptFor])
  }
  await come(first)
  assert.deepEqual(await seen(first), [[true, '']])
  await events.inMinutes(first, -70)
  const next = await events.plan({ title: 'Second of all', capacity: 3, reserves: 'First-timers: 1' })
  await come(next, { kept_for: 'First-timers' })
  assert.deepEqual(await seen(next), [[false, '']])
})

test('of an event that is over it is said who came where that is known, and otherwise who had a place', async () => {
  const id = await events.plan({ title: 'Said afterwards', capacity: 2 })
  for (const who of [town.ada, town.bea, town.ivy]) await events.come(who, id)
  await events.inMinutes(id, -70)
  assert.match((await town.gus.get(`/events/${id}`)).text, /2 had a place\./)
  const list = async () => (await town.mo.get(`/events/${id}/people`)).text
  assert.match(await list(), /2 had a place, 2 for the first time\. 1 waited\.</)
  await sql`update event_places set came_at = now() where event_id = ${id} and member_id = ${town.ada.id}`.execute(town.db)
  assert.match((await town.gus.get(`/events/${id}`)).text, /1 came along\./)
  assert.match(await list(), /1 waited\. 1 came\./)
  assert.match(await list(), /Ada.*>Came<.*Bea.*>Had a place<.*>Waited</s)
  assert.doesNotMatch(await list(), />Comes</)
})
