// Parts of events: programmes of conferences, the running order of an hour, slots that volunteers take on, and who hosts.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { eventsIn, fields, soon } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'
import type { Fields } from '../person.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

const add = (id: number, part: Fields) => town.mo.post(`/events/${id}/programme`, { start: '10:00', minutes: '20', ...part })
const partsOf = (id: number) =>
  town.db.selectFrom('event_parts').where('event_id', '=', id).selectAll().orderBy('after_minutes').orderBy('id').execute()

test('a conference of two days has talks in rooms, moves with its parts, and its calendar tells them', async () => {
  const id = await events.plan({
    title: 'The conference',
    kind: 'conference',
    day: soon(20),
    end_day: soon(21),
    start: '09:00',
    end: '17:00',
  })
  const talk = {
    title: 'Sharing code',
    room: 'Main hall',
    speakers: 'Nia Okoro',
    body: 'How we **share**.',
    slides_url: 'https://slides.example/1',
  }
  assert.equal((await add(id, { ...talk, day: soon(20), start: '09:30' })).status, 303)
  await add(id, { title: 'Dashboards', room: 'Room 2', day: soon(21), start: '11:00' })
  const page = (await town.ada.get(`/events/${id}`)).text
  assert.match(
    page,
    /Programme[\s\S]*09:30[\s\S]*Sharing code[\s\S]*Main hall[\s\S]*Nia Okoro[\s\S]*<strong>share<\/strong>[\s\S]*slides\.example[\s\S]*11:00[\s\S]*Dashboards/,
  )
  for (const [part, says] of [
    [{ title: 'Clash', room: 'main hall', day: soon(20), start: '09:45' }, /“Sharing code” is in Main hall then/],
    [{ title: 'Early', day: soon(20), start: '08:00' }, /begins later than that/],
    [{ title: 'Late', day: soon(21), start: '16:50' }, /is over by then/],
    [{ title: '', day: soon(20) }, /Give it a title/],
    [{ title: 'Endless', day: soon(20), minutes: '5000' }, /A day at most/],
    [{ title: 'Link', day: soon(20), slides_url: 'javascript:alert(1)' }, /begins with https/],
  ] as const)
    assert.match((await add(id, part)).text, says)
  const text = (await town.gus.get(`/events/${id}/calendar.ics`)).text
  const vevent = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')!
  assert.match(
    String(vevent.getFirstPropertyValue('description')),
    /09:30 Sharing code, Nia Okoro, Main hall\n11:00 Dashboards, Room 2/,
  )
  // An hour later, and so are its parts.
  const moved = {
    ...fields,
    title: 'The conference',
    kind: 'conference',
    day: soon(20),
    end_day: soon(21),
    start: '10:00',
    end: '18:00',
  }
  assert.equal((await town.mo.post(`/events/${id}`, moved)).status, 303)
  assert.match((await town.ada.get(`/events/${id}`)).text, /10:30[\s\S]*Sharing code[\s\S]*12:00[\s\S]*Dashboards/)
  assert.equal((await town.ada.get(`/events/${id}/programme`)).status, 403)
})

test('the usual running order is one click, a second click adds nothing, and of two who press at once one has the slot', async () => {
  const id = await events.plan({ title: 'Coffee', repeat: 'weekly', until: soon(30) })
  await town.mo.post(`/events/${id}/programme/usual`, {})
  await town.mo.post(`/events/${id}/programme/usual`, {})
  const parts = await partsOf(id)
  assert.deepEqual(
    parts.map(({ title, after_minutes }) => [title, after_minutes]),
    [
      ['Hello', 0],
      ['Show and tell', 5],
      ['Tip of the week', 25],
      ['Code surgery', 30],
      ['Open chat', 50],
    ],
  )
  const slot = parts[1]!.id
  assert.match((await town.ada.get(`/events/${id}`)).text, /Running order[\s\S]*Open: it could be you/)
  const take = (who: typeof town.ada, part = slot) =>
    who.post(`/events/${id}/programme/${part}/take`, { brings: 'A chart that went wrong' })
  const dora = await town.newcomer('Dora')
  await Promise.all([take(town.ada), take(town.bea), take(dora), take(town.ada)])
  const [taken] = (await partsOf(id)).filter((part) => part.id === slot)
  assert.ok(taken!.member_id !== null && taken!.brings === 'A chart that went wrong')
  const winner = [town.ada, town.bea, dora].find((who) => who.id === taken!.member_id)!
  const loser = winner === town.ada ? town.bea : town.ada
  await take(loser)
  assert.equal((await partsOf(id)).find((part) => part.id === slot)!.member_id, winner.id)
  // A part that is no slot is nobody's to take, nor one of an event that is over, nor for the suspended.
  await take(town.ada, parts[0]!.id)
  assert.equal((await partsOf(id))[0]!.member_id, null)
  assert.equal((await take(town.sol, parts[2]!.id)).status, 403)
  // The winner describes it, nobody else does; the host is told, and opens it again.
  assert.equal((await winner.post(`/events/${id}/programme/${slot}`, { body: 'About **axes**', slides_url: '' })).status, 303)
  assert.equal((await loser.post(`/events/${id}/programme/${slot}`, { body: 'Mine' })).status, 403)
  assert.match((await town.gus.get(`/events/${id}`)).text, /<strong>axes<\/strong>/)
  assert.match((await town.mo.get('/notices')).text, /takes on “Show and tell” at “Coffee”/)
  assert.equal((await loser.post(`/events/${id}/programme/${slot}/leave`, {})).status, 303)
  assert.equal((await partsOf(id)).find((part) => part.id === slot)!.member_id, winner.id)
  await town.mo.post(`/events/${id}/programme/${slot}/leave`, {})
  assert.equal((await partsOf(id)).find((part) => part.id === slot)!.member_id, null)
})

