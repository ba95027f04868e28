// What stewards do with threads, posts and members, through the pages.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '#test/kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

type Person = Town['ada']
const reason = 'It is calmer so'

async function start(person: Person, space: string, title: string, ...replies: [Person, string][]): Promise<number> {
  const made = await person.post(`/spaces/${space}/threads`, { title, body: `First words of ${title}` })
  assert.equal(made.status, 303, made.text)
  const id = Number(/^\/threads\/(\d+)/.exec(made.location)?.[1] ?? (await threadOfPost(made.location)))
  for (const [who, body] of replies) assert.equal((await who.post(`/threads/${id}/posts`, { body })).status, 303)
  return id
}

async function threadOfPost(location: string): Promise<number> {
  const id = Number(location.split('/').at(-1))
  return (await town.db.selectFrom('posts').select('thread_id').where('id', '=', id).executeTakeFirstOrThrow()).thread_id
}

const postsOf = (threadId: number) =>
  town.db.selectFrom('posts').selectAll().where('thread_id', '=', threadId).orderBy('number').execute()
const threadOf = (id: number) => town.db.selectFrom('threads').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const lastAct = () => town.db.selectFrom('steward_acts').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()

test('The pages of stewards are not there for anybody else', async () => {
  const id = await start(town.ada, 'commons', 'Mine')
  for (const person of [town.ada, town.sol]) {
    for (const path of [
      '/stewards',
      '/stewards/records',
      '/stewards/spaces',
      `/threads/${id}/steward`,
      `/people/${town.bea.id}/steward`,
    ]) {
      assert.equal((await person.get(path)).status, 404, path)
    }
    assert.doesNotMatch((await person.get('/spaces')).text, /href="\/stewards"/)
  }
  for (const act of ['pin', 'lock', 'move', 'split', 'merge']) {
    assert.equal((await town.ada.post(`/threads/${id}/${act}`, { pinned: 'yes', locked: 'yes', reason })).status, 404, act)
  }
  const page = await town.mo.get('/stewards')
  assert.equal(page.status, 200)
  assert.match(page.text, /aria-current="page"[^>]*>\s*Stewards/)
  assert.equal(typeof (await town.mo.json('/stewards')).json.numbers.members, 'number')
})

test('A steward who was paused has no steward’s rights in a session that is still open', async () => {
  const steward = await town.newcomer('Petra', { role: 'steward', suspended: true })
  const id = await start(town.ada, 'commons', 'Still mine')
  assert.equal((await steward.get('/stewards')).status, 404)
  assert.equal((await steward.post(`/threads/${id}/pin`, { pinned: 'yes', reason })).status, 403)
})

test('A pinned and a closed thread say so, with a record each; doing it again changes nothing', async () => {
  const id = await start(town.ada, 'commons', 'Rules of the house')
  await town.mo.post(`/threads/${id}/pin`, { pinned: 'yes' })
  await town.mo.post(`/threads/${id}/pin`, { pinned: 'yes' })
  assert.equal((await town.mo.post(`/threads/${id}/lock`, { locked: 'yes' })).status, 422)
  await town.mo.post(`/threads/${id}/lock`, { locked: 'yes', reason })
  const thread = await threadOf(id)
  assert.ok(thread.pinned_at && thread.locked_at)
  assert.notEqual((await town.ada.post(`/threads/${id}/posts`, { body: 'But…' })).status, 303)
  const kept = await town.db
    .selectFrom('steward_acts')
    .select(['act', 'reason'])
    .where('thread_id', '=', id)
    .orderBy('id')
    .execute()
  assert.deepEqual(kept, [
    { act: 'pin', reason: '' },
    { act: 'lock', reason },
  ])
})

test('A form for a new thread or a profile cannot pin, close or promote', async () => {
  const made = await town.ada.post('/spaces/commons/threads', {
    title: 'Look at me',
    body: 'Words',
    pinned_at: '2026-01-01',
    locked_at: '2026-01-01',
    author_id: town.bea.id,
    role: 'steward',
  })
  assert.equal(made.status, 303)
  const thread = await town.db.selectFrom('threads').selectAll().where('title', '=', 'Look at me').executeTakeFirstOrThrow()
  assert.deepEqual([thread.pinned_at, thread.locked_at, thread.author_id], [null, null, town.ada.id])
})

test('A thread moves into a space in which the steward may write, and into no other', async () => {
  const id = await start(town.ada, 'help-with-r', 'Misplaced')
  assert.equal((await town.mo.post(`/threads/${id}/move`, { space_id: town.spaces.invited, reason })).status, 422)
  assert.equal((await town.mo.post(`/threads/${id}/move`, { space_id: 999_999, reason })).status, 422)
  const asked = await town.mo.post(`/threads/${id}/move`, { space_id: town.spaces.commons, reason })
  assert.equal(asked.status, 200)
  assert.match(asked.text, /becomes visible to everyone on the web/)
  assert.equal((await threadOf(id)).space_id, town.spaces.members)
  const done = await town.mo.post(`/threads/${id}/move`, {
    space_id: town.spaces.commons,
    confirmed: town.spaces.commons,
    reason,
  })
  assert.equal(done.location, `/threads/${id}`)
  assert.equal((await threadOf(id)).space_id, town.spaces.commons)
  assert.equal((await town.gus.get(`/threads/${id}`)).status, 200)
  assert.deepEqual((await lastAct()).detail, { from: town.spaces.members, to: town.spaces.commons })
})

