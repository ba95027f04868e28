// Leaving with or without one's words: what goes, what stays, who may not go, and that a restored backup brings nobody back.
import assert from 'node:assert/strict'
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { reapplyErasures } from '#features/account/leaving.ts'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

/** Starts a thread as members do; gives back its number. */
async function start(who: Person, slug: string, title: string, body: string): Promise<number> {
  const answer = await who.post(`/spaces/${slug}/threads`, { title, body })
  assert.equal(answer.status, 303)
  return Number(/\/threads\/(\d+)/.exec(answer.location)?.[1])
}

/**
 * Every table in which this text stands, in whatever case, anywhere in the database. Mails that went to others are not called back:
 * they are left out here, and looked at for their addresses.
 */
async function placesOf(text: string): Promise<string[]> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker') order by c.relname`.execute(town.db)
  const places: string[] = []
  for (const { schema, name } of rows.filter((table) => table.name !== 'mails')) {
    const found = await sql`
      select 1 from ${sql.id(schema, name)} t where position(lower(${text}) in lower(t::text)) > 0 limit 1`.execute(town.db)
    if (found.rows.length > 0) places.push(name)
  }
  const to = await town.db.selectFrom('mails').select('id').where('to_address', 'like', `%${text}%`).execute()
  if (to.length > 0) places.push('mails to them')
  return places
}

const firstPostOf = (thread: number) =>
  town.db.selectFrom('posts').selectAll().where('thread_id', '=', thread).where('number', '=', 1).executeTakeFirstOrThrow()
const memberRow = (id: number) => town.db.selectFrom('members').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const sureToLeave = (who: Person, words: 'keep' | 'remove') => who.post('/account/leave', { words })

/** Somebody who has left something in every place that keeps anything of a person. */
async function fullLife(name: string) {
  const { db, spaces } = town
  const who = await town.newcomer(name)
  const { id } = who
  const low = name.toLowerCase()
  await db
    .updateTable('members')
    .set({ about: `${name}-about`, pronouns: `${name}-her`, wants_to_learn: `${name}-learn`, could_help: `${name}-help` })
    .set({ links: [`https://${low}.example`], seen_by: 'everyone' })
    .where('id', '=', id)
    .execute()
  const own = await start(who, 'commons', `${name}-title`, `${name}-before`)
  const post = await firstPostOf(own)
  await who.post(`/posts/${post.id}`, { title: `${name}-title`, body: `${name}-after` })
  await town.bea.post(`/threads/${own}/posts`, { body: `Thanks @${low}, and \`@${low}_x\`, and @${low}s.` })
  const hers = await start(town.bea, 'commons', 'Of somebody else', `I ask @${low}: what now?`)
  await who.post(`/threads/${hers}/posts`, { body: `${name}-reply to @bea` })
  await who.post(`/posts/${(await firstPostOf(hers)).id}/reactions`, { kind: 'thanks' })
  await who.post('/drafts/new-thread:1', { body: `${name}-draft` })
  await who.postJson('/drafts/new-thread:2', { body: `${name}-draft` })
  await who.post('/account/addresses', { address: `${low}@home.example` })
  const text = `${name} would like to join.`
  await db.insertInto('notices').values({ member_id: town.mo.id, kind: 'stewards', text, link: '/stewards' }).execute()
  await db.insertInto('space_members').values({ space_id: spaces.invited, member_id: id }).execute()
  await sql`insert into invitations (address, invited_by) values (${`friend-of-${low}@home.example`}, ${id})`.execute(db)
  await town.work()
  return { who, own, hers, post }
}

