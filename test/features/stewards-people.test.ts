// What stewards decide about members: pausing, ending a pause, making and unmaking stewards.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '#test/kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const reason = 'Unkind words, three times'
const memberOf = (id: number) => town.db.selectFrom('members').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('A paused member is told why by mail, sees until when, can read, and cannot write in a session that was open before', async () => {
  const rob = await town.newcomer('Rob')
  assert.equal((await town.mo.post(`/people/${rob.id}/suspend`, { length: 'week' })).status, 422)
  assert.equal((await town.mo.post(`/people/${rob.id}/suspend`, { length: 'date', until: '2020-01-01', reason })).status, 422)
  await town.mo.post(`/people/${rob.id}/suspend`, { length: 'date', until: '2099-05-03', reason })
  const page = await rob.get('/spaces')
  assert.equal(page.status, 200)
  assert.match(page.text, /paused until 3 May 2099/)
  assert.equal((await rob.post('/spaces/commons/threads', { title: 'Still here', body: 'Words' })).status, 403)
  await town.work()
  const mail = (await town.mails()).find((one) => one.subject?.includes('paused'))
  assert.match(mail?.text ?? '', /until 3 May 2099[\s\S]*Unkind words, three times/)
  await town.mo.post(`/people/${rob.id}/lift`, { reason: 'They said sorry' })
  assert.equal((await rob.post('/spaces/commons/threads', { title: 'Back', body: 'Words' })).status, 303)
})

test('A pause without an end holds', async () => {
  const ron = await town.newcomer('Ron')
  await town.mo.post(`/people/${ron.id}/suspend`, { length: 'good', reason })
  assert.equal((await ron.post('/spaces/commons/threads', { title: 'No', body: 'Words' })).status, 403)
  assert.match((await ron.get('/spaces')).text, /Your account is paused:/)
  assert.match((await town.mo.get('/stewards')).text, /Ron<\/a>[\s\S]*for good/)
})

test('A member pauses nobody, and makes nobody a steward', async () => {
  for (const path of ['suspend', 'lift', 'role']) {
    const sent = await town.ada.post(`/people/${town.bea.id}/${path}`, { length: 'week', role: 'steward', reason })
    assert.equal(sent.status, 404, path)
  }
  assert.equal((await memberOf(town.bea.id)).role, 'member')
})

test('A steward pauses neither themselves nor another steward', async () => {
  const steward = await town.newcomer('Stan', { role: 'steward' })
  for (const id of [steward.id, town.mo.id]) {
    assert.equal((await town.mo.post(`/people/${id}/suspend`, { length: 'week', reason })).status, 403)
    assert.equal((await memberOf(id)).suspended_until, null)
  }
  await town.mo.post(`/people/${steward.id}/role`, { role: 'member', reason })
  await town.mo.post(`/people/${steward.id}/suspend`, { length: 'week', reason })
  assert.ok((await memberOf(steward.id)).suspended_until)
})

test('A steward makes another, each with a record; a paused member cannot become one', async () => {
  const uma = await town.newcomer('Uma')
  await town.mo.post(`/people/${uma.id}/role`, { role: 'steward', reason: 'Has time' })
  assert.equal((await uma.get('/stewards')).status, 200)
  assert.equal((await town.mo.post(`/people/${town.sol.id}/role`, { role: 'steward', reason })).status, 403)
  await town.mo.post(`/people/${uma.id}/role`, { role: 'member', reason: 'Stepped back' })
  assert.equal((await uma.get('/stewards')).status, 404)
  const acts = await town.db.selectFrom('steward_acts').select('act').where('member_id', '=', uma.id).orderBy('id').execute()
  assert.deepEqual(
    acts.map((one) => one.act),
    ['make steward', 'unmake steward'],
  )
})

test('The last steward stays, also when two step down at the same moment', async () => {
  assert.equal((await town.mo.post(`/people/${town.mo.id}/role`, { role: 'member', reason })).status, 403)
  const vera = await town.newcomer('Vera', { role: 'steward' })
  await Promise.all([
    town.mo.post(`/people/${town.mo.id}/role`, { role: 'member', reason }),
    vera.post(`/people/${vera.id}/role`, { role: 'member', reason }),
  ])
  const left = await town.db.selectFrom('members').select('id').where('role', '=', 'steward').execute()
  assert.equal(left.length, 1)
})