test('A thread of an invited space is not there for a steward who is not in it, by any door', async () => {
  const id = await start(town.ivy, 'organisers', 'In confidence', [town.bea, 'Between us'])
  const open = await start(town.ada, 'commons', 'In the open')
  const [post] = await postsOf(id)
  for (const path of [`/threads/${id}/steward`, `/posts/${post!.id}/remove`]) assert.equal((await town.mo.get(path)).status, 404)
  const tries: [string, Record<string, string | number>][] = [
    [`/threads/${id}/pin`, { pinned: 'yes', reason }],
    [`/threads/${id}/move`, { space_id: town.spaces.commons, confirmed: town.spaces.commons, reason }],
    [`/threads/${id}/split`, { title: 'Out', posts: post!.id, reason }],
    [`/threads/${id}/merge`, { into: open, confirmed: town.spaces.commons, reason }],
    [`/posts/${post!.id}/remove`, { reason }],
  ]
  for (const [path, fields] of tries) assert.equal((await town.mo.post(path, fields)).status, 404, path)
  const merged = await town.mo.post(`/threads/${open}/merge`, { into: id, confirmed: town.spaces.invited, reason })
  assert.equal(merged.status, 422)
  assert.ok(!merged.text.includes('In confidence'))
})

test('Posts that are split off keep their order in a thread of their own; posts of another thread do not come along', async () => {
  const id = await start(
    town.ada,
    'commons',
    'Two subjects',
    [town.bea, 'On the first'],
    [town.ada, 'On the second'],
    [town.bea, 'Second too'],
  )
  const other = await start(town.bea, 'commons', 'Not touched', [town.ada, 'Stays'])
  const [first, , third, fourth] = await postsOf(id)
  const stranger = (await postsOf(other))[1]!
  assert.equal(
    (await town.mo.post(`/threads/${id}/split`, { title: 'Empty', posts: [first!.id, stranger.id].map(String), reason })).status,
    409,
  )
  const once = 'split-once-1'
  const fields = { title: 'The second subject', posts: [third!.id, fourth!.id, stranger.id].map(String), reason, once }
  const [made, again] = [await town.mo.post(`/threads/${id}/split`, fields), await town.mo.post(`/threads/${id}/split`, fields)]
  assert.equal(made.location, again.location)
  const split = Number(made.location.split('/').at(-1))
  assert.deepEqual(
    (await postsOf(split)).map((post) => [post.id, post.number]),
    [
      [third!.id, 1],
      [fourth!.id, 2],
    ],
  )
  assert.equal((await postsOf(other)).length, 2)
  assert.match((await town.gus.get(`/threads/${id}`)).text, /2 posts<?[^<]* from here went[\s\S]*The second subject/)
  assert.match((await town.gus.get(`/posts/${fourth!.id}`)).location, new RegExp(`^/threads/${split}`))
})

test('The address of a merged thread leads to the other, only for those who see that one', async () => {
  const source = await start(town.ada, 'help-with-r', 'Same question')
  const target = await start(town.bea, 'help-with-r', 'The question')
  const done = await town.mo.post(`/threads/${source}/merge`, {
    into: `http://hearth.test/threads/${target}?page=1#post-3`,
    reason,
  })
  assert.equal(done.location, `/threads/${target}`)
  const led = await town.ada.get(`/threads/${source}`)
  assert.deepEqual([led.status, led.location], [301, `/threads/${target}`])
  const guest = await town.gus.get(`/threads/${source}`)
  assert.deepEqual([guest.status, guest.location], [404, ''])
  assert.equal((await town.mo.post(`/threads/${target}/merge`, { into: 'that one', reason })).status, 422)
  assert.equal((await town.mo.post(`/threads/${target}/merge`, { into: source, reason })).status, 422)
})

test('The words of a removed post are gone everywhere, also from what it said before and from notices that wait', async () => {
  const id = await start(town.ada, 'commons', 'Careless', [town.bea, 'A secretword here'])
  const post = (await postsOf(id))[1]!
  await town.bea.post(`/posts/${post.id}`, { body: 'Another secretword' })
  await town.work()
  assert.equal((await town.mo.post(`/posts/${post.id}/remove`, {})).status, 422)
  await town.mo.post(`/posts/${post.id}/remove`, { reason: 'Names a patient' })
  for (const path of [`/threads/${id}`, `/posts/${post.id}/history`, '/search?q=secretword', '/notices']) {
    assert.ok(!(await town.ada.get(path)).text.replace('value="secretword"', '').includes('secretword</'), path)
  }
  const versions = await town.db.selectFrom('post_versions').select('id').where('post_id', '=', post.id).execute()
  const notices = await town.db.selectFrom('notices').select('id').where('post_id', '=', post.id).execute()
  assert.deepEqual([versions, notices], [[], []])
  const row = await town.db.selectFrom('posts').selectAll().where('id', '=', post.id).executeTakeFirstOrThrow()
  assert.deepEqual([row.body, row.html, row.words, row.removed_by], ['', '', '', 'steward'])
  assert.match((await town.gus.get(`/threads/${id}`)).text, /A steward removed this post/)
  assert.equal((await lastAct()).reason, 'Names a patient')
})

test('Nobody can change or delete a record', async () => {
  const before = await lastAct()
  await assert.rejects(town.house.database.web.updateTable('steward_acts').set({ reason: 'x' }).execute(), /permission denied/)
  await assert.rejects(town.house.database.web.deleteFrom('steward_acts').execute(), /permission denied/)
  assert.deepEqual(await lastAct(), before)
})

test('Records are shown by kind and by person', async () => {
  const kinds = async (query: string) =>
    new Set((await town.mo.json(`/stewards/records?${query}`)).json.records.map((one: { act: string }) => one.act))
  assert.deepEqual(await kinds('act=pin'), new Set(['pin']))
  assert.deepEqual(await kinds(`person=${town.bea.id}`), new Set(['remove post']))
  assert.ok((await kinds('act=nonsense')).size > 1)
})
