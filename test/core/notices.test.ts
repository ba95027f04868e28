// Who is told of a post, and the page of notices.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { markThreadSeen } from '#core/notices/seen.ts'
import { tellStewards } from '#core/notices/tell.ts'
import { asMember } from '#platform/db/viewing.ts'
import { openTown, type Town } from '../kit.ts'
import { choose, follow, followSpace, start, told, write } from './notices-kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

test('mentions and replies come by mail, followed threads and spaces on the site, and nobody is told of their own post', async () => {
  const { ada, bea, mo, ivy, spaces } = town
  await followSpace(town, mo, spaces.members, 'follow')
  const first = await start(town, ada, spaces.members, 'Medians', { mentions: [ada, ivy] })
  assert.deepEqual(await told(town, first), ['Ivy mention mail', 'Mo space'])
  await follow(town, ada, first.threadId, 'follow')
  await follow(town, bea, first.threadId, 'follow')
  const second = await write(town, bea, first, { replyTo: first })
  assert.deepEqual(await told(town, second), ['Ada reply mail'])
  const third = await write(town, ivy, first)
  assert.deepEqual(await told(town, third), ['Ada thread', 'Bea thread'])
  await town.db.deleteFrom('space_follows').execute()
})

test('one post makes one notice a member, of the strongest kind', async () => {
  const { ada, bea, spaces } = town
  const first = await start(town, ada, spaces.members, 'Strong')
  await follow(town, ada, first.threadId, 'follow')
  const second = await write(town, bea, first, { replyTo: first, mentions: [ada, ada] })
  assert.deepEqual(await told(town, second), ['Ada mention mail'])
})

test('a muted thread lets only mentions through, a muted space nothing', async () => {
  const { ada, bea, ivy, mo, spaces } = town
  const first = await start(town, ada, spaces.members, 'Muted')
  await follow(town, ada, first.threadId, 'mute')
  assert.deepEqual(await told(town, await write(town, bea, first, { replyTo: first })), [])
  assert.deepEqual(await told(town, await write(town, bea, first, { mentions: [ada] })), ['Ada mention mail'])
  await followSpace(town, ivy, spaces.members, 'mute')
  await follow(town, ivy, first.threadId, 'follow')
  assert.deepEqual(await told(town, await write(town, mo, first, { mentions: [ivy] })), [])
  await town.db.deleteFrom('space_follows').execute()
})

