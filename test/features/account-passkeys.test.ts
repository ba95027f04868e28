// Passkeys: added, named, used, removed; and everything that must not sign anybody in.
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type Lies, openAuthenticator } from '../authenticator.ts'
import { openTown, type Town } from '../kit.ts'
import { type Person, personOf } from '../person.ts'

const SITE = 'http://hearth.test'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

type Device = ReturnType<typeof openAuthenticator>

async function addPasskey(who: Person, device: Device, name = 'Work laptop', lies: Lies = {}) {
  const { options } = (await who.postJson('/passkeys/add/start', {})).json
  return who.postJson('/passkeys/add/finish', { name, response: device.make(options, lies) })
}

const stranger = () => personOf(town.app, 0, undefined)

async function signIn(who: Person, device: Device, lies: Lies = {}, more: object = {}) {
  const { options } = (await who.postJson('/passkeys/use/start', {})).json
  return who.postJson('/passkeys/use/finish', { response: device.use(options, lies), ...more })
}

const passkeysOf = async (who: Person) => (await who.json('/account/passkeys')).json.passkeys

async function signedInAs(who: Person): Promise<string | undefined> {
  const answer = await who.json('/account/addresses')
  return answer.status === 200 ? answer.json.addresses[0].address : undefined
}

test('a member adds a passkey and signs in with it on another visit, without typing an address', async () => {
  const device = openAuthenticator(SITE)
  const added = await addPasskey(town.ada, device)
  assert.equal(added.json.location, '/account/passkeys')
  assert.match((await town.ada.get('/account/passkeys')).text, /Work laptop/)
  const visitor = stranger()
  const answer = await signIn(visitor, device, {}, { next: '/account/sessions' })
  assert.equal(answer.json.location, '/account/sessions')
  assert.equal(await signedInAs(visitor), 'ada@trust.example')
  assert.notEqual((await passkeysOf(town.ada))[0].last_used_at, null)
  await town.work()
  assert.ok((await town.mails()).some((mail) => /passkey was added/.test(mail.subject ?? '')))
})

test('the device is asked for a passkey that it finds by itself, and told nothing that is guessed from outside', async () => {
  const { options } = (await town.bea.postJson('/passkeys/add/start', {})).json
  assert.equal(options.rp.id, 'hearth.test')
  assert.equal(options.authenticatorSelection.residentKey, 'required')
  assert.equal(Buffer.from(options.user.id, 'base64url').length, 32)
  const asked = (await stranger().postJson('/passkeys/use/start', {})).json
  assert.deepEqual(asked.options.allowCredentials ?? [], [])
})

test('what a request says in Host counts for nothing', async () => {
  const forged = { host: 'evil.test', 'x-forwarded-host': 'evil.test' }
  const { options } = (await town.bea.postJson('/passkeys/add/start', {}, forged)).json
  assert.equal(options.rp.id, 'hearth.test')
  const elsewhere = openAuthenticator('http://evil.test')
  const answer = await town.bea.postJson('/passkeys/add/finish', { response: elsewhere.make(options) }, forged)
  assert.equal(answer.status, 422)
})

test('a passkey that was made for another site, another question or an old challenge is not kept', async () => {
  const device = openAuthenticator(SITE)
  const lies: Lies[] = [
    { origin: 'http://evil.test' },
    { origin: 'http://hearth.test.evil.test' },
    { rpId: 'evil.test' },
    { type: 'webauthn.get' },
    { challenge: Buffer.from('guessed').toString('base64url') },
  ]
  for (const lie of lies) assert.equal((await addPasskey(town.ivy, device, 'Phone', lie)).status, 422, JSON.stringify(lie))
  const { options } = (await town.ivy.postJson('/passkeys/add/start', {})).json
  await town.db
    .updateTable('passkey_challenges')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .execute()
  assert.equal((await town.ivy.postJson('/passkeys/add/finish', { response: device.make(options) })).status, 422)
  assert.deepEqual(await passkeysOf(town.ivy), [])
})

test('nobody can finish what another member began', async () => {
  const device = openAuthenticator(SITE)
  const { options } = (await town.bea.postJson('/passkeys/add/start', {})).json
  const response = device.make(options)
  assert.equal((await town.ivy.postJson('/passkeys/add/finish', { response })).status, 422)
  assert.deepEqual(await passkeysOf(town.ivy), [])
})

