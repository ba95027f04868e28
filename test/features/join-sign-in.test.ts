// Signing in by mail: the link, the code, and what people do with them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'
import { mailTo, proveAddress, signedInAs, stranger } from './sign-in-mail.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

/** Somebody with an account who has asked for a mail in a browser of their own. */
async function whoAsked(name: string, next = ''): Promise<Person & { address: string }> {
  await town.newcomer(name)
  const address = `${name.toLowerCase()}@trust.example`
  const who = stranger(town)
  const asked = await who.post('/sign-in', { address, next })
  assert.equal(asked.location, '/sign-in/code', asked.text)
  return { ...who, address }
}

const press = (who: Person, token: string) => who.post('/sign-in/link', { token })
const late = (address: string) =>
  sql`update sign_ins set expires_at = now() - interval '1 second' where address = ${address}`.execute(town.db)

test('a member signs in with the six digits of the mail and goes on to where they were', async () => {
  const who = await whoAsked('Cara', '/talk?page=2')
  assert.match((await who.get('/sign-in/code')).text, /cara@trust\.example/)
  const { code, subject, html } = await mailTo(town, who.address)
  assert.match(subject, /Sign in/)
  assert.ok(html.includes(`${code.slice(0, 3)} ${code.slice(3)}`))
  const answer = await who.post('/sign-in/code', { code: ` ${code.slice(0, 3)}-${code.slice(3)} ` })
  assert.equal(answer.location, '/talk?page=2')
  assert.equal(await signedInAs(who), who.address)
})

test('opening the link does nothing; the button behind it signs in', async () => {
  const who = await whoAsked('Dan')
  const { link, token } = await mailTo(town, who.address)
  for (let scan = 0; scan < 3; scan++) {
    const page = await stranger(town).get(link)
    assert.equal(page.status, 200)
    assert.equal(page.headers['set-cookie'], undefined)
  }
  const page = await who.get(link)
  assert.match(page.text, /dan@trust\.example/)
  assert.doesNotMatch(page.text, /another browser/)
  assert.equal(await signedInAs(who), undefined)
  assert.equal((await press(who, token)).status, 303)
  assert.equal(await signedInAs(who), who.address)
})

test('a link works in another browser, which is told that it is another one', async () => {
  const who = await whoAsked('Eve', '/spaces')
  const { link, token } = await mailTo(town, who.address)
  const phone = stranger(town)
  assert.match((await phone.get(link)).text, /another browser/)
  assert.equal((await press(phone, token)).location, '/spaces')
  assert.equal(await signedInAs(phone), who.address)
  assert.equal(await signedInAs(who), undefined)
})

test('a link and a code work once', async () => {
  const who = await whoAsked('Gil')
  const { code, token, link } = await mailTo(town, who.address)
  await press(who, token)
  const second = stranger(town)
  const again = await press(second, token)
  assert.equal(again.status, 422)
  assert.match(again.text, /used already/)
  assert.match((await second.get(link)).text, /used already.*Send a new one/s)
  assert.equal(await signedInAs(second), undefined)
  const here = { ...who, cookies: who.cookies }
  here.cookies.delete('hearth_session')
  await here.post('/sign-in/code', { code })
  assert.equal(await signedInAs(here), undefined)
})

test('two presses of the button at one moment sign in once', async () => {
  const who = await whoAsked('Gus2')
  const { token } = await mailTo(town, who.address)
  const answers = await Promise.all([press(stranger(town), token), press(stranger(town), token), press(stranger(town), token)])
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [303, 422, 422])
})

