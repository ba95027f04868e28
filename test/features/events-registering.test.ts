// Coming along as a guest, and by the link of a mail.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { offerDue } from '#features/events/place-jobs.ts'
import { eventsIn, fields } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

test('a guest gives a name and an address, confirms by mail, and nothing is held before', async () => {
  const id = await events.plan({ title: 'For guests', capacity: 1 })
  const asks = (await town.gus.get(`/events/${id}/come`)).text
  assert.match(asks, /Your e-mail address/)
  assert.match(asks, /deleted with your place, 3 months after the event/)
  assert.equal((await events.askAs(id, '', 'nonsense')).status, 422)
  await events.askAs(id, 'Gwen', 'Gwen@Example.org')
  assert.deepEqual(await events.states(id), ['Gwen asked'])
  const { mail, place } = await events.mailTo('gwen@example.org')
  assert.match(mail?.subject ?? '', /Confirm that you come to “For guests”/)
  // Scanners follow links: opening it confirms nothing.
  assert.match((await town.gus.get(place)).text, /I am coming<\/button>/)
  assert.deepEqual(await events.states(id), ['Gwen asked'])
  await town.gus.post(`${place}/take`)
  await town.gus.post(`${place}/take`)
  assert.deepEqual(await events.states(id), ['Gwen going'])
  assert.match((await town.gus.get(place)).text, /You are coming/)
  assert.match((await town.mo.get(`/events/${id}/people`)).text, /Gwen \(guest\)/)
  assert.doesNotMatch((await town.mo.get(`/events/${id}/people`)).text, /gwen@example/i)
})

test('the confirmation carries an invitation that another library reads, and later mails its changes and its end', async () => {
  const id = await events.plan({ title: 'Invited' })
  const { address } = await events.comeAsGuest(id, 'Ines')
  const read = async () => {
    const { mail } = await events.mailTo(address)
    const file = mail?.attachments.find(({ contentType }) => contentType.includes('calendar'))
    const calendar = new ICAL.Component(ICAL.parse(String(file?.content)))
    const event = calendar.getFirstSubcomponent('vevent')!
    return {
      method: calendar.getFirstPropertyValue('method'),
      uid: event.getFirstPropertyValue('uid'),
      sequence: event.getFirstPropertyValue('sequence'),
      status: event.getFirstPropertyValue('status'),
      attendee: String(event.getFirstPropertyValue('attendee')),
    }
  }
  const first = await read()
  assert.equal(first.method, 'REQUEST')
  assert.match(first.attendee, /ines\.\d+@example.org/i)
  await town.mo.post(`/events/${id}`, { ...fields, title: 'Invited', start: '14:00', end: '15:00' })
  const second = await read()
  assert.deepEqual([second.method, second.uid, second.sequence], ['REQUEST', first.uid, 1])
  await town.mo.post(`/events/${id}/cancel`, { why: 'No room' })
  const third = await read()
  assert.deepEqual([third.method, third.uid, third.sequence, third.status], ['CANCEL', first.uid, 2, 'CANCELLED'])
})

test('members get the invitation too, unless they want no mail of events', async () => {
  const id = await events.plan({ title: 'Mailed to members' })
  await events.come(town.ada, id)
  const { mail } = await events.mailTo('ada@')
  assert.match(mail?.subject ?? '', /You are coming to “Mailed to members”/)
  const { count } = await events.mailTo('bea@')
  const choices = { mention: 'mail', reply: 'mail', thread: 'site', space: 'site', event: 'site' }
  assert.equal((await town.bea.post('/account/notices', choices)).status, 303)
  await events.come(town.bea, id)
  assert.equal((await events.mailTo('bea@')).count, count)
})

