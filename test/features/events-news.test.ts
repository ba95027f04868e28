// What hosts write to those who come: read by them alone, on the page and in their mail.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { exportEvents } from '#features/events/export.ts'
import { asMember } from '#platform/db/viewing.ts'
import { eventsIn } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

test('a host writes to those who come: members and guests read it, others and those who wait do not', async () => {
  const id = await events.plan({ title: 'With news', capacity: 2 })
  await events.come(town.ada, id)
  const { address, place } = await events.comeAsGuest(id, 'Nina')
  await events.come(town.bea, id)
  const body = 'Bring the **biscuits**: room 12.'
  assert.equal((await town.mo.post(`/events/${id}/news`, { body: ' ' })).status, 422)
  assert.equal((await town.ada.post(`/events/${id}/news`, { body })).status, 403)
  assert.equal((await town.ada.get(`/events/${id}/news`)).status, 403)
  const sent = await town.mo.post(`/events/${id}/news`, { body, once: 'news-once-1' })
  assert.equal(sent.status, 303)
  await town.mo.post(`/events/${id}/news`, { body, once: 'news-once-1' })
  const { mail } = await events.mailTo(address)
  assert.match(mail?.subject ?? '', /The hosts of “With news” wrote/)
  assert.match(mail?.text ?? '', /biscuits/)
  assert.match(String(mail?.html), /<strong>biscuits<\/strong>/)
  assert.match((await town.ada.get(`/events/${id}`)).text, /<strong>biscuits<\/strong>/)
  assert.match((await town.gus.get(place)).text, /biscuits/)
  assert.equal((await town.ada.get(`/events/${id}`)).text.split('biscuits').length, 2, 'A second press sends nothing.')
  for (const page of [
    await town.bea.get(`/events/${id}`),
    await town.ivy.get(`/events/${id}`),
    await town.gus.get(`/events/${id}`),
    await town.gus.get('/events/feed.atom'),
    await town.bea.get(`/events/${id}/calendar.ics`),
  ])
    assert.doesNotMatch(page.text, /biscuits/)
  assert.equal(JSON.stringify((await town.ada.json(`/events/${id}`)).json).includes('biscuits'), false)
})

test('news are few, and a host takes along what they wrote', async () => {
  const id = await events.plan({ title: 'Talkative' })
  for (let at = 0; at < 5; at++) assert.equal((await town.mo.post(`/events/${id}/news`, { body: `Word ${at}` })).status, 303)
  assert.equal((await town.mo.post(`/events/${id}/news`, { body: 'One more' })).status, 429)
  const taken = await asMember(town.house.database, town.mo.id, (db) => exportEvents(db, town.mo.id, town.house))
  assert.match(JSON.stringify(taken.find(({ name }) => name === 'events-news')?.data), /Word 4/)
})