test('a link and a code that are late no longer work, and a new one is a press away', async () => {
  const who = await whoAsked('Hal', '/talk')
  const { code, token, link } = await mailTo(town, who.address)
  await late(who.address)
  assert.match((await who.get(link)).text, /older than it may be/)
  assert.equal((await press(who, token)).status, 422)
  const answer = await who.post('/sign-in/code', { code })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /older than it may be.*Send a new one/s)
  assert.equal(await signedInAs(who), undefined)
  assert.equal((await who.post('/sign-in/again')).location, '/sign-in/code')
  const fresh = await mailTo(town, who.address)
  assert.notEqual(fresh.token, token)
  assert.equal((await press(who, fresh.token)).location, '/talk')
})

test('something that is no code is told beside the field, and what was typed is still there', async () => {
  const who = await whoAsked('Lea')
  for (const code of ['', '12345', 'abcdef', '1234567', '１２３', '\0']) {
    const answer = await who.post('/sign-in/code', { code })
    assert.equal(answer.status, 422, code)
    assert.match(answer.text, /Enter the six digits/)
  }
  assert.match((await who.post('/sign-in/code', { code: '12 34' })).text, /value="12 34"/)
})

test('signing out ends the session for good', async () => {
  const who = await whoAsked('Rob')
  await press(who, (await mailTo(town, who.address)).token)
  const kept = who.cookies.get('hearth_session')!
  assert.equal((await who.post('/sign-out')).location, '/')
  const thief = stranger(town)
  thief.cookies.set('hearth_session', kept)
  assert.equal(await signedInAs(thief), undefined)
  assert.equal((await who.post('/sign-out')).status, 303)
})

test('words that were sent after a session had ended are there as a draft after signing in', async () => {
  const ada = await town.newcomer('Tess')
  const thread = (await ada.post('/spaces/commons/threads', { title: 'A title', body: 'Some words' })).location
  ada.cookies.set('hearth_session', 'over-over-over-over-over-over-over-over-ove')
  const draft = `reply:${thread.split('/')[2]}`
  const sent = await ada.post(
    `${thread}/posts`,
    { body: 'Half an hour of thinking', draft },
    { referer: `http://hearth.test${thread}` },
  )
  const next = new URL(sent.location, 'http://hearth.test').searchParams.get('next')!
  assert.equal(await proveAddress(town, ada, 'tess@trust.example', next), thread)
  assert.equal(ada.cookies.has('hearth_parked'), false)
  assert.match((await ada.get(thread)).text, /Half an hour of thinking/)
})

test('the list of sessions says which browser it was', async () => {
  const who = await whoAsked('Uma')
  const agent = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0' }
  await who.post('/sign-in/link', { token: (await mailTo(town, who.address)).token }, agent)
  assert.equal((await who.json('/account/sessions')).json.sessions[0].device, 'Firefox on Windows')
})

test('an address is read as people type it, and nonsense is told beside the field', async () => {
  await town.newcomer('Vic')
  const who = stranger(town)
  assert.equal((await who.post('/sign-in', { address: '  VIC@Trust.Example\u200b ' })).status, 303)
  assert.equal((await press(who, (await mailTo(town, 'vic@trust.example')).token)).status, 303)
  for (const address of [
    '',
    'vic',
    'vic@',
    '<script>@x',
    'a@b.example, c@d.example',
    'a\r\nBcc: b@c.example',
    `${'a'.repeat(100_000)}@x.example`,
    '\0@x.example',
  ]) {
    const answer = await stranger(town).post('/sign-in', { address })
    assert.equal(answer.status, 422, address.slice(0, 40))
    assert.match(answer.text, /Enter (your|an) e-mail address/)
  }
  assert.match((await stranger(town).post('/sign-in', { address: 'vic at trust' })).text, /value="vic at trust"/)
})

test('a link that never was is met with kindness', async () => {
  for (const token of ['x', 'A'.repeat(43), '%00', '..%2f..%2fetc']) {
    const page = await stranger(town).get(`/sign-in/link/${token}`)
    assert.equal(page.status, 422)
    assert.match(page.text, /Send a new one/)
  }
  assert.equal((await stranger(town).get('/sign-in/code')).location, '/sign-in')
})