test('a guest waits, is offered a place that comes free, takes it without signing in, and gives it back the same way', async () => {
  const id = await events.plan({ title: 'Small', capacity: 1 })
  const first = await events.comeAsGuest(id, 'First')
  const second = await events.comeAsGuest(id, 'Second')
  assert.match((await town.gus.get(second.place)).text, /You are number 1 on the waiting list/)
  await town.gus.post(`${first.place}/back`)
  assert.match((await town.gus.get(first.place)).text, /I am coming<\/button>/)
  assert.match((await events.mailTo(second.address)).mail?.subject ?? '', /is free for you/)
  assert.match((await town.gus.get(second.place)).text, /Take the place/)
  await town.gus.post(`${second.place}/take`)
  assert.deepEqual((await events.states(id)).sort(), ['First asked', 'Second going'])
  assert.match((await town.gus.post(`${second.place}/back`)).location, /events/)
  assert.deepEqual((await events.states(id)).sort(), ['First asked', 'Second asked'])
  // The second click gives nothing back; after two days the links lead nowhere.
  assert.match((await town.gus.post(`${second.place}/back`)).location, /places/)
  await sql`update event_places set at = now() - interval '3 days' where event_id = ${id}`.execute(town.db)
  await offerDue(town.house)
  for (const place of [second.place, '/places/nonsense', `/places/${crypto.randomUUID()}`])
    for (const end of ['', '/take', '/back']) {
      const page = end ? await town.gus.post(`${place}${end}`) : await town.gus.get(place)
      assert.match(page.text, /not there any more/)
    }
})

test('whoever lets an offer go by can ask again behind the others', async () => {
  const id = await events.plan({ title: 'Slow', capacity: 1 })
  const [one, two, three] = [
    await events.comeAsGuest(id, 'One'),
    await events.comeAsGuest(id, 'Two'),
    await events.comeAsGuest(id, 'Three'),
  ]
  await town.gus.post(`${one.place}/back`)
  await sql`update event_places set offered_until = now() - interval '1 second' where event_id = ${id} and state = 'offered'`.execute(
    town.db,
  )
  await offerDue(town.house)
  assert.deepEqual((await events.states(id)).sort(), ['One asked', 'Three offered', 'Two asked'])
  assert.match((await events.mailTo(two.address)).mail?.subject ?? '', /went to the next person/)
  await town.gus.post(`${two.place}/take`)
  await town.gus.post(`${three.place}/take`)
  assert.deepEqual((await events.states(id)).sort(), ['One asked', 'Three going', 'Two waiting'])
})

test('nobody is there twice: a member who asked as a guest too has one place', async () => {
  const id = await events.plan({ title: 'Once' })
  await events.come(town.ada, id)
  await town.work()
  const { address } = await town.db
    .selectFrom('addresses')
    .where('member_id', '=', town.ada.id)
    .select('address')
    .executeTakeFirstOrThrow()
  await events.askAs(id, 'Ada again', address)
  const { place } = await events.mailTo(address)
  await town.gus.post(`${place}/take`)
  assert.deepEqual(await events.states(id), ['member going'])
  const other = await events.plan({ title: 'Once more' })
  await events.askAs(other, 'Ada before', address)
  await events.come(town.ada, other)
  assert.deepEqual(await events.states(other), ['member going'])
})

test('a guest who asks twice has one place, and one address gets only so many mails', async () => {
  const id = await events.plan({ title: 'Asked again' })
  for (let at = 0; at < 5; at++) assert.equal((await events.askAs(id, 'Nag', 'nag@example.org')).status, 200)
  assert.equal((await events.askAs(id, 'Nag', 'nag@example.org')).status, 429)
  assert.deepEqual(await events.states(id), ['Nag asked'])
})

test('the link of a place opens no other door, and stands for its holder only', async () => {
  const id = await events.plan({ title: 'For members', sees: 'members' })
  await events.come(town.ada, id)
  const { place } = await events.mailTo('ada@')
  assert.match((await town.gus.get(place)).text, /For members/)
  assert.equal((await town.gus.get(`/events/${id}`)).status, 404)
  // A suspended member keeps their place and can give it back, but cannot take one.
  await town.db.updateTable('members').set({ state: 'left' }).where('id', '=', town.ada.id).execute()
  assert.equal((await town.gus.get(place)).status, 404)
  await town.db.updateTable('members').set({ state: 'active' }).where('id', '=', town.ada.id).execute()
})
