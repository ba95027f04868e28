// Talking in threads: reading, writing, editing, reactions, and who may.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

/** Starts a thread; gives back its address, such as /threads/3. */
async function start(who: Person, slug: string, title = 'A title', body = 'Some words'): Promise<string> {
  const answer = await who.post(`/spaces/${slug}/threads`, { title, body })
  assert.equal(answer.status, 303, answer.text)
  return answer.location
}

async function reply(who: Person, thread: string, body: string): Promise<number> {
  const answer = await who.post(`${thread}/posts`, { body })
  assert.equal(answer.status, 303, answer.text)
  return Number(/#post-(\d+)/.exec(answer.location)![1])
}

test('a member starts a thread, another replies, and everybody reads both', async () => {
  const thread = await start(town.ada, 'commons', 'Why is my median wrong?', 'I tried `median(x)`')
  await reply(town.bea, thread, 'Remove the missing values: `na.rm = TRUE`')
  const page = await town.gus.get(thread)
  assert.equal(page.status, 200)
  assert.match(page.text, /Why is my median wrong\?/)
  assert.match(page.text, /<code>na\.rm = TRUE<\/code>/)
  const { posts } = (await town.gus.json(thread)).json
  assert.deepEqual(
    posts.map((post: { number: number; author_name: string }) => [post.number, post.author_name]),
    [
      [1, 'Ada'],
      [2, 'Bea'],
    ],
  )
})

test('a thread in a members’ space is not there for guests, in any form', async () => {
  const thread = await start(town.ada, 'help-with-r', 'Secret plans')
  const post = await reply(town.bea, thread, 'Hidden words')
  for (const address of [
    thread,
    `${thread}.json`,
    `/posts/${post}`,
    `/posts/${post}/history`,
    `${thread}/new-posts?after=0`,
    `${thread}/live`,
    '/spaces/help-with-r',
  ]) {
    const answer = await town.gus.get(address)
    assert.equal(answer.status, 404, address)
    assert.doesNotMatch(answer.text, /Secret plans|Hidden words/)
  }
  assert.doesNotMatch((await town.gus.get('/talk')).text, /Secret plans/)
  assert.doesNotMatch((await town.gus.get('/')).text, /Secret plans/)
})

test('an invited space is not there for members and stewards who were not invited', async () => {
  const thread = await start(town.ivy, 'organisers', 'The budget', 'Ten pounds')
  const post = await reply(town.bea, thread, 'Nine')
  for (const who of [town.ada, town.mo, town.gus]) {
    assert.equal((await who.get(thread)).status, 404)
    assert.equal((await who.get(`/posts/${post}`)).status, 404)
    assert.doesNotMatch((await who.get('/talk')).text, /The budget/)
  }
  assert.equal((await town.ada.post(`${thread}/posts`, { body: 'Let me in' })).status, 404)
  assert.equal((await town.ada.post(`/posts/${post}/reactions`, { kind: 'thanks' })).status, 404)
  assert.equal((await town.ada.post(`${thread}/follow`, { level: 'follow' })).status, 404)
})

test('a suspended member reads but does not write', async () => {
  const thread = await start(town.ada, 'commons')
  assert.equal((await town.sol.get(thread)).status, 200)
  assert.equal((await town.sol.post(`${thread}/posts`, { body: 'Still here' })).status, 403)
  assert.equal((await town.sol.post('/spaces/commons/threads', { title: 'Me', body: 'Still here' })).status, 403)
})

test('empty and too long posts come back with what was typed and a sentence beside the field', async () => {
  const thread = await start(town.ada, 'commons')
  const empty = await town.ada.post('/spaces/commons/threads', { title: 'Only a title', body: '  ' })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Write something first/)
  assert.match(empty.text, /Only a title/)
  const long = await town.ada.post(`${thread}/posts`, { body: `${'a'.repeat(50_001)}` })
  assert.equal(long.status, 422)
  assert.match(long.text, /50,000 characters/)
  assert.match(long.text, /aaaaaaaaaa/)
  const title = await town.ada.post('/spaces/commons/threads', { title: 'x'.repeat(201), body: 'Words' })
  assert.equal(title.status, 422)
  assert.match(title.text, /200 characters/)
})

