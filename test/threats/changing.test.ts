// Changing what is not yours: every form of the house, sent by those who may not.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTown, type Town } from '../kit.ts'
import type { Fields } from '../person.ts'
import { allDoors, everythingIn, fill, privateTalk } from './doors.ts'

let town: Town
let talk: Awaited<ReturnType<typeof privateTalk>>
before(async () => {
  town = await openTown()
  talk = await privateTalk(town)
})
after(() => town.close())

/** All fields that any form has, with the numbers of the private space wherever a number goes. */
function everyField(id: number): Fields {
  return {
    title: 'Taken over',
    body: 'Taken over @ada',
    name: 'Taken over',
    reason: 'Because I can',
    kind: 'thanks',
    level: 'follow',
    pinned: 'yes',
    locked: 'yes',
    space_id: id,
    spaceId: id,
    thread_id: id,
    member_id: id,
    author_id: id,
    into: id,
    posts: [String(talk.postId), String(talk.replyId)],
    confirmed: town.spaces.commons,
    reply_to: talk.replyId,
    who: 'ada',
    answer: 'accept',
    sees: 'everyone',
    writes: 'members',
    memory: 'week',
    way: 'up',
    role: 'steward',
    intent: 'post',
    draft: `reply:${talk.threadId}`,
    back: '/',
    removed_by: 'steward',
  }
}

async function sendEverything(who: 'gus' | 'ada' | 'sol' | 'mo', except: RegExp): Promise<void> {
  const ids = [talk.threadId, talk.postId, talk.replyId, talk.uploadId, town.spaces.invited]
  for (const { method, url } of allDoors(town)) {
    if (method === 'get' || except.test(url)) continue
    for (const id of ids) {
      const answer = await town[who].post(fill(url, { id, slug: 'organisers' }), everyField(id))
      assert.ok(answer.status < 500, `${who} ${url}: ${answer.status}`)
    }
  }
}

// Doors by which anybody ends their own account or session, or a steward makes spaces and pauses members.
const OWN = /^\/(sign-|first|join|account\/leave|account\/sessions|people\/:id|stewards\/spaces\/:id\/step-in)/

for (const who of ['gus', 'ada', 'sol', 'mo'] as const) {
  test(`${who}, who is not in a private space, changes nothing in it by any form of the house`, async () => {
    const before = await everythingIn(town, town.spaces.invited)
    await sendEverything(who, OWN)
    assert.deepEqual(await everythingIn(town, town.spaces.invited), before)
  })
}

test('somebody whose account is paused changes nothing anywhere in a session that is still open', async () => {
  const started = await town.ada.post('/spaces/commons/threads', { title: 'Open to all', body: 'Hello', once: randomUUID() })
  const id = Number(/\d+/.exec(started.location)?.[0])
  const own = await town.db.selectFrom('posts').select('id').where('thread_id', '=', id).executeTakeFirstOrThrow()
  // Sol wrote it before the pause began.
  await town.db.updateTable('posts').set({ author_id: town.sol.id }).where('id', '=', own.id).execute()
  await town.db.updateTable('threads').set({ author_id: town.sol.id }).where('id', '=', id).execute()
  const before = await everythingIn(town, town.spaces.commons)
  for (const { method, url } of allDoors(town)) {
    if (method === 'get' || OWN.test(url)) continue
    for (const one of [id, own.id])
      await town.sol.post(fill(url, { id: one, slug: 'commons' }), { ...everyField(one), reply_to: own.id })
  }
  assert.deepEqual(await everythingIn(town, town.spaces.commons), before)
})