test('whoever cannot take a slot on reads why', async () => {
  const id = await events.plan({ title: 'Why not' })
  await town.mo.post(`/events/${id}/programme/usual`, {})
  const parts = await partsOf(id)
  const [hello, show] = [parts[0]!, parts[1]!]
  const take = async (part: { id: number }, who = town.ada) => {
    const { location } = await who.post(`/events/${id}/programme/${part.id}/take`, { brings: '' })
    return (await who.get(location)).text
  }
  assert.match(await take(hello), /“Hello” is not open: its hosts see to it/)
  assert.match(await take(show), /“Show and tell” is yours\. Thank you/)
  assert.match(await take(show), /“Show and tell” is yours already/)
  assert.match(await take(show, town.bea), /Somebody was quicker/)
  await sql`update events set cancelled_at = now() where id = ${id}`.execute(town.db)
  assert.match(await take(show, town.bea), /This event is called off: there is nothing to take on/)
  await sql`update events set cancelled_at = null where id = ${id}`.execute(town.db)
  await events.inMinutes(id, -90)
  assert.match(await take(show, town.bea), /This event is over: there is nothing to take on/)
})

test('next time takes the parts of last time, without those who did them', async () => {
  const id = await events.plan({ title: 'Again', repeat: 'weekly', until: soon(30) })
  await town.mo.post(`/events/${id}/programme/usual`, {})
  await town.ada.post(`/events/${id}/programme/${(await partsOf(id))[1]!.id}/take`, { brings: '' })
  const next = await sql<{ id: number }>`
    select b.id from events a join events b on b.series_id = a.series_id and b.starts_at > a.starts_at where a.id = ${id} order by b.starts_at limit 1`.execute(
    town.db,
  )
  const second = next.rows[0]!.id
  assert.match((await town.mo.get(`/events/${second}/programme`)).text, /Take the parts of last time/)
  await town.mo.post(`/events/${second}/programme/last-time`, {})
  const parts = await partsOf(second)
  assert.deepEqual([parts.length, parts.filter(({ member_id }) => member_id !== null).length], [5, 0])
})

test('hosts name others, who are told and may change the event; one host stays', async () => {
  const id = await events.plan({ title: 'Shared', repeat: 'weekly', until: soon(30) })
  const { handle } = await town.db.selectFrom('members').where('id', '=', town.bea.id).select('handle').executeTakeFirstOrThrow()
  assert.equal((await town.bea.get(`/events/${id}/change`)).status, 403)
  assert.equal((await town.bea.post(`/events/${id}/hosts`, { called: handle! })).status, 403)
  assert.match(
    (await town.mo.post(`/events/${id}/hosts`, { called: 'nobody-at-all' })).text,
    /No member who sees this event is called that/,
  )
  assert.match((await town.mo.post(`/events/${id}/hosts/${town.mo.id}/drop`, {})).location, /hosts$/)
  await town.mo.post(`/events/${id}/hosts`, { called: `@${handle}`, later: 'on' })
  assert.equal((await town.bea.get(`/events/${id}/change`)).status, 200)
  assert.match((await town.bea.get('/notices')).text, /You are a host of “Shared” now/)
  const counts = await sql<{ hosts: number }>`
    select count(*)::int as hosts from event_hosts h join events e on e.id = h.event_id where e.title = 'Shared' group by e.id`.execute(
    town.db,
  )
  assert.ok(counts.rows.length >= 3 && counts.rows.every(({ hosts }) => hosts === 2))
  await town.bea.post(`/events/${id}/hosts/${town.mo.id}/drop`, {})
  assert.match((await town.ada.get(`/events/${id}.json`)).text, /"hosts":\[\{"id":\d+,"name":"Bea"\}\]/)
  assert.equal((await town.bea.get(`/events/${id}/hosts`)).status, 200)
})
