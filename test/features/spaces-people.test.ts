// Spaces with a list of people: asking others in, coming in, leaving, stepping in.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '#test/kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const people = async () =>
  (await town.ivy.json('/spaces/organisers/people')).json.people.map((person: { name: string }) => person.name)
const sees = async (person: Town['ada']) => (await person.get('/spaces/organisers')).status === 200

test('Somebody in a space finds a member by name and asks them in; they come in when they say yes', async () => {
  const ada = await town.newcomer('Adele')
  const found = await town.ivy.post('/spaces/organisers/invitations', { who: 'adel' })
  assert.match(found.text, /Invite<span class="hidden"> Adele/)
  await town.ivy.post('/spaces/organisers/invitations', { member_id: ada.id })
  assert.equal(await sees(ada), false)
  assert.match((await ada.get('/spaces')).text, /You are invited to Organisers/)
  await town.work()
  assert.ok((await town.mails()).some((mail) => mail.subject === 'You are invited to Organisers'))
  assert.match((await town.ivy.get('/spaces/organisers/people')).text, /Asked in, not answered yet/)
  await ada.post('/spaces/invitations', { space_id: town.spaces.invited, answer: 'accept' })
  assert.equal(await sees(ada), true)
  assert.ok((await people()).includes('Adele'))
})

test('Asking by address says and shows the same whether anybody has it or not', async () => {
  const carl = await town.newcomer('Carl')
  const known = await town.ivy.post('/spaces/organisers/invitations', { who: 'Carl@trust.example' })
  const shownKnown = await town.ivy.get('/spaces/organisers/people')
  const unknown = await town.ivy.post('/spaces/organisers/invitations', { who: 'nobody@trust.example' })
  const shownUnknown = await town.ivy.get('/spaces/organisers/people')
  assert.deepEqual([known.status, known.location], [unknown.status, unknown.location])
  assert.equal(shownKnown.text, shownUnknown.text)
  await town.work()
  const later = await town.ivy.get('/spaces/organisers/people')
  assert.ok(!later.text.includes('Carl'), 'the list does not tell before Carl has come in')
  assert.match((await carl.get('/spaces')).text, /You are invited to Organisers/)
  await carl.post('/spaces/invitations', { space_id: town.spaces.invited, answer: 'decline' })
  assert.doesNotMatch((await carl.get('/spaces')).text, /You are invited/)
})

test('Nobody accepts an invitation of another, or one that was never given', async () => {
  await town.ivy.post('/spaces/organisers/invitations', { member_id: town.ada.id })
  await town.newcomer('Eve').then(async (eve) => {
    await eve.post('/spaces/invitations', { space_id: town.spaces.invited, answer: 'accept' })
    assert.equal(await sees(eve), false)
  })
  await town.sol.post('/spaces/invitations', { space_id: town.spaces.invited, answer: 'accept' })
  assert.equal(await sees(town.sol), false)
  await town.ivy.post('/spaces/organisers/invitations', { member_id: town.ada.id, take_back: 'yes' })
  await town.ada.post('/spaces/invitations', { space_id: town.spaces.invited, answer: 'accept' })
  assert.equal(await sees(town.ada), false)
})

test('An invitation ends with the one who gave it leaving', async () => {
  const [host, guest] = [await town.newcomer('Host'), await town.newcomer('Guest')]
  await town.db.insertInto('space_members').values({ space_id: town.spaces.invited, member_id: host.id }).execute()
  await host.post('/spaces/organisers/invitations', { member_id: guest.id })
  await host.post('/spaces/organisers/leave')
  await guest.post('/spaces/invitations', { space_id: town.spaces.invited, answer: 'accept' })
  assert.equal(await sees(guest), false)
})

test('Whoever is not in a space asks nobody into it', async () => {
  assert.equal((await town.ada.post('/spaces/organisers/invitations', { member_id: town.ada.id })).status, 404)
  assert.equal((await town.mo.post('/spaces/organisers/invitations', { member_id: town.mo.id })).status, 404)
  assert.equal((await town.ada.post('/spaces/commons/invitations', { member_id: town.bea.id })).status, 403)
})

test('A steward steps into a space only with a reason, which its people and other stewards can read', async () => {
  const steward = await town.newcomer('Stella', { role: 'steward' })
  const desk = await steward.get('/stewards/spaces')
  assert.match(desk.text, /Organisers[\s\S]*Planning/)
  const page = `/stewards/spaces/${town.spaces.invited}/step-in`
  assert.equal((await steward.post(page, { reason: '  ' })).status, 422)
  assert.equal(await sees(steward), false)
  assert.equal((await town.ada.post(page, { reason: 'Curious' })).status, 404)
  await steward.post(page, { reason: 'A report of bullying' })
  assert.equal(await sees(steward), true)
  assert.match((await town.ivy.get('/spaces/organisers/people')).text, /Stella stepped in on [\s\S]*A report of bullying/)
  assert.match((await town.mo.get('/stewards/records')).text, /stepped into an invited space[\s\S]*A report of bullying/)
  assert.equal((await town.mo.get(`/spaces/organisers/people/${steward.id}`)).status, 404)
})

test('A steward takes a person out, with a reason, only where both are in', async () => {
  const [steward, person] = [await town.newcomer('Sam', { role: 'steward' }), await town.newcomer('Pat')]
  await town.db
    .insertInto('space_members')
    .values([steward.id, person.id].map((member_id) => ({ space_id: town.spaces.invited, member_id })))
    .execute()
  const page = `/spaces/organisers/people/${person.id}`
  assert.equal((await town.mo.post(page, { reason: 'Unkind' })).status, 404)
  assert.equal((await town.ivy.post(page, { reason: 'Unkind' })).status, 404)
  assert.equal((await steward.post(page, {})).status, 422)
  await steward.post(page, { reason: 'Asked to go' })
  assert.equal(await sees(person), false)
})

test('Leaving is always possible, also while one’s account is paused', async () => {
  await town.db.insertInto('space_members').values({ space_id: town.spaces.invited, member_id: town.sol.id }).execute()
  assert.equal(await sees(town.sol), true)
  await town.sol.post('/spaces/organisers/leave')
  assert.equal(await sees(town.sol), false)
})