test('broken encodings do no harm', async () => {
  const thread = await start(town.ada, 'commons')
  const answer = await town.ada.postJson(`${thread}/posts`, { body: 'nul \u0000 lone \ud800 and \u202e override' })
  assert.equal(answer.status, 200, answer.text)
  assert.equal((await town.gus.get(thread)).status, 200)
  assert.equal(
    (
      await town.ada.send(
        'POST',
        `${thread}/posts`,
        { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        '{"body": ',
      )
    ).status,
    400,
  )
  assert.equal((await town.ada.postJson(`${thread}/posts`, JSON.parse('{"__proto__":{"body":"x"}}'))).status >= 400, true)
})

test('the same form sent twice posts once, also at the same moment', async () => {
  const thread = await start(town.ada, 'commons')
  const fields = { body: 'Only once', once: 'aaaaaaaaaaaaaaaa' }
  const answers = await Promise.all([1, 2, 3].map(() => town.bea.post(`${thread}/posts`, fields)))
  assert.equal(new Set(answers.map((answer) => answer.location)).size, 1)
  const { posts } = (await town.ada.json(thread)).json
  assert.equal(posts.filter((post: { html: string }) => post.html.includes('Only once')).length, 1)
})

test('fields that are not on the form change nothing', async () => {
  const answer = await town.ada.post('/spaces/commons/threads', {
    title: 'Mine',
    body: 'Mine',
    author_id: town.bea.id,
    pinned_at: '2020-01-01',
    space_id: town.spaces.invited,
    id: 1,
  })
  const row = await town.db
    .selectFrom('threads')
    .selectAll()
    .where('id', '=', Number(answer.location.split('/')[2]))
    .executeTakeFirstOrThrow()
  assert.deepEqual([row.author_id, row.pinned_at, row.space_id], [town.ada.id, null, town.spaces.commons])
})

test('only the author edits, and what a post said before stays readable', async () => {
  const thread = await start(town.ada, 'commons')
  const post = await reply(town.bea, thread, 'First words')
  assert.equal((await town.ada.post(`/posts/${post}`, { body: 'Not mine' })).status, 403)
  assert.equal((await town.mo.post(`/posts/${post}`, { body: 'Not mine' })).status, 403)
  assert.equal((await town.bea.post(`/posts/${post}`, { body: 'Second words' })).status, 303)
  const page = await town.gus.get(thread)
  assert.match(page.text, /Second words/)
  assert.doesNotMatch(page.text, /First words/)
  assert.match((await town.gus.get(`/posts/${post}/history`)).text, /First words/)
})

test('taking a post back removes its words everywhere and leaves a grey line', async () => {
  const thread = await start(town.ada, 'commons')
  const post = await reply(town.bea, thread, 'Regrettable kumquat')
  await town.bea.post(`/posts/${post}`, { body: 'Still regrettable kumquat' })
  assert.equal((await town.ada.post(`/posts/${post}/take-back`)).status, 403)
  assert.equal((await town.bea.post(`/posts/${post}/take-back`)).status, 303)
  for (const address of [thread, `${thread}.json`, `/posts/${post}/history`, `/search?q=kumquat`]) {
    assert.doesNotMatch((await town.bea.get(address)).text, /Regrettable|regrettable/, address)
  }
  const { posts } = (await town.gus.json(thread)).json
  assert.equal(posts.length, 2)
  assert.ok(posts[1].removed_at)
  assert.equal((await town.bea.post(`/posts/${post}`, { body: 'Back again' })).status, 403)
})

test('a reaction is given and taken back by the same button', async () => {
  const thread = await start(town.ada, 'commons')
  const post = await reply(town.bea, thread, 'Helpful words')
  const count = async () => (await town.ada.json(thread)).json.posts[1].reactions
  await town.ada.post(`/posts/${post}/reactions`, { kind: 'thanks' })
  assert.deepEqual(await count(), [{ kind: 'thanks', count: 1, mine: true }])
  await town.ada.post(`/posts/${post}/reactions`, { kind: 'thanks' })
  assert.deepEqual(await count(), [])
  await town.ada.post(`/posts/${post}/reactions`, { kind: 'poop' })
  assert.deepEqual(await count(), [])
})

test('long threads have pages of twenty, and a post’s address leads to its page', async () => {
  const thread = await start(town.ada, 'commons')
  const posts: number[] = []
  for (let i = 2; i <= 45; i++) posts.push(await reply(i % 2 ? town.ada : town.bea, thread, `Post number ${i}`))
  assert.equal((await town.gus.json(thread)).json.posts.length, 20)
  const third = (await town.gus.json(`${thread}?page=3`)).json
  assert.deepEqual([third.page, third.pages, third.posts[0].number, third.posts.length], [3, 3, 41, 5])
  assert.equal((await town.gus.get(`/posts/${posts[40]}`)).location, `${thread}?page=3#post-${posts[40]}`)
  assert.equal((await town.gus.json(`${thread}?page=99999`)).json.page, 3)
  assert.equal((await town.gus.json(`${thread}?page=-1`)).json.page, 1)
})

test('replies at the same moment all arrive, with numbers without gaps', async () => {
  const thread = await start(town.ada, 'commons')
  await Promise.all(
    Array.from({ length: 12 }, (_, i) => (i % 2 ? town.ada : town.bea).post(`${thread}/posts`, { body: `At once ${i}` })),
  )
  const { posts } = (await town.gus.json(thread)).json
  assert.deepEqual(
    posts.map((post: { number: number }) => post.number),
    Array.from({ length: 13 }, (_, i) => i + 1),
  )
})

test('unread marks show what is new, and lead to the first new post', async () => {
  const thread = await start(town.ada, 'commons', 'Unread things')
  await town.bea.get(thread)
  for (let i = 0; i < 25; i++) await reply(town.ada, thread, `More ${i}`)
  assert.match((await town.bea.get('/talk')).text, /25 new/)
  assert.equal((await town.bea.get(`${thread}/unread`)).location, `${thread}?page=1#unread`)
  await town.bea.get(thread)
  assert.equal((await town.bea.get(`${thread}/unread`)).location, `${thread}?page=2#unread`)
})

test('a muted thread stays out of the latest list', async () => {
  const thread = await start(town.ada, 'commons', 'Endless tabs or spaces')
  assert.match((await town.bea.get('/talk')).text, /Endless tabs/)
  await town.bea.post(`${thread}/follow`, { level: 'mute' })
  assert.doesNotMatch((await town.bea.get('/talk')).text, /Endless tabs/)
  assert.match((await town.ada.get('/talk')).text, /Endless tabs/)
})

test('words sent after the session ended come back as a draft after signing in', async () => {
  const thread = await start(town.ada, 'commons')
  const bea = await town.anotherBrowser(town.bea)
  await town.db.deleteFrom('sessions').where('member_id', '=', town.bea.id).execute()
  const answer = await bea.post(
    `${thread}/posts`,
    { body: 'Long thoughts', draft: `reply:${thread.split('/')[2]}` },
    { referer: `http://hearth.test${thread}` },
  )
  assert.equal(answer.status, 303)
  assert.equal(answer.location, `/sign-in?next=${encodeURIComponent(thread)}`)
  assert.ok(bea.cookies.get('hearth_parked'))
  const kept = await town.db.selectFrom('parked_forms').select(['place', 'fields']).executeTakeFirstOrThrow()
  assert.deepEqual(kept, { place: `reply:${thread.split('/')[2]}`, fields: { body: 'Long thoughts' } })
})

test('a form from another website changes nothing', async () => {
  const thread = await start(town.ada, 'commons')
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': '', origin: 'https://evil.example' },
  ]
  for (const headers of foreign) {
    assert.equal((await town.ada.post(`${thread}/posts`, { body: 'Forged' }, headers)).status, 403)
  }
})

test('a preview and a draft can be had without script', async () => {
  const thread = await start(town.ada, 'commons')
  const preview = await town.ada.post(`${thread}/posts`, { body: 'So **bold**', intent: 'preview' })
  assert.equal(preview.status, 200)
  assert.match(preview.text, /<strong>bold<\/strong>/)
  await town.ada.post(`${thread}/posts`, { body: 'Unfinished thoughts', intent: 'draft' })
  assert.match((await town.ada.get(thread)).text, /Unfinished thoughts/)
  assert.doesNotMatch((await town.bea.get(thread)).text, /Unfinished thoughts/)
})
