// Content that bites: odd bytes at every door, markup in every name, odd methods and kinds of content.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '../kit.ts'
import { multipart } from '../multipart.ts'
import { allDoors, fill } from './doors.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const odd = [
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%FF%FE',
  '%',
  '%25',
  "'%20or%201=1--",
  '99999999999999999999',
  '-1',
  '1e9',
  '0x1',
  'NaN',
  '%E2%80%AE',
  '__proto__',
  'constructor',
  '..%2f..',
  '%',
  '_',
  '%5C',
  'x'.repeat(190),
  'x'.repeat(8000),
]
const names = [
  'q',
  'page',
  'before',
  'after',
  'next',
  'space',
  'kind',
  'skill',
  'act',
  'person',
  'post',
  'reply_to',
  'words',
  'level',
  'to',
  'into',
  'from',
  'offset',
  'code',
]

test('odd bytes, numbers and repetitions in any address or question break no page', async () => {
  const said: string[] = []
  for (const { method, url } of allDoors(town)) {
    if (method !== 'get' || url === '/account/leave/export') continue
    const asked = odd.map((text) => url.replace(/:(\w+)/g, text))
    const real = fill(url, { id: 1, slug: 'commons', name: 'x' })
    for (const text of odd) asked.push(`${real}?${names.map((name) => `${name}=${text.slice(0, 300)}`).join('&')}`)
    asked.push(`${real}?${names.map((name) => `${name}=1&${name}=2`).join('&')}`)
    asked.push(`${real}?${names.map((name) => `${name}[x]=1&${name}.__proto__=2&__proto__=3`).join('&')}`)
    asked.push(
      `${real}?${names.map((name) => `${name}=1-a%00b`).join('&')}`,
      `${real}?${names.map((name) => `${name}=9999999999999999-9`).join('&')}`,
    )
    for (const path of new Set(asked)) {
      const page = await town.mo.get(path)
      if (page.status >= 500) said.push(`${page.status} ${path.slice(0, 120)}`)
    }
  }
  assert.deepEqual(said, [])
})

