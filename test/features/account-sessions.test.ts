// Where a member is signed in, and signing out.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '../kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

type Listed = { id: number; device: string; is_this_one: boolean }
const listed = async (who: { json(url: string): Promise<{ json: { sessions: Listed[] } }> }) =>
  (await who.json('/account/sessions')).json.sessions

test('a member sees their devices, this one marked, and nobody else’s', async () => {
  await town.anotherBrowser(town.ada)
  const mine = await listed(town.ada)
  assert.equal(mine.length, 2)
  assert.equal(mine.filter((one) => one.is_this_one).length, 1)
  const page = await town.ada.get('/account/sessions')
  assert.match(page.text, /This device/)
  assert.match(page.text, /Test browser/)
})

test('a device that is signed out is out at its next step', async () => {
  const phone = await town.anotherBrowser(town.bea)
  const other = (await listed(town.bea)).find((one) => !one.is_this_one)!
  await town.bea.post(`/account/sessions/${other.id}/end`)
  assert.equal((await phone.get('/account')).status, 303)
  assert.equal((await town.bea.get('/account')).status, 200)
})

test('signing out everywhere else leaves this device in', async () => {
  const phones = [await town.anotherBrowser(town.ivy), await town.anotherBrowser(town.ivy)]
  await town.ivy.post('/account/sessions/end-others')
  for (const phone of phones) assert.equal((await phone.get('/account')).status, 303)
  assert.equal((await listed(town.ivy)).length, 1)
})

test('ending this very session is signing out', async () => {
  const phone = await town.anotherBrowser(town.mo)
  const [own] = (await listed(phone)).filter((one) => one.is_this_one)
  assert.equal((await phone.post(`/account/sessions/${own!.id}/end`)).location, '/')
  assert.equal((await phone.get('/account')).status, 303)
})

test('another member’s session is not there for me', async () => {
  const [theirs] = await listed(town.bea)
  for (const id of [theirs!.id, 999_999, 'x']) assert.equal((await town.ada.post(`/account/sessions/${id}/end`)).status, 404)
  assert.equal((await town.bea.get('/account')).status, 200)
})

test('a form from another website signs nobody out', async () => {
  assert.equal((await town.ada.post('/account/sessions/end-others', {}, { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await town.ada.post('/account/sessions/end-others', {}, { 'sec-fetch-site': 'same-site' })).status, 403)
})

test('a guest is led to sign in, and back', async () => {
  for (const page of ['', '/addresses', '/sessions', '/passkeys', '/leave']) {
    const answer = await town.gus.get(`/account${page}`)
    assert.equal(answer.status, 303)
    assert.equal(answer.location, `/sign-in?next=${encodeURIComponent(`/account${page}`)}`)
  }
})

test('the account page leads to each of its parts', async () => {
  const page = await town.ada.get('/account')
  for (const part of ['profile', 'addresses', 'notices', 'passkeys', 'sessions', 'leave']) {
    assert.ok(page.text.includes(`href="/account/${part}"`), part)
  }
})