test('one challenge answers once, also when the answer was wrong', async () => {
  const device = openAuthenticator(SITE)
  await addPasskey(town.bea, device, 'Bea')
  const visitor = stranger()
  const { options } = (await visitor.postJson('/passkeys/use/start', {})).json
  const good = device.use(options)
  assert.equal((await visitor.postJson('/passkeys/use/finish', { response: good })).status, 200)
  const again = stranger()
  assert.equal((await again.postJson('/passkeys/use/finish', { response: device.use(options) })).status, 422)

  const second = (await again.postJson('/passkeys/use/start', {})).json.options
  assert.equal(
    (await again.postJson('/passkeys/use/finish', { response: device.use(second, { origin: 'http://evil.test' }) })).status,
    422,
  )
  assert.equal((await again.postJson('/passkeys/use/finish', { response: device.use(second) })).status, 422)
  assert.equal(await signedInAs(again), undefined)
})

test('a wrong signature, place, question or counter signs nobody in', async () => {
  const device = openAuthenticator(SITE)
  await addPasskey(town.mo, device, 'Mo')
  assert.equal((await signIn(stranger(), device)).status, 200)
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const lies: Lies[] = [
    { key: other },
    { origin: 'http://evil.test' },
    { rpId: 'evil.test' },
    { type: 'webauthn.create' },
    { counter: 1 },
  ]
  for (const lie of lies) {
    const visitor = stranger()
    const answer = await signIn(visitor, device, lie)
    assert.equal(answer.status, 422, Object.keys(lie).join())
    assert.equal(await signedInAs(visitor), undefined)
  }
})

test('an unknown passkey gets one sentence, the same as one that is wrong', async () => {
  const known = openAuthenticator(SITE)
  await addPasskey(town.ivy, known, 'Ivy')
  const unknown = openAuthenticator(SITE)
  unknown.make({ challenge: 'x', user: { id: 'x' } })
  const wrong = await signIn(stranger(), known, { origin: 'http://evil.test' })
  const none = await signIn(stranger(), unknown)
  assert.deepEqual([none.status, none.text], [wrong.status, wrong.text])
})

test('signing in with a passkey leads to a page of ours only', async () => {
  const device = openAuthenticator(SITE)
  await addPasskey(town.ada, device, 'Ada again')
  for (const next of ['//evil.test', 'https://evil.test', '/\\evil.test']) {
    assert.equal((await signIn(stranger(), device, {}, { next })).json.location, '/')
  }
})

test('a page of another website can neither add nor use a passkey', async () => {
  const elsewhere = { 'sec-fetch-site': 'cross-site' }
  for (const path of ['/passkeys/add/start', '/passkeys/add/finish', '/passkeys/use/start', '/passkeys/use/finish']) {
    assert.equal((await town.ada.postJson(path, {}, elsewhere)).status, 403, path)
  }
  assert.equal((await stranger().postJson('/passkeys/add/start', {})).status, 401)
})

test('nonsense instead of a passkey is refused, and breaks nothing', async () => {
  const response = {
    id: 'x',
    rawId: 'x',
    type: 'public-key',
    response: { clientDataJSON: '!!', authenticatorData: '', signature: '' },
  }
  const bodies: unknown[] = [
    {},
    { response },
    { response: null },
    [],
    { response: { ...response, id: 'a\0b' } },
    { response: { id: 1 } },
  ]
  for (const body of bodies) assert.equal((await stranger().postJson('/passkeys/use/finish', body)).status, 422)
  for (const body of bodies) assert.equal((await town.ada.postJson('/passkeys/add/finish', body)).status, 422)
})

test('a member names and removes a passkey, and it signs in no more', async () => {
  const device = openAuthenticator(SITE)
  const una = await town.newcomer('Una')
  await addPasskey(una, device, '')
  const [passkey] = await passkeysOf(una)
  assert.equal(passkey.name, 'A browser')
  assert.equal((await una.post(`/account/passkeys/${passkey.id}/name`, { name: '' })).status, 422)
  await una.post(`/account/passkeys/${passkey.id}/name`, { name: 'Phone <b>' })
  assert.match((await una.get('/account/passkeys')).text, /Phone &lt;b>/)
  assert.match((await una.get(`/account/passkeys/${passkey.id}/remove`)).text, /no longer signs you in/)
  await una.post(`/account/passkeys/${passkey.id}/remove`)
  assert.deepEqual(await passkeysOf(una), [])
  assert.equal((await signIn(stranger(), device)).status, 422)
})

test('another member’s passkey is not there for me', async () => {
  const vic = await town.newcomer('Vic')
  await addPasskey(vic, openAuthenticator(SITE), 'Vic')
  const [theirs] = await passkeysOf(vic)
  assert.equal((await town.ada.get(`/account/passkeys/${theirs.id}/remove`)).status, 404)
  for (const [act, fields] of [
    ['remove', {}],
    ['name', { name: 'Mine' }],
  ] as const) {
    assert.equal((await town.ada.post(`/account/passkeys/${theirs.id}/${act}`, fields)).status, 404)
  }
  assert.deepEqual(
    (await passkeysOf(vic)).map((one: { name: string }) => one.name),
    ['Vic'],
  )
})
