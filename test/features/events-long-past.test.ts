// Events of long ago that came from elsewhere: stewards give them hosts, and hosts say what they were about and keep their record.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { keepArrived } from '#features/events/import/keep.ts'
import { readJson } from '#features/events/import/read-lists.ts'
import { soon } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

test('a past event without hosts gets hosts, subjects and a record, and is found by its subject', async () => {
  const rows = [{ title: 'Long ago', date: '2026-06-01', start: '10:00', end: '11:00' }]
  await keepArrived(town.house, readJson(JSON.stringify(rows)), false)
  const { id } = await town.db.selectFrom('events').where('title', '=', 'Long ago').select('id').executeTakeFirstOrThrow()
  const page = (await town.mo.get(`/events/${id}`)).text
  assert.match(page, /Name hosts/)
  assert.match(page, /Say what it was about/)
  assert.match((await town.mo.get(`/events/${id}/hosts`)).text, /Nobody hosts it yet[\s\S]*Name a host/)
  const { handle } = await town.db.selectFrom('members').where('id', '=', town.bea.id).select('handle').executeTakeFirstOrThrow()
  await town.mo.post(`/events/${id}/hosts`, { called: handle! })
  assert.match((await town.bea.get(`/events/${id}`)).text, /Name other hosts/)
  // Its host and stewards say what it was about, and nobody else.
  const subjects = `/events/${id}/subjects`
  for (const who of [town.ada, town.sol]) assert.equal((await who.post(subjects, { tags: 'mine' })).status, 403)
  assert.equal((await town.bea.post(subjects, { tags: 'a, b, c, d, e, f, g' })).status, 422)
  await town.mo.post(subjects, { tags: 'forecasting' })
  assert.match((await town.bea.get(subjects)).text, /value="forecasting"/)
  await town.bea.post(subjects, { tags: 'forecasting, dplyr' })
  await town.bea.post(`/events/${id}/record`, { notes: '', slides_url: 'https://example.org/slides', what: 'publish' })
  for (const tag of ['forecasting', 'dplyr']) assert.match((await town.gus.get(`/events?show=past&tag=${tag}`)).text, /Long ago/)
  assert.match((await town.gus.get(`/events/${id}`)).text, /example\.org\/slides/)
})

test('until an event is over, its subjects are changed with all the rest of it', async () => {
  const rows = [{ title: 'To come', date: soon(10), start: '10:00', end: '11:00' }]
  await keepArrived(town.house, readJson(JSON.stringify(rows)), false)
  const { id } = await town.db.selectFrom('events').where('title', '=', 'To come').select('id').executeTakeFirstOrThrow()
  assert.doesNotMatch((await town.mo.get(`/events/${id}`)).text, /Say what it was about/)
  assert.equal((await town.mo.post(`/events/${id}/subjects`, { tags: 'early' })).status, 403)
})
