// Being somebody else: forms of other websites, frames, forged headers, ways that lead elsewhere, forms that are sent twice.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTown, type Town } from '../kit.ts'
import { allDoors, fill } from './doors.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const form = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }

test('a form of another website is refused at every door, with each kind of browser, signed in or not', async () => {
  const session = `hearth_session=${town.ada.cookies.get('hearth_session')}`
  const strangers: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    { 'sec-fetch-site': 'same-site', origin: 'http://evil.hearth.test' },
    { origin: 'https://evil.example' },
    { origin: 'http://hearth.test.evil.example' },
    { origin: 'null' },
    { origin: 'null', cookie: session },
    { origin: 'https://hearth.test', cookie: session },
    { referer: 'https://evil.example/http://hearth.test/', cookie: session },
    { cookie: session },
  ]
  for (const { method, url, door } of allDoors(town)) {
    if (method === 'get' || door.fromAnywhere) continue
    for (const headers of strangers) {
      const answer = await town.app.inject({
        method: 'POST',
        url: fill(url, { id: 1, slug: 'commons' }),
        headers: { ...form, ...headers },
        payload: 'a=b',
      })
      assert.equal(answer.statusCode, 403, `${url} ${JSON.stringify(headers)}`)
      assert.equal(answer.headers['set-cookie'], undefined, url)
    }
  }
})

test('only the doors that stop mails take forms from anywhere, and know nobody there', () => {
  const open = allDoors(town).filter(({ door }) => door.fromAnywhere)
  assert.deepEqual([...new Set(open.map(({ url }) => url))], ['/notices/stop/:token'])
  assert.ok(open.every(({ door }) => door.may === 'anyone'))
})

test('no page can be put into a frame of another website or run a script of its own, errors and files included', async () => {
  for (const url of [
    '/',
    '/talk',
    '/sign-in',
    '/nowhere',
    '/threads/x',
    '/account',
    '/search?q=%00',
    '/people/1.json',
    '/assets/nothing',
    '/uploads/1/x',
  ]) {
    for (const who of [town.gus, town.ada]) {
      const { headers } = await who.get(url)
      const policy = String(headers['content-security-policy'])
      assert.match(policy, /frame-ancestors 'none'|default-src 'none'; sandbox/, url)
      assert.ok(!/unsafe-|\*|data:|https?:/.test(policy), policy)
      assert.equal(headers['x-content-type-options'], 'nosniff', url)
      assert.equal(headers['access-control-allow-origin'], undefined, url)
    }
  }
})

test('what a request says of its host and its way here reaches no page and no mail', async () => {
  const forged = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'gopher',
    'x-forwarded-for': 'evil.example',
    forwarded: 'host=evil.example',
    'x-original-url': '/evil.example',
  }
  for (const url of ['/', '/talk', '/spaces/commons', '/sign-in', '/account', '/nowhere', '/conduct']) {
    for (const who of [town.gus, town.ada]) {
      const page = await who.get(url, forged)
      assert.ok(!`${page.text}${JSON.stringify(page.headers)}`.includes('evil.example'), url)
    }
  }
  await town.gus.post('/sign-in', { address: 'ada@trust.example' }, forged)
  await town.ada.post('/account/addresses', { address: 'ada@home.example' }, forged)
  await town.ada.post('/join/invitations', { address: 'new@home.example' }, forged)
  await town.work()
  const mails = await town.mails()
  assert.ok(mails.length >= 3)
  for (const mail of mails) assert.ok(!JSON.stringify([mail.headerLines, mail.text, mail.html]).includes('evil.example'))
})

const elsewhere = [
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%0d%0aSet-Cookie:x=y',
  '/\r\nSet-Cookie: x=y',
  '/\t/evil.example',
  ' //evil.example',
  'https:evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/sign-out',
  '/.//evil.example',
  '/../../evil.example',
  '/%5cevil.example',
  '/@evil.example',
  '',
]

