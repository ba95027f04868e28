// Coming along: places, the waiting list in its order, a place that is free and kept for a day, and never one too many.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { offerDue } from '#features/events/place-jobs.ts'
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

const back = (who: Person, id: number) => who.post(`/events/${id}/step-back`)
const states = async (id: number) =>
  (
    await town.db
      .selectFrom('event_places')
      .where('event_id', '=', id)
      .where('state', '<>', 'asked')
      .orderBy('line')
      .select('state')
      .execute()
  ).map(({ state }) => state)
const notices = async (who: Person) =>
  (
    await town.db
      .selectFrom('notices')
      .where('member_id', '=', who.id)
      .where('kind', '=', 'event')
      .orderBy('id')
      .select('text')
      .execute()
  ).map(({ text }) => text)

test('a member comes along with one button, the second click changes nothing, and they can step back', async () => {
  const id = await events.plan()
  assert.match((await town.ada.get(`/events/${id}`)).text, /Come along<\/button>/)
  await events.come(town.ada, id)
  await events.come(town.ada, id)
  assert.deepEqual(await states(id), ['going'])
  assert.match((await town.ada.get(`/events/${id}`)).text, /You are coming/)
  await back(town.ada, id)
  assert.deepEqual(await states(id), [])
  assert.match((await back(town.ada, id)).location, /events/)
})

test('who comes is seen by hosts, others see how many', async () => {
  const id = await events.plan({ capacity: 3 })
  await events.come(town.ada, id)
  await events.come(town.bea, id)
  const shown = (await town.mo.get(`/events/${id}/people`)).text
  assert.match(shown, /Ada.*First time.*Bea/s)
  assert.equal((await town.ivy.get(`/events/${id}/people`)).status, 403)
  assert.match((await town.gus.get(`/events/${id}/people`)).location, /^\/sign-in/)
  const page = (await town.ivy.get(`/events/${id}`)).text
  assert.match(page, /1 of 3 places are free/)
  assert.doesNotMatch(page, />Ada</)
  assert.deepEqual((await town.ivy.json(`/events/${id}`)).json.places, { going: 2, waiting: 0 })
})

test('a place that is given back is offered in the order of the line, kept for a day, then goes to the next', async () => {
  const id = await events.plan({ title: 'Full', capacity: 1 })
  const carl = await town.newcomer('Carl')
  await events.come(town.ada, id)
  for (const who of [town.bea, town.ivy, carl]) await events.come(who, id)
  assert.match((await carl.get(`/events/${id}`)).text, /You are number 3 on the waiting list/)
  await back(town.ada, id)
  assert.deepEqual(await states(id), ['offered', 'waiting', 'waiting'])
  assert.match((await notices(town.bea)).join(), /^A place for “Full” is free for you: take it by \d\d:\d\d on \d+ \w+$/)
  assert.match((await town.bea.get(`/events/${id}`)).text, /A place is free for you.*Take the place/s)
  // Nobody slips past the line.
  await events.come(town.ada, id)
  assert.deepEqual(await states(id), ['offered', 'waiting', 'waiting', 'waiting'])
  await town.db
    .updateTable('event_places')
    .set({ offered_until: new Date(Date.now() - 1000) })
    .where('event_id', '=', id)
    .where('state', '=', 'offered')
    .execute()
  await offerDue(town.house)
  await offerDue(town.house)
  assert.deepEqual(await states(id), ['offered', 'waiting', 'waiting'])
  assert.equal((await notices(town.bea)).at(-1), 'Your place for “Full” went to the next person')
  assert.match((await notices(town.ivy)).join(), /is free for you/)
  await events.come(town.ivy, id)
  assert.deepEqual(await states(id), ['going', 'waiting', 'waiting'])
})