test('choices are kept: off is off, and a kind that is off leaves room for a weaker one', async () => {
  const { ada, bea, spaces } = town
  const first = await start(town, ada, spaces.members, 'Choices')
  await choose(ada, 'reply', 'off')
  assert.deepEqual(await told(town, await write(town, bea, first, { replyTo: first })), [])
  await follow(town, ada, first.threadId, 'follow')
  assert.deepEqual(await told(town, await write(town, bea, first, { replyTo: first })), ['Ada thread'])
  await choose(ada, 'thread', 'mail')
  assert.deepEqual(await told(town, await write(town, bea, first)), ['Ada thread mail'])
  await choose(ada, 'reply', 'mail')
  await choose(ada, 'thread', 'site')
  assert.equal((await ada.json('/account/notices')).json.choices.thread, 'site')
  const wrong = await ada.post('/account/notices', { mention: 'pigeon', reply: 'mail', thread: 'site', space: 'site' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Choose one of the three/)
})

test('nobody is told of a post in a space that they may not see, whoever mentions them', async () => {
  const { ada, bea, ivy, mo, spaces } = town
  const gone = await town.newcomer('Gone')
  await town.db.updateTable('members').set({ state: 'left' }).where('id', '=', gone.id).execute()
  const waiting = await town.newcomer('Wanda', { waiting: true })
  const first = await start(town, ivy, spaces.invited, 'Budget', { mentions: [ada, mo, bea, gone, waiting] })
  await follow(town, bea, first.threadId, 'follow')
  await town.db.insertInto('thread_follows').values({ member_id: ada.id, thread_id: first.threadId, level: 'follow' }).execute()
  assert.deepEqual(await told(town, first), ['Bea mention mail'])
  assert.deepEqual(await told(town, await write(town, ivy, first)), ['Bea thread'])
  const open = await start(town, ivy, spaces.commons, 'Open', { mentions: [gone, waiting, town.sol] })
  assert.deepEqual(await told(town, open), ['Sol mention mail'], 'a paused member still reads')
})

test('notices can only be made for a post that one has just written', async () => {
  const { ada, bea, spaces } = town
  const first = await start(town, ada, spaces.members, 'Forged')
  await asMember(town.house.database, bea.id, (db) =>
    sql`select tell_of_post(${first.postId}, ${[bea.id]}::bigint[], null, '{}', 50, '1 s')`.execute(db),
  )
  assert.deepEqual(await told(town, first), [])
  await assert.rejects(
    asMember(town.house.database, bea.id, (db) =>
      sql`select tell_members(p, ${[bea.id]}::bigint[], null, '{}', true, '1 s') from posts p where id = ${first.postId}`.execute(
        db,
      ),
    ),
    /permission denied/,
  )
})

test('many followers are told by a job, each once', async () => {
  const { ada, bea, spaces } = town
  const first = await start(town, ada, spaces.members, 'Crowd')
  await sql`
    with crowd as (insert into members (name) select 'Crowd ' || n from generate_series(1, 60) n returning id)
    insert into thread_follows select id, ${first.threadId}, 'follow' from crowd`.execute(town.db)
  await follow(town, ada, first.threadId, 'follow')
  const second = await write(town, bea, first, { replyTo: first })
  assert.deepEqual(await told(town, second), ['Ada reply mail'], 'whom it means is told at once')
  await town.work()
  assert.equal((await told(town, second)).length, 61)
  await town.work()
  assert.equal((await told(town, second)).length, 61)
})

test('the page groups notices of a thread, opening one marks them as seen and leads to the first new post', async () => {
  const zoe = await town.newcomer('Zoe')
  const { ada, bea, spaces } = town
  const first = await start(town, ada, spaces.members, 'Joins & <merges>', { mentions: [zoe] })
  const second = await write(town, bea, first, { mentions: [zoe], body: 'Second words' })
  const other = await start(town, ada, spaces.commons, 'Elsewhere', { mentions: [zoe] })
  const page = await zoe.get('/notices')
  assert.match(page.text, /Bea mentioned you in “Joins &amp; &lt;merges>”, and 1 more/)
  assert.match(page.text, /Second words/)
  assert.match(page.text, /Notices, 3 new/)
  const { groups } = (await zoe.json('/notices')).json
  assert.deepEqual(
    groups.map((group: { sentence: string; more: number; unseen: boolean }) => [group.sentence, group.more, group.unseen]),
    [
      ['Ada mentioned you in “Elsewhere”', 0, true],
      ['Bea mentioned you in “Joins & <merges>”', 1, true],
    ],
  )
  assert.equal((await zoe.get(groups[1].href)).location, `/posts/${first.postId}`)
  const after = (await zoe.json('/notices')).json.groups
  assert.deepEqual(
    after.map((group: { unseen: boolean }) => group.unseen),
    [true, false],
  )
  assert.equal((await zoe.get(groups[0].href)).location, `/posts/${other.postId}`)
  assert.ok(second.postId > first.postId)
})

test('reading a thread marks its notices as seen, up to the post that was shown', async () => {
  const zoe = await town.newcomer('Zoe Two')
  const { ada, spaces } = town
  const first = await start(town, ada, spaces.members, 'Reading', { mentions: [zoe] })
  await write(town, ada, first, { mentions: [zoe] })
  const unseen = async () => (await zoe.json('/notices')).json.groups[0]
  await asMember(town.house.database, zoe.id, (db) => markThreadSeen(db, zoe.id, first.threadId, first.postId))
  assert.equal((await unseen()).unseen, true)
  await asMember(town.house.database, zoe.id, (db) => markThreadSeen(db, zoe.id, first.threadId))
  assert.equal((await unseen()).unseen, false)
})

test('“Mark all as seen” leaves what arrived meanwhile', async () => {
  const zoe = await town.newcomer('Zoe Three')
  const { ada, spaces } = town
  assert.match((await zoe.get('/notices')).text, /Nothing yet/)
  await start(town, ada, spaces.members, 'One', { mentions: [zoe] })
  const newest = /name="up_to" value="(\d+)"/.exec((await zoe.get('/notices')).text)![1]!
  await start(town, ada, spaces.members, 'Two', { mentions: [zoe] })
  assert.equal((await zoe.post('/notices/seen', { up_to: newest })).status, 303)
  const { groups } = (await zoe.json('/notices')).json
  assert.deepEqual(
    groups.map((group: { unseen: boolean }) => group.unseen),
    [true, false],
  )
})

test('the list is paged by key', async () => {
  const zoe = await town.newcomer('Zoe Four')
  const { ada, spaces } = town
  const first = await start(town, ada, spaces.members, 'Long')
  for (let n = 0; n < 43; n++) await write(town, ada, first, { mentions: [zoe] })
  const page = (await zoe.json('/notices')).json
  assert.equal(page.groups[0].more, 39)
  const older = (await zoe.json(page.older)).json
  assert.equal(older.groups[0].more, 2)
  assert.equal(older.older, undefined)
})

test('a notice about a space is gone once its member sees the space no more, and others’ notices are not there at all', async () => {
  const { ada, bea, ivy, spaces } = town
  const eve = await town.newcomer('Eve')
  await town.db.insertInto('space_members').values({ space_id: spaces.invited, member_id: eve.id }).execute()
  const first = await start(town, ivy, spaces.invited, 'Secret budget', { mentions: [eve], body: 'Ten pounds' })
  const { groups } = (await eve.json('/notices')).json
  assert.equal(groups.length, 1)
  await town.db.deleteFrom('space_members').where('member_id', '=', eve.id).execute()
  const page = await eve.get('/notices')
  assert.doesNotMatch(page.text, /Secret budget|Ten pounds/)
  assert.match(page.text, /Nothing yet/)
  assert.doesNotMatch(page.text, /Notices, 1 new/)
  assert.equal((await eve.get(groups[0].href)).status, 404)
  for (const who of [ada, bea]) assert.equal((await who.get(groups[0].href)).status, 404)
  assert.match((await town.gus.get(`${groups[0].href}?post=${first.postId}`)).location, /^\/sign-in\?next=/)
})

test('the link of a mail takes a guest to a post that everybody may read, and changes nothing', async () => {
  const { ada, bea, gus, spaces } = town
  const first = await start(town, bea, spaces.commons, 'Public', { mentions: [ada] })
  const { id } = await town.db.selectFrom('notices').select('id').where('post_id', '=', first.postId).executeTakeFirstOrThrow()
  assert.equal((await gus.get(`/notices/${id}?post=${first.postId}`)).location, `/posts/${first.postId}`)
  const { seen_at } = await town.db.selectFrom('notices').select('seen_at').where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal(seen_at, null)
})

test('guests have no notices, and nobody sets a field of theirs by hand', async () => {
  assert.equal((await town.gus.get('/notices')).status, 303)
  const { ada } = town
  await assert.rejects(
    asMember(town.house.database, ada.id, (db) => sql`update notices set kind = 'reply'`.execute(db)),
    /permission denied/,
  )
  await assert.rejects(
    asMember(town.house.database, ada.id, (db) =>
      sql`insert into notices (member_id, kind) values (${ada.id}, 'stewards')`.execute(db),
    ),
    /permission denied/,
  )
})

test('stewards are told of what waits for them, once a day for each link', async () => {
  const { mo, ada } = town
  const tell = () =>
    asMember(town.house.database, undefined, (db) =>
      tellStewards(db, { text: 'Somebody asks to join.', link: '/stewards/joining' }),
    )
  await tell()
  await tell()
  const { groups } = (await mo.json('/notices')).json
  const line = groups.filter((group: { kind: string }) => group.kind === 'stewards')
  assert.deepEqual(
    line.map((group: { sentence: string }) => group.sentence),
    ['Somebody asks to join.'],
  )
  assert.equal((await mo.get(line[0].href)).location, '/stewards/joining')
  assert.equal((await ada.json('/notices')).json.groups.filter((group: { kind: string }) => group.kind === 'stewards').length, 0)
})