test('no way that a request asks for leads off the site or into a header', async () => {
  const started = await town.bea.post('/spaces/commons/threads', { title: 'Ways', body: 'Out', once: randomUUID() })
  for (const next of elsewhere) {
    const q = encodeURIComponent(next)
    const answers = [
      await town.bea.get(`/sign-in?next=${q}`),
      await town.bea.get(`/join/address?next=${q}`),
      await town.bea.post(`${started.location}/follow`, { level: 'follow', back: next }),
      await town.gus.get(`/account?next=${q}`),
      await town.gus.post('/threads/1/posts', { draft: 'reply:1', body: 'x' }, { referer: `http://hearth.test${next}` }),
    ]
    for (const { location, headers, text } of answers) {
      const leads = new URL(location || '/', 'http://hearth.test')
      assert.equal(leads.origin, 'http://hearth.test', next)
      assert.ok(!location.startsWith('//') && !/[\r\n\\]/.test(location), location)
      const inner = leads.searchParams.get('next')
      if (inner) assert.equal(new URL(inner, 'http://hearth.test').origin, 'http://hearth.test', inner)
      assert.ok(!JSON.stringify(headers['set-cookie'] ?? '').includes('x=y'))
      assert.ok(!/(href|action)="(\/\/|\/\\|https?:\/\/evil|javascript:)/.test(text), next)
    }
  }
})

test('each form that makes something makes it once, however often and however fast it is sent', async () => {
  const count = async (table: string) =>
    Number((await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(town.db)).rows[0]?.n)
  const started = await town.ada.post('/spaces/commons/threads', { title: 'Twice', body: 'First', once: randomUUID() })
  const id = Number(/\d+/.exec(started.location)?.[0])
  const { rows } = await sql<{ id: number }>`select id from posts where thread_id = ${id}`.execute(town.db)
  const waiting = await town.newcomer('Wim', { waiting: true })
  const invited = await town.newcomer('Ina')
  const times: [typeof town.ada, string, Record<string, string | number>, string][] = [
    [town.ada, '/spaces/commons/threads', { title: 'Once', body: 'Only', once: randomUUID() }, 'threads'],
    [town.ada, `/threads/${id}/posts`, { body: 'Only once', once: randomUUID() }, 'posts'],
    [
      town.mo,
      '/spaces',
      { name: 'One space', sees: 'members', writes: 'members', memory: 'for ever', reason: 'New', once: randomUUID() },
      'spaces',
    ],
    [town.bea, '/spaces/organisers/invitations', { member_id: invited.id }, 'space_invitations'],
    [town.ada, '/join/invitations', { address: 'once@home.example' }, 'invitations'],
    [town.ada, `/threads/${id}/follow`, { level: 'follow' }, 'thread_follows'],
    [town.mo, `/stewards/waiting/${waiting.id}`, {}, 'steward_acts'],
    [town.mo, `/people/${town.ivy.id}/suspend`, { length: 'day', reason: 'Rest', once: randomUUID() }, 'steward_acts'],
    [town.mo, `/posts/${rows[0]!.id}/remove`, { reason: 'Tidy', once: randomUUID() }, 'steward_acts'],
    [town.mo, `/threads/${id}/lock`, { locked: 'yes', reason: 'Done', once: randomUUID() }, 'steward_acts'],
  ]
  for (const [who, url, fields, table] of times) {
    const before = await count(table)
    const answers = await Promise.all([1, 2, 3].map(() => who.post(url, fields)))
    assert.ok(
      answers.some(({ status }) => status === 303),
      `${url}: ${answers.map(({ status }) => status)}`,
    )
    assert.ok(
      answers.every(({ status }) => status < 500),
      url,
    )
    await who.post(url, fields)
    assert.ok((await count(table)) - before <= 1, `${url} made ${(await count(table)) - before} in ${table}`)
  }
})

test('an address that is being added cannot be guessed by asking for code after code', async () => {
  for (let round = 0; round < 8; round++) {
    await town.bea.post('/account/addresses', { address: 'guess@home.example' })
    for (let guess = 0; guess < 5; guess++) await town.bea.post('/account/addresses/confirm', { code: '000000' })
  }
  await town.bea.post('/account/addresses', { address: 'guess@home.example' })
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from attempts where kind = 'account.guesses'`.execute(
    town.db,
  )
  assert.equal(rows[0]?.n, 30)
})