test('leaving with one’s words kept takes everything else away, everywhere', async () => {
  const { who, own, hers } = await fullLife('Quentina')
  assert.match((await who.get('/account/leave/sure?words=keep')).text, /A former member/)
  assert.equal((await sureToLeave(who, 'keep')).location, '/')
  assert.deepEqual([(await memberRow(who.id)).state, (await memberRow(who.id)).name], ['left', ''])
  await town.work()
  assert.equal((await who.get('/account')).status, 303)
  // Her own words say what they say; the code and the longer word in Bea's post call nobody.
  assert.equal((await firstPostOf(own)).body, 'Quentina-after')
  assert.equal((await firstPostOf(hers)).body, 'I ask a former member: what now?')
  assert.match((await firstPostOf(hers)).html, /I ask a former member: what now/)
  const reply = await town.db
    .selectFrom('posts')
    .select('body')
    .where('thread_id', '=', own)
    .where('number', '=', 2)
    .executeTakeFirst()
  assert.equal(reply?.body, 'Thanks a former member, and `@quentina_x`, and @quentinas.')
  assert.deepEqual(await placesOf('quentina'), ['post_versions', 'posts', 'search_entries', 'threads'])
  for (const reader of [town.ada, town.mo, town.gus]) {
    const page = await reader.get(`/threads/${own}`)
    assert.match(page.text, /A former member/)
    assert.ok(!page.text.includes('@Quentina<'))
    assert.equal(
      (await reader.get(`/people/${who.id}`)).status,
      reader === town.gus ? (await town.gus.get('/people/999999')).status : 404,
    )
  }
  assert.equal((await town.ada.json(`/threads/${own}`)).json.posts[0].author_name, 'A former member')
  assert.ok(!(await town.bea.get('/notices')).text.includes('Quentina'))
})

test('leaving with one’s words removed leaves grey lines and nothing else, in the database and on every page', async () => {
  const { who, own, post } = await fullLife('Rosalinde')
  assert.match((await town.ada.get('/search?q=Rosalinde')).text, new RegExp(`/posts/${post.id}`))
  await sureToLeave(who, 'remove')
  // At once, before any job has run.
  assert.doesNotMatch((await town.ada.get('/search?q=Rosalinde')).text, new RegExp(`/posts/${post.id}`))
  await town.work()
  assert.deepEqual(await placesOf('rosalinde'), ['posts', 'search_entries'])
  const { rows } = await sql<{ body: string }>`select body from posts where position('rosalinde' in lower(body)) > 0`.execute(
    town.db,
  )
  assert.deepEqual(
    rows.map(({ body }) => body),
    ['Thanks a former member, and `@rosalinde_x`, and @rosalindes.'],
  )
  const emptied = await firstPostOf(own)
  assert.deepEqual([emptied.removed_by, emptied.body, emptied.html, emptied.words], ['leaver', '', '', ''])
  const page = await town.bea.get(`/threads/${own}`)
  assert.match(page.text, /A thread by a former member/)
  assert.ok(!page.text.includes('Rosalinde-'))
})

test('files go with removed words, and stay with kept ones', async () => {
  for (const words of ['keep', 'remove'] as const) {
    const who = await town.newcomer(`Files ${words}`)
    const thread = await start(who, 'commons', 'With files', 'words')
    const { id: post_id, space_id } = await firstPostOf(thread)
    const facts = { member_id: who.id, type: 'text/plain', size: 4, width: null, height: null }
    const hex = (n: number) => `${words === 'keep' ? 'aa' : 'bb'}/${String(n).padStart(32, '0')}`
    await town.db
      .insertInto('uploads')
      .values([
        { ...facts, purpose: 'post', name: 'in-post.txt', file: hex(1), post_id, space_id },
        { ...facts, purpose: 'post', name: 'unused.txt', file: hex(2) },
        { ...facts, purpose: 'picture', name: 'me.webp', file: hex(3) },
      ])
      .execute()
    await sureToLeave(who, words)
    const kept = await town.db.selectFrom('uploads').select('name').where('member_id', '=', who.id).execute()
    assert.deepEqual(
      kept.map((one) => one.name),
      words === 'keep' ? ['in-post.txt'] : [],
    )
  }
})

test('nothing hangs on a member without anybody having said what becomes of it when they leave', async () => {
  const { rows } = await sql<{ place: string }>`
    select c.conrelid::regclass || '.' || a.attname as place
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'members'::regclass and c.confdeltype not in ('c', 'n') order by 1`.execute(town.db)
  assert.deepEqual(
    rows.map(({ place }) => place),
    ['posts.author_id', 'threads.author_id', 'threads.last_author_id'],
    'Let it go with the member (on delete cascade), or stay without them (on delete set null).',
  )
})

