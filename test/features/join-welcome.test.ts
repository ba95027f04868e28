// From a proved address to a member: the welcome page, the ways of joining, and the code of conduct.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { renderConduct } from '#core/conduct/actions.ts'
import { openTown, type Town } from '../kit.ts'
import type { Fields } from '../person.ts'
import { mailTo, proveAddress, signedInAs, stranger, WELCOME } from './sign-in-mail.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

/** How people join, for the length of one test. */
async function withJoining(joining: string, inviting: string, work: () => Promise<void>): Promise<void> {
  assert.equal((await town.mo.post('/stewards/joining', { joining, inviting })).status, 303)
  try {
    await work()
  } finally {
    await town.mo.post('/stewards/joining', { joining: 'open', inviting: 'members' })
  }
}

const memberWith = (address: string) =>
  town.db
    .selectFrom('addresses as a')
    .innerJoin('members as m', 'm.id', 'a.member_id')
    .where('a.address', '=', address)
    .selectAll('m')
    .executeTakeFirst()

/** Proves an address and sends the welcome page. */
async function joinAs(address: string, fields: Fields = {}, next = '') {
  const who = stranger(town)
  assert.equal(await proveAddress(town, who, address, next), '/join/welcome')
  return { who, answer: await who.post('/join/welcome', { ...WELCOME, ...fields }) }
}

test('a stranger joins: an address, a name, the code of conduct, and they are in', async () => {
  const who = stranger(town)
  assert.match((await who.get('/join')).text, /Everybody is welcome/)
  assert.equal(await proveAddress(town, who, 'nia@gmail.com', '/spaces'), '/join/welcome')
  const page = (await who.get('/join/welcome')).text
  assert.match(page, /nia@gmail\.com/)
  assert.match(page, /within five working days/)
  const answer = await who.post('/join/welcome', { ...WELCOME, about: 'I count beds', wants_to_learn: 'R', could_help: 'SQL' })
  assert.equal(answer.location, '/spaces')
  assert.equal(await signedInAs(who), 'nia@gmail.com')
  const nia = (await memberWith('nia@gmail.com'))!
  assert.deepEqual(
    [nia.name, nia.about, nia.wants_to_learn, nia.could_help, nia.role, nia.state],
    ['Nia Price', 'I count beds', 'R', 'SQL', 'member', 'active'],
  )
  const agreed = await town.db.selectFrom('conduct_agreements').selectAll().where('member_id', '=', nia.id).execute()
  assert.deepEqual(
    agreed.map((one) => one.version),
    [1],
  )
  assert.equal((await who.post('/spaces/commons/threads', { title: 'Hello', body: 'I am new' })).status, 303)
})

test('whoever joins with an address of their employer is asked for a personal one', async () => {
  const { who, answer } = await joinAs('olu@council.example', {}, '/talk')
  assert.equal(answer.location, '/join/address?next=%2Ftalk')
  const page = (await who.get(answer.location)).text
  assert.match(page, /so that you keep your account when your employer changes/)
  assert.match(page, /href="\/talk"/)
  assert.equal((await who.post('/account/addresses', { address: 'olu@home.example' })).location, '/account/addresses/confirm')
})

test('what is missing on the welcome page is told beside it, and what was typed is still there', async () => {
  const { who, answer } = await joinAs('pat@home.example', { name: ' \u200b ', agree: '', about: 'Half a line' })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /Enter the name/)
  assert.match(answer.text, /say that you agree/)
  assert.match(answer.text, /Half a line/)
  for (const fields of [{ about: 'x'.repeat(501) }, { name: 'x'.repeat(81) }, { name: '\u202e\u2066\0' }, { version: 'x' }]) {
    assert.equal((await who.post('/join/welcome', { ...WELCOME, ...fields })).status, 422, JSON.stringify(fields).slice(0, 60))
  }
  assert.equal(await memberWith('pat@home.example'), undefined)
  assert.equal((await who.post('/join/welcome', WELCOME)).status, 303)
})

test('a name cannot turn the page around or hide letters', async () => {
  await joinAs('rio@home.example', { name: '  Rio\u202e\u200b  Te\u0301llez\u2069 \r\n<b>' })
  assert.equal((await memberWith('rio@home.example'))?.name, 'Rio Téllez <b>')
})

