// Stopping mails by the link that stands in each: without signing in, by a person, a mail program, or not by a scanner.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asMember } from '#platform/db/viewing.ts'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'
import { follow, start, told, write } from './notices-kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

/** The link of the newest mail. */
async function stopLink(): Promise<string> {
  await town.work()
  const mail = (await town.mails()).at(-1)!
  const list = mail.headers.get('list') as { unsubscribe: { url: string } }
  return list.unsubscribe.url.replace('http://hearth.test', '')
}

/** What a mail provider's machine sends: no cookie, a foreign Origin, the body of RFC 8058. */
function oneClick(link: string, headers: Record<string, string> = {}) {
  const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers }
  return town.gus.send('POST', link, form, 'List-Unsubscribe=One-Click')
}

async function replyTo(ada: Person, title: string) {
  const first = await start(town, ada, town.spaces.members, title)
  const second = await write(town, town.bea, first, { replyTo: first })
  return { first, second }
}

test('a link scanner changes nothing, a button on the page does, and the page takes it back', async () => {
  const zoe = await town.newcomer('Zoe')
  const { first } = await replyTo(zoe, 'Private title')
  const link = await stopLink()
  const page = await town.gus.get(link)
  assert.equal(page.status, 200)
  assert.match(page.text, /Stop mails about this thread/)
  assert.doesNotMatch(page.text, /Private title|Zoe/)
  await town.gus.send('HEAD', link, {})
  assert.deepEqual(await told(town, await write(town, town.bea, first, { replyTo: first })), ['Zoe reply mail'])

  const done = await town.gus.post(link, { what: 'this', stop: 'yes' })
  assert.equal(done.status, 200)
  assert.match(done.text, /you get no more of these mails/)
  assert.deepEqual(await told(town, await write(town, town.bea, first, { replyTo: first })), ['Zoe reply'])
  assert.deepEqual(await told(town, await write(town, town.bea, first, { mentions: [zoe] })), ['Zoe mention mail'])
  assert.match((await zoe.get('/account/notices')).text, /Private title/)

  await town.gus.post(link, { what: 'this', stop: 'no' })
  assert.deepEqual(await told(town, await write(town, town.bea, first, { replyTo: first })), ['Zoe reply mail'])
})

test('one click of a mail program stops mails of the thread, wherever it comes from and however often', async () => {
  const zoe = await town.newcomer('Yan')
  const { first } = await replyTo(zoe, 'One click')
  const link = await stopLink()
  for (const headers of [{}, { origin: 'https://mail.provider.example' }, { 'sec-fetch-site': 'cross-site', origin: 'null' }]) {
    const answer = await oneClick(link, headers as Record<string, string>)
    assert.equal(answer.status, 200, 'a redirect is not allowed')
  }
  assert.deepEqual(await told(town, await write(town, town.bea, first, { replyTo: first })), ['Yan reply'])
  const { first: other } = await replyTo(zoe, 'Another thread')
  assert.deepEqual(await told(town, await write(town, town.bea, other, { replyTo: other })), ['Yan reply mail'])
  assert.equal((await zoe.post('/account/notices/start', { thread: first.threadId })).status, 303)
  assert.deepEqual(await told(town, await write(town, town.bea, first, { replyTo: first })), ['Yan reply mail'])
})

test('one click on a mail about a mention stops mails about mentions, and notices still come on the site', async () => {
  const zoe = await town.newcomer('Xia')
  await start(town, town.bea, town.spaces.members, 'Mention', { mentions: [zoe] })
  await oneClick(await stopLink())
  assert.equal((await zoe.json('/account/notices')).json.choices.mention, 'site')
  assert.deepEqual(await told(town, await start(town, town.bea, town.spaces.members, 'Again', { mentions: [zoe] })), [
    'Xia mention',
  ])
})

test('all mails of a kind can be stopped from the same page', async () => {
  const zoe = await town.newcomer('Wim')
  await replyTo(zoe, 'Kind')
  await town.gus.post(await stopLink(), { what: 'kind', stop: 'yes' })
  const { choices } = (await zoe.json('/account/notices')).json
  assert.deepEqual([choices.reply, choices.mention], ['site', 'mail'])
})

test('stopping also stops a mail that already waits', async () => {
  const zoe = await town.newcomer('Vik')
  const { first } = await replyTo(zoe, 'Waiting')
  const link = await stopLink()
  await zoe.get(`/notices/${(await zoe.json('/notices')).json.groups[0].id}`)
  await write(town, town.bea, first, { replyTo: first })
  const before = (await town.mails()).length
  await oneClick(link)
  await town.work()
  assert.equal((await town.mails()).length, before)
})

test('the link of somebody who has left, or one that never was, says that no mails come, without an error', async () => {
  const zoe = await town.newcomer('Uma')
  await replyTo(zoe, 'Leaving')
  const link = await stopLink()
  await town.db.updateTable('members').set({ state: 'left' }).where('id', '=', zoe.id).execute()
  for (const address of [link, '/notices/stop/unknown', `/notices/stop/${'x'.repeat(150)}`]) {
    const page = await town.gus.get(address)
    assert.equal(page.status, 200)
    assert.match(page.text, /No mails are sent because of this link any more/)
    assert.equal((await oneClick(address)).status, 200)
  }
})

test('at the door that takes forms from anywhere, nobody is signed in', async () => {
  const zoe = await town.newcomer('Tom')
  await replyTo(zoe, 'Door')
  const link = await stopLink()
  const page = await town.ada.get(link)
  assert.match(page.text, /Sign in/)
  assert.doesNotMatch(page.text, /Your account<\/a>/)
  const foreign = await zoe.post(
    '/account/notices',
    { mention: 'off' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  )
  assert.equal(foreign.status, 403, 'every other door refuses them')
})

test('tokens are long, one a member and thread, and nobody can list them', async () => {
  const zoe = await town.newcomer('Sam')
  const { first } = await replyTo(zoe, 'Tokens')
  const link = await stopLink()
  await zoe.get((await zoe.json('/notices')).json.groups[0].href)
  await write(town, town.bea, first, { replyTo: first })
  assert.equal(await stopLink(), link)
  assert.ok(link.split('/').at(-1)!.length >= 32)
  await follow(town, zoe, first.threadId, 'follow')
  await assert.rejects(
    asMember(town.house.database, zoe.id, (db) => db.selectFrom('mail_stops').select('token').execute()),
    /permission denied/,
  )
})