test('the last steward stays until there is another', async () => {
  const refused = await sureToLeave(town.mo, 'keep')
  assert.equal(refused.status, 409)
  assert.match(refused.text, /only steward/)
  assert.equal((await memberRow(town.mo.id)).state, 'active')
  const nan = await town.newcomer('Nan', { role: 'steward' })
  // Both have begun before either has ended.
  const both = await town.db.transaction().execute(async (db) => {
    await sql`select from members where role = 'steward' for update`.execute(db)
    const leaving = Promise.all([sureToLeave(town.mo, 'keep'), sureToLeave(nan, 'keep')])
    await new Promise((resolve) => setTimeout(resolve, 300))
    return { leaving }
  })
  assert.deepEqual((await both.leaving).map((answer) => answer.status).sort(), [303, 409])
})

test('a session older than a day has to show by a code that it is still the member', async () => {
  const tom = await town.newcomer('Tom')
  const yesterday = new Date(Date.now() - 25 * 3_600_000)
  await town.db.updateTable('sessions').set({ created_at: yesterday }).where('member_id', '=', tom.id).execute()
  assert.match((await tom.get('/account/leave/sure?words=keep')).text, /Send me a code/)
  assert.equal((await sureToLeave(tom, 'keep')).status, 422)
  await tom.post('/account/leave/code', { words: 'keep' })
  await town.work()
  const mail = (await town.mails()).at(-1)
  const code = /\b(\d{3} \d{3})\b/.exec(mail?.text ?? '')?.[1] ?? ''
  const wrong = code === '111 111' ? '111 112' : '111 111'
  assert.equal((await tom.post('/account/leave', { words: 'keep', code: wrong })).status, 422)
  assert.equal((await memberRow(tom.id)).state, 'active')
  assert.equal((await tom.post('/account/leave', { words: 'keep', code })).location, '/')
  assert.equal((await memberRow(tom.id)).state, 'left')
})

test('a code for adding an address does not close an account', async () => {
  const una = await town.newcomer('Una')
  await town.db
    .updateTable('sessions')
    .set({ created_at: new Date(0) })
    .where('member_id', '=', una.id)
    .execute()
  await una.post('/account/addresses', { address: 'una@home.example' })
  await town.work()
  const code = /\b(\d{3} \d{3})\b/.exec((await town.mails()).at(-1)?.text ?? '')?.[1] ?? ''
  assert.equal((await una.post('/account/leave', { words: 'keep', code })).status, 422)
})

test('nobody leaves by a form of another website, without a choice, or as a guest', async () => {
  assert.equal((await town.ada.post('/account/leave', { words: 'keep' }, { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await town.ada.post('/account/leave', {})).status, 422)
  assert.equal((await town.ada.get('/account/leave/sure')).status, 422)
  assert.equal((await town.gus.post('/account/leave', { words: 'keep' })).status, 303)
  assert.equal((await memberRow(town.ada.id)).state, 'active')
})

test('a paused member may leave', async () => {
  assert.equal((await sureToLeave(town.sol, 'remove')).location, '/')
})

test('the address of somebody who left can be used to join again, as somebody new', async () => {
  const vic = await town.newcomer('Vic')
  await sureToLeave(vic, 'keep')
  const again = await town.newcomer('Vic')
  assert.notEqual(again.id, vic.id)
})

test('whoever left does not come back with an older backup', async () => {
  const wim = await town.newcomer('Wim')
  await sureToLeave(wim, 'keep')
  await town.work()
  const file = join(town.house.config.dataDir, 'erased.jsonl')
  assert.match(readFileSync(file, 'utf8'), new RegExp(`"member":${wim.id},`))
  assert.doesNotMatch(readFileSync(file, 'utf8'), /wim/i)
  // As the backup of the day before has it: the member is there, and nobody knows that they left.
  const restore = async () => {
    await sql`update members set name = 'Wim', handle = 'wim', state = 'active' where id = ${wim.id}`.execute(town.db)
    await town.db.deleteFrom('erased_members').where('member_id', '=', wim.id).execute()
  }
  await restore()
  // A line that a power cut has cut off holds nobody up.
  appendFileSync(file, '{"member": 1, "joi')
  assert.equal(await reapplyErasures(town.house), 1)
  assert.deepEqual([(await memberRow(wim.id)).state, (await memberRow(wim.id)).name], ['left', ''])
  assert.equal(await reapplyErasures(town.house), 0)
  // Somebody else who has got the number since is left alone.
  await restore()
  await town.db.updateTable('members').set({ joined_at: new Date() }).where('id', '=', wim.id).execute()
  assert.equal(await reapplyErasures(town.house), 0)
  assert.equal((await memberRow(wim.id)).name, 'Wim')
})