const bodies: [string, unknown][] = [
  [
    'application/json',
    {
      title: { toString: 1 },
      body: [1],
      draft: { toString: 1 },
      name: null,
      posts: {},
      once: [],
      level: {},
      kind: 1,
      response: 1,
    },
  ],
  [
    'application/json',
    {
      title: '\u0000\ud800',
      body: 'a\u0000\udfff',
      name: '\ud800x',
      reason: '\udc00',
      draft: 'x\u0000',
      once: '\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000',
      who: '\ud800',
      tag: '\ud800',
    },
  ],
  [
    'application/json',
    {
      id: 1e300,
      space_id: -1,
      member_id: 1.5,
      thread: '9'.repeat(40),
      up_to: 1e15,
      posts: [1e308],
      version: 1e14,
      into: '9'.repeat(15),
    },
  ],
  ['application/json', [1, 2]],
  ['application/json', 'text'],
  ['application/json', null],
]
const raw: [string, string][] = [
  ['application/json', '{"__proto__":{"role":"steward"},"body":"x"}'],
  ['application/json', '{"constructor":{"prototype":{"role":"steward"}},"body":"x"}'],
  ['application/json', '{"body":'],
  ['application/json', `${'['.repeat(20_000)}`],
  ['application/x-www-form-urlencoded', '__proto__[role]=steward&constructor=1&body=%00&title=%ED%A0%80&name=%FF&reason=%00'],
  [
    'application/x-www-form-urlencoded',
    'body=a&body=b&title=a&title=b&name=a&name=b&reason=a&reason=b&address=a&address=b&who=a&who=b&next=/a&next=/b&code=1&code=2',
  ],
  ['application/x-www-form-urlencoded', `body=${'x'.repeat(600_000)}&title=${'y'.repeat(60_000)}`],
  ['text/plain', 'body=x'],
  ['application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ['multipart/form-data', 'no boundary'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\ny\r\n--x--\r\n'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="body"\r\n\r\ny'],
  ['', 'x'],
]

for (const who of ['gus', 'ada', 'mo'] as const) {
  test(`whatever ${who} sends to any door, it is answered and breaks nothing`, async () => {
    const said: string[] = []
    const all = [...bodies.map(([type, value]) => [type, JSON.stringify(value)] as const), ...raw]
    const person = who === 'gus' ? town.gus : await town.newcomer(`Fuzz${who}`, who === 'mo' ? { role: 'steward' } : {})
    for (const { method, url } of allDoors(town)) {
      if (method === 'get' || /^\/(sign-out|account\/(leave|sessions))/.test(url)) continue
      for (const [type, payload] of all) {
        for (const accept of ['text/html', 'application/json']) {
          const path = fill(url, { id: 1, slug: 'commons' })
          const page = await person.send('POST', path, { 'content-type': type, accept, 'sec-fetch-site': 'same-origin' }, payload)
          if (page.status >= 500) said.push(`${page.status} ${path} ${type} ${payload.slice(0, 60)}`)
        }
      }
    }
    assert.deepEqual(said, [])
    assert.equal(({} as { role?: string }).role, undefined)
  })
}

test('odd methods and odd ways of asking get a plain answer', async () => {
  for (const method of ['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND']) {
    const page = await town.ada.send(method, '/threads/1', { 'sec-fetch-site': 'same-origin' }).catch(() => undefined)
    if (page) assert.ok(page.status >= 400 && page.status < 500, `${method} ${page.status}`)
  }
  const over = await town.ada.post('/threads/1', { _method: 'DELETE' }, { 'x-http-method-override': 'DELETE' })
  assert.equal(over.status, 404)
  for (const url of [
    '//evil.example/talk',
    '/talk/',
    '/TALK',
    '/talk;x=1',
    '/./talk',
    '/talk/..%2f',
    '/.json',
    '/talk.json.json',
    '/assets/../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
  ])
    assert.ok((await town.gus.get(url)).status < 500, url)
})

const bite = `<img src=x onerror=alert(1)>"'</title><script>alert(1)</script>{{7*7}}`

test('markup in the name of a space, thread, tag, file, member or address is text on every page and in every mail', async () => {
  const eve = await town.newcomer('Eve')
  await town.db
    .updateTable('members')
    .set({ name: bite.slice(0, 80), about: bite, pronouns: '<b>they</b>', seen_by: 'everyone' })
    .where('id', '=', eve.id)
    .execute()
  const hostile = {
    name: bite.slice(0, 80),
    purpose: bite,
    norms: bite,
    sees: 'everyone',
    writes: 'members',
    memory: 'for ever',
    reason: bite,
    once: randomUUID(),
  }
  assert.equal((await town.mo.post('/spaces', hostile)).status, 303)
  const space = await town.db.selectFrom('spaces').select('slug').orderBy('id', 'desc').executeTakeFirstOrThrow()
  const started = await eve.post(`/spaces/${space.slug}/threads`, {
    title: bite,
    body: `${bite}\n\nHello @bea`,
    once: randomUUID(),
  })
  assert.equal(started.status, 303)
  const id = Number(/\d+/.exec(started.location)?.[0])
  await town.ada.post(`/threads/${id}/posts`, { body: `${bite} again`, once: randomUUID() })
  await town.mo.post(`/threads/${id}/lock`, { locked: 'yes', reason: bite, once: randomUUID() })
  await town.work()
  const mails = await town.mails()
  assert.ok(mails.length > 0)
  for (const mail of mails) assert.ok(!/<img src=x|<script>/.test(String(mail.html)), mail.subject)
  const { first } = await town.db
    .selectFrom('posts')
    .select((eb) => eb.fn.min('id').as('first'))
    .where('thread_id', '=', id)
    .executeTakeFirstOrThrow()
  const urls = new Set([
    `/people/${eve.id}`,
    `/people/${eve.id}/steward`,
    `/search?q=${encodeURIComponent(bite)}`,
    '/search?q=again',
    `/threads/${id}?reply_to=${first}`,
  ])
  for (const { method, url } of allDoors(town)) {
    if (method !== 'get' || url === '/account/leave/export') continue
    urls.add(fill(url, { id, slug: space.slug, name: 'x' }))
    urls.add(fill(url, { id: Number(first), slug: space.slug, name: 'x' }))
  }
  for (const url of urls) {
    for (const who of [town.gus, town.ada, town.mo, eve]) {
      const { text } = await who.get(url)
      assert.ok(!/<img src=x|<script>alert/.test(text), `${url}: ${/.{80}(<img src=x|<script>alert).{40}/s.exec(text)?.[0]}`)
    }
  }
})

test('signs that a database reads as "anything" are taken as they are typed', async () => {
  for (const [url, list] of [
    ['/people?q=%25', 'people'],
    ['/people?q=_', 'people'],
    ['/people?q=%5C', 'people'],
    ['/people/suggest?q=%25', 'people'],
    ['/people/suggest?q=_', 'people'],
  ] as const)
    assert.deepEqual((await town.ada.json(url)).json[list], [], url)
})

test('a word of a megabyte is refused with a kind sentence, and one as long as a post is kept', async () => {
  const huge = await town.ada.post('/spaces/commons/threads', {
    title: 'A word',
    body: 'x'.repeat(1_000_000),
    once: randomUUID(),
  })
  assert.equal(huge.status, 413)
  assert.match(huge.text, /too large/)
  const long = await town.ada.post('/spaces/commons/threads', {
    title: 'w'.repeat(200),
    body: 'x'.repeat(50_000),
    once: randomUUID(),
  })
  assert.equal(long.status, 303)
  assert.equal((await town.gus.get(long.location)).status, 200)
  const wide = await town.ada.post('/spaces/commons/threads', {
    title: 'Wide',
    body: '\u{1d54f}'.repeat(25_000),
    once: randomUUID(),
  })
  assert.ok([303, 422].includes(wide.status))
})

test('a file with a long name in any script can be opened by the address that it was given', async () => {
  const { headers, payload } = multipart({}, { field: 'file', name: `${'資'.repeat(100)}.csv`, bytes: Buffer.from('a,b\n') })
  const all = { ...headers, accept: 'application/json', 'sec-fetch-site': 'same-origin' }
  const kept = await town.ada.send('POST', '/uploads', all, payload)
  assert.equal(kept.status, 200)
  assert.equal((await town.ada.get(kept.json.url)).status, 200)
})