test('a waiting-list offer is used by nobody else', async () => {
  const id = await events.plan({ capacity: 1 })
  await events.come(town.ada, id)
  await events.come(town.bea, id)
  await back(town.ada, id)
  assert.match((await town.ivy.get(`/events/${id}`)).text, /Join the waiting list/)
  await events.come(town.ivy, id)
  assert.deepEqual(await states(id), ['offered', 'waiting'])
})

test('more places let those in who wait, fewer throw nobody out', async () => {
  const id = await events.plan({ capacity: 1 })
  for (const who of [town.ada, town.bea, town.ivy]) await events.come(who, id)
  await town.mo.post(`/events/${id}`, { ...fields, capacity: 3 })
  assert.deepEqual(await states(id), ['going', 'offered', 'offered'])
  await town.mo.post(`/events/${id}`, { ...fields, capacity: 1 })
  assert.deepEqual(await states(id), ['going', 'offered', 'offered'])
})

test('whoever comes is told when the time changes and when it is called off, and then nobody can come', async () => {
  const id = await events.plan({ title: 'Moved' })
  const dora = await town.newcomer('Dora')
  await events.come(dora, id)
  await town.mo.post(`/events/${id}`, { ...fields, title: 'Moved', start: '14:00', end: '15:00' })
  await town.mo.post(`/events/${id}/cancel`, { why: 'No room' })
  const said = await notices(dora)
  assert.match(said[0]!, /“Moved” is at another time: .*14:00 to 15:00/)
  assert.equal(said[1], '“Moved” is called off: No room')
  await events.come(town.ada, id)
  assert.deepEqual(await states(id), ['going'])
  // Nobody fills a form for what is off.
  assert.equal((await town.gus.get(`/events/${id}/come`)).location, `/events/${id}`)
  assert.match((await town.mo.get(`/events/${id}/change`)).text, /This event is called off, and stays as it was/)
  assert.match((await town.ada.get(`/events/${id}/change`)).text, /Only its hosts change an event/)
})

test('guests, the suspended and those who do not see an event have no place', async () => {
  const id = await events.plan({ sees: 'members' })
  assert.equal((await events.come(town.sol, id)).status, 403)
  assert.equal((await events.come(town.gus, id)).status, 404)
  const waiting = await town.newcomer('Wendy', { waiting: true })
  assert.equal((await events.come(waiting, id)).status, 404)
  assert.deepEqual(await states(id), [])
})

test('forty who press at once for seven places end with seven, and the line in order', async () => {
  const id = await events.plan({ capacity: 7 })
  const crowd = await Promise.all(Array.from({ length: 40 }, (_, index) => town.newcomer(`Crowd ${index}`)))
  await Promise.all(crowd.flatMap((who) => [events.come(who, id), events.come(who, id)]))
  const all = await states(id)
  assert.equal(all.length, 40)
  assert.equal(all.filter((state) => state === 'going').length, 7)
  assert.deepEqual(all.slice(0, 7), Array(7).fill('going'))
  await Promise.all(crowd.slice(0, 20).map((who) => back(who, id)))
  const left = await states(id)
  assert.equal(left.length, 20)
  assert.equal(left.filter((state) => state !== 'waiting').length, 7)
})

test('lists say whether one comes, waits, or would have to wait, and nobody else learns who', async () => {
  const id = await events.plan({ title: 'Marked', capacity: 1 })
  const rowOf = async (who: Person) =>
    /<li class="row">(?:(?!<li).)*Marked.*?<\/li>/s.exec((await who.get('/events')).text)?.[0] ?? ''
  await events.come(town.ada, id)
  await events.come(town.bea, id)
  assert.match(await rowOf(town.ada), /You are coming/)
  assert.match(await rowOf(town.bea), /You wait for a place/)
  assert.match(await rowOf(town.gus), /Waiting list/)
  const { events: listed } = (await town.gus.json('/events')).json
  const { mine, is_full } = listed.find((one: { title: string }) => one.title === 'Marked')
  assert.deepEqual([mine, is_full], [null, true])
})