test('fields that nobody asked for change nothing', async () => {
  const fields = { role: 'steward', state: 'active', id: 1, address: 'mo@trust.example', is_primary: 'on', member_id: town.mo.id }
  await joinAs('sam@home.example', fields)
  const sam = (await memberWith('sam@home.example'))!
  assert.deepEqual([sam.role, (await memberWith('mo@trust.example'))?.id], ['member', town.mo.id])
})

test('nobody joins without having proved an address', async () => {
  const who = stranger(town)
  assert.equal((await who.get('/join/welcome')).location, '/join')
  who.cookies.set('hearth_proven', 'guessed-guessed-guessed-guessed-guessed-gue')
  assert.equal((await who.post('/join/welcome', WELCOME)).location, '/sign-in')
  assert.equal(await signedInAs(who), undefined)
})

test('a proof is good for two hours, once', async () => {
  const { who } = await joinAs('tom@home.example', { name: '' })
  const key = who.cookies.get('hearth_proven')!
  await sql`update proven_addresses set expires_at = now() where address = 'tom@home.example'`.execute(town.db)
  assert.equal((await who.post('/join/welcome', WELCOME)).location, '/sign-in')
  assert.equal(await memberWith('tom@home.example'), undefined)
  assert.equal(await proveAddress(town, who, 'tom@home.example'), '/join/welcome')
  const sent = await Promise.all([1, 2].map(() => who.post('/join/welcome', WELCOME)))
  assert.ok(sent.every((answer) => answer.status === 303))
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from members where name = ${WELCOME.name}
    and id in (select member_id from addresses where address = 'tom@home.example')`.execute(town.db)
  assert.equal(rows[0]?.n, 1)
  const other = stranger(town)
  other.cookies.set('hearth_proven', key)
  assert.equal((await other.get('/join/welcome')).location, '/join')
})

test('an address that has got an account in another window leads into that account', async () => {
  const [one, two] = [stranger(town), stranger(town)]
  await proveAddress(town, one, 'uli@home.example')
  await proveAddress(town, two, 'uli@home.example')
  await one.post('/join/welcome', { ...WELCOME, name: 'Uli' })
  await two.post('/join/welcome', { ...WELCOME, name: 'Somebody else' })
  assert.equal((await memberWith('uli@home.example'))?.name, 'Uli')
})

test('with joining by steward’s yes, a newcomer waits, reads only what everybody may, and is let in by one button', async () => {
  await withJoining('approval', 'members', async () => {
    const { who, answer } = await joinAs('val@home.example', { name: 'Val', about: 'I count ambulances' })
    assert.equal(answer.status, 303)
    assert.equal((await who.get('/spaces/help-with-r')).status, 404)
    assert.equal((await who.post('/spaces/commons/threads', { title: 'Hi', body: 'Hi' })).status, 403)
    const profile = `/people/${(await memberWith('val@home.example'))!.id}`
    assert.equal((await town.bea.get(profile)).status, 404)
    assert.equal((await who.get(`/people/${town.ada.id}`)).status, 404)
    assert.equal((await who.get('/people')).status, 403)
    assert.equal((await who.get('/account/addresses')).status, 200)
    await town.work()
    assert.match((await town.mo.get('/notices')).text, /waits to be let in/)
    assert.match((await town.mo.get('/stewards')).text, /One person would like to join/)
    const page = (await town.mo.get('/stewards/waiting')).text
    assert.match(page, /Val.*val@home\.example.*I count ambulances/s)
    const { id } = (await memberWith('val@home.example'))!
    for (const other of [town.ada, town.sol, who]) assert.notEqual((await other.post(`/stewards/waiting/${id}`)).status, 303)
    assert.equal((await memberWith('val@home.example'))?.state, 'waiting')
    assert.equal((await town.ada.get('/stewards/waiting')).status, 404)
    assert.equal((await town.mo.post(`/stewards/waiting/${id}`)).status, 303)
    assert.match((await mailTo(town, 'val@home.example')).subject, /Welcome/)
    assert.equal((await who.get('/spaces/help-with-r')).status, 200)
    assert.match((await town.mo.get('/stewards/records')).text, /let a member in/)
    await town.mo.post(`/stewards/waiting/${id}`)
  })
})

test('a declined request is deleted with everything in it, and answered kindly', async () => {
  await withJoining('approval', 'members', async () => {
    const { who } = await joinAs('wes@home.example', { name: 'Wes' })
    const { id } = (await memberWith('wes@home.example'))!
    assert.equal((await town.ada.post(`/stewards/waiting/${id}/decline`)).status, 404)
    assert.match((await town.mo.get(`/stewards/waiting/${id}/decline`)).text, /Decline the request of Wes/)
    assert.equal((await town.mo.post(`/stewards/waiting/${id}/decline`, { reason: 'Sells software' })).status, 303)
    const mail = await mailTo(town, 'wes@home.example')
    assert.match(mail.text, /ask again/)
    assert.doesNotMatch(mail.text, /Sells software/)
    assert.equal(await memberWith('wes@home.example'), undefined)
    assert.equal(await signedInAs(who), undefined)
    assert.equal((await town.mo.post(`/stewards/waiting/${town.ada.id}/decline`)).status, 303)
    assert.ok(await memberWith('ada@trust.example'))
  })
})

test('with joining by invitation, a stranger gets a mail that says how, and no way in', async () => {
  await withJoining('invitation', 'members', async () => {
    const who = stranger(town)
    assert.equal((await who.post('/sign-in', { address: 'xia@home.example' })).location, '/sign-in/code')
    assert.match((await who.get('/sign-in/code')).text, /We sent a mail to <strong>xia@home\.example/)
    const mail = await mailTo(town, 'xia@home.example')
    assert.match(mail.text, /by invitation/)
    assert.equal(mail.code + mail.link, '')
    assert.equal(await proveAddress(town, stranger(town), 'ivy@trust.example'), '/')
  })
})

test('a way in that was open when the mail was sent closes with the setting', async () => {
  const who = stranger(town)
  await who.post('/sign-in', { address: 'yan@home.example' })
  const { token } = await mailTo(town, 'yan@home.example')
  const { who: half } = await joinAs('zoe@home.example', { name: '' })
  await withJoining('invitation', 'members', async () => {
    const answer = await who.post('/sign-in/link', { token })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /by invitation/)
    assert.match((await half.post('/join/welcome', WELCOME)).text, /invitation is missing/)
    assert.equal(await memberWith('zoe@home.example'), undefined)
  })
})

test('only stewards decide how people join', async () => {
  for (const who of [town.ada, town.sol, town.gus]) {
    await who.post('/stewards/joining', { joining: 'approval', inviting: 'stewards' })
    assert.notEqual((await who.get('/stewards/joining')).status, 200)
  }
  assert.match((await stranger(town).get('/join?1')).text, /Everybody is welcome/)
  assert.equal((await town.mo.post('/stewards/joining', { joining: 'closed' })).status, 422)
})

test('a new version of the code of conduct is published by a steward, and members are asked to agree again', async () => {
  const ned = await town.newcomer('Ned')
  await ned.post('/conduct', { version: 1 })
  assert.doesNotMatch((await ned.get('/')).text, /code of conduct<\/h2>/)
  const { who: half } = await joinAs('ora@home.example', { name: '' })
  assert.equal((await town.ada.get('/stewards/conduct')).status, 404)
  const form = { change: 'Masks are welcome.', body: '## Kind\n\nBe **kind**. <script>alert(1)</script>', after: 1 }
  assert.notEqual((await town.ada.post('/stewards/conduct', form)).status, 303)
  assert.equal((await town.mo.post('/stewards/conduct', form)).location, '/conduct')
  const second = await town.mo.post('/stewards/conduct', form)
  assert.equal(second.status, 422)
  assert.match(second.text, /in the meantime/)
  const page = (await stranger(town).get('/conduct?now')).text
  assert.match(page, /Be <strong>kind<\/strong>/)
  assert.doesNotMatch(page, /<script>alert/)
  assert.match((await ned.get('/')).text, /Masks are welcome/)
  assert.equal((await ned.post('/conduct', { version: 1 })).location, '/conduct')
  assert.equal((await ned.post('/conduct', { version: 2 })).location, '/')
  assert.doesNotMatch((await ned.get('/')).text, /Masks are welcome/)
  const late = await half.post('/join/welcome', WELCOME)
  assert.equal(late.status, 422)
  assert.match(late.text, /changed in the meantime.*Be <strong>kind/s)
  assert.equal((await half.post('/join/welcome', { ...WELCOME, version: 2 })).status, 303)
})

test('the code of conduct that comes with the program looks as its text says', async () => {
  const first = await town.db.selectFrom('conduct_versions').selectAll().where('version', '=', 1).executeTakeFirstOrThrow()
  assert.equal((await renderConduct(first.body)).html, first.html)
})