test('fields that a form does not have change nobody’s role, author, pins or counts', async () => {
  const more = {
    author_id: town.mo.id,
    pinned_at: '2026-01-01',
    locked_at: '2026-01-01',
    number: 99,
    created_at: '2020-01-01',
    invented: 'true',
  }
  const started = await town.ada.post('/spaces/commons/threads', {
    title: 'Mine',
    body: 'By me',
    once: randomUUID(),
    ...more,
    space_id: town.spaces.invited,
  })
  const id = Number(/\d+/.exec(started.location)?.[0])
  await town.ada.post(`/threads/${id}/posts`, {
    body: 'A reply',
    ...more,
    thread_id: talk.threadId,
    space_id: town.spaces.invited,
    once: randomUUID(),
  })
  const thread = await town.db.selectFrom('threads').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.deepEqual(
    [thread.author_id, thread.space_id, thread.pinned_at, thread.locked_at, thread.invented],
    [town.ada.id, town.spaces.commons, null, null, false],
  )
  const posts = await town.db.selectFrom('posts').selectAll().where('thread_id', '=', id).orderBy('number').execute()
  assert.deepEqual(
    posts.map((post) => [post.number, post.author_id, post.space_id, post.created_at > new Date(Date.now() - 60_000)]),
    [
      [1, town.ada.id, town.spaces.commons, true],
      [2, town.ada.id, town.spaces.commons, true],
    ],
  )
})

test('a reply that says it answers a post of another thread answers none', async () => {
  const started = await town.bea.post('/spaces/commons/threads', { title: 'Another', body: 'Hello', once: randomUUID() })
  const answer = await town.bea.post(`${started.location}/posts`, {
    body: 'An answer',
    reply_to: talk.replyId,
    once: randomUUID(),
  })
  const id = Number(/post-(\d+)/.exec(answer.location)?.[1])
  const post = await town.db.selectFrom('posts').select('reply_to').where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal(post.reply_to, null)
})

test('the wall itself lets nobody move, renumber, redate or reindex by a statement that no page has', async () => {
  const started = await town.ada.post('/spaces/commons/threads', { title: 'A wall', body: 'Bricks', once: randomUUID() })
  const id = Number(/\d+/.exec(started.location)?.[0])
  const [post] = await town.db.selectFrom('posts').select('id').where('thread_id', '=', id).execute()
  const as = (memberId: number, statement: ReturnType<typeof sql>) =>
    town.house.database.web.transaction().execute(async (db) => {
      await sql`select set_config('hearth.member_id', ${String(memberId)}, true)`.execute(db)
      return Number((await statement.execute(db)).numAffectedRows ?? 0)
    })
  const { ada, bea } = town
  for (const statement of [
    sql`update threads set space_id = ${town.spaces.members} where id = ${id}`,
    sql`update threads set last_number = 7, reply_count = 7 where id = ${id}`,
    sql`update posts set space_id = ${town.spaces.members} where id = ${post!.id}`,
    sql`update posts set thread_id = ${talk.threadId} where id = ${post!.id}`,
    sql`update posts set created_at = now() - interval '1 year' where id = ${post!.id}`,
    sql`insert into threads (space_id, author_id, title, created_at) values (${town.spaces.commons}, ${ada.id}, 'Old', '2020-01-01')`,
    sql`select free_handle('ada')`,
  ])
    await assert.rejects(as(ada.id, statement), /permission denied/)
  const before = await everythingIn(town, town.spaces.commons)
  await as(bea.id, sql`update search_entries set words = to_tsvector('nonsense') where kind = 'post' and ref = ${post!.id}`)
  await as(bea.id, sql`delete from search_entries where kind = 'post' and ref = ${post!.id}`)
  await assert.rejects(
    as(bea.id, sql`insert into search_entries (kind, ref, space_id, words) values ('post', 999999, ${town.spaces.commons}, '')`),
    /row-level security/,
  )
  assert.deepEqual(await everythingIn(town, town.spaces.commons), before)
})

test('a title that its author changes is found by its new words and no longer by the old, in every post under it', async () => {
  const started = await town.ada.post('/spaces/commons/threads', { title: 'Wombatish names', body: 'Hello', once: randomUUID() })
  const id = Number(/\d+/.exec(started.location)?.[0])
  await town.bea.post(`/threads/${id}/posts`, { body: 'A reply', once: randomUUID() })
  const [post] = await town.db.selectFrom('posts').select('id').where('thread_id', '=', id).orderBy('number').execute()
  await town.ada.post(`/posts/${post!.id}`, { title: 'Numbatish names', body: 'Hello' })
  assert.deepEqual((await town.mo.json('/search?q=wombatish')).json.found, [])
  assert.equal((await town.mo.json('/search?q=numbatish')).json.found.length > 0, true)
})
