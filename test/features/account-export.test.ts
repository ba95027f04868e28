// Taking one's own along: all of it, and nothing of anybody else.
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'
import { readZip } from '../zip.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

async function exportOf(who: Person): Promise<Map<string, string>> {
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await town.app.inject({ method: 'GET', url: '/account/leave/export', headers: { cookie } })
  assert.equal(answer.statusCode, 200)
  assert.match(String(answer.headers['content-disposition']), /attachment/)
  return readZip(answer.rawPayload)
}

async function start(who: Person, slug: string, title: string, body: string): Promise<number> {
  const answer = await who.post(`/spaces/${slug}/threads`, { title, body })
  assert.equal(answer.status, 303)
  return Number(/\/threads\/(\d+)/.exec(answer.location)?.[1])
}

test('the zip holds what a member wrote, gave, chose and brought, for reading and for programs', async () => {
  const { ada, db } = town
  const thread = await start(ada, 'help-with-r', 'My question', 'What is an NA?')
  const { id } = await db.selectFrom('posts').select('id').where('thread_id', '=', thread).executeTakeFirstOrThrow()
  await ada.post(`/posts/${id}`, { title: 'My question', body: 'What is NA_integer_?' })
  const hers = await start(town.bea, 'help-with-r', 'Title of Bea', 'Words of Bea')
  await ada.post(`/threads/${hers}/posts`, { body: '> Words of Bea\n\nI see.' })
  await ada.postJson('/drafts/new-thread:1', { body: 'not yet ready' })
  const file = `ab/${'c'.repeat(32)}`
  const path = join(town.house.config.dataDir, 'uploads', file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, 'bytes of mine')
  await db
    .insertInto('uploads')
    .values({ member_id: ada.id, purpose: 'post', name: '../a:b.txt', type: 'text/plain', size: 13, file })
    .execute()

  const zip = await exportOf(ada)
  const json = (name: string) => JSON.parse(zip.get(`${name}.json`) ?? 'null')
  assert.equal(json('profile').name, 'Ada')
  assert.deepEqual(
    json('account').addresses.map((one: { address: string }) => one.address),
    ['ada@trust.example'],
  )
  const [question, reply] = json('posts/help-with-r')
  assert.equal(question.words, 'What is NA_integer_?')
  assert.equal(question.saidBefore[0].words, 'What is an NA?')
  assert.equal(question.link, `http://hearth.test/posts/${id}`)
  assert.equal(reply.words, '> Words of Bea\n\nI see.')
  assert.match(zip.get('posts/help-with-r.md') ?? '', /# Help with R\n[\s\S]*## My question[\s\S]*What is NA_integer_/)
  assert.match(JSON.stringify(json('drafts')), /not yet ready/)
  const upload = [...zip.keys()].find((name) => name.startsWith('uploads/'))
  assert.match(upload ?? '', /^uploads\/\d+-\.\._a_b\.txt$/)
  assert.equal(zip.get(upload ?? ''), 'bytes of mine')
  for (const name of ['README.md', 'reactions.json', 'notices.json', 'spaces.json', 'threads-followed.json', 'uploads.json'])
    assert.ok(zip.has(name), name)
})

test('no words of others are in it, but what one has quoted', async () => {
  const { ada, bea } = town
  const hers = await start(bea, 'help-with-r', 'A title by somebody else', 'Secret-of-Bea')
  await ada.post(`/threads/${hers}/posts`, { body: 'Short reply' })
  const mine = await start(ada, 'help-with-r', 'A title of mine', 'Begin')
  await bea.post(`/threads/${mine}/posts`, { body: 'Answer-of-Bea to @ada' })
  await town.work()
  const all = [...(await exportOf(ada)).values()].join('\n')
  assert.ok(all.includes('Short reply') && all.includes('A title of mine'))
  for (const words of ['Secret-of-Bea', 'Answer-of-Bea', 'A title by somebody else', 'bea@trust.example'])
    assert.ok(!all.includes(words), words)
})

test('of a space that one no longer sees, one’s own words come along and nothing else', async () => {
  const { ivy, bea, db, spaces } = town
  const own = await start(ivy, 'organisers', 'Plan of Ivy', 'Ivy-plans')
  const hers = await start(bea, 'organisers', 'Plan of Bea', 'Bea-plans')
  await ivy.post(`/threads/${hers}/posts`, { body: 'Ivy-agrees' })
  await bea.post(`/threads/${own}/posts`, { body: 'Bea-agrees' })
  await db.deleteFrom('space_members').where('space_id', '=', spaces.invited).where('member_id', '=', ivy.id).execute()
  const zip = await exportOf(ivy)
  const all = [...zip].flat().join('\n')
  for (const words of ['Ivy-plans', 'Ivy-agrees', 'Plan of Ivy']) assert.ok(all.includes(words), words)
  for (const words of ['Bea-plans', 'Bea-agrees', 'Plan of Bea', 'Organisers', 'organisers'])
    assert.ok(!all.includes(words), words)
})

test('nothing that would let somebody in is in it', async () => {
  const { ada } = town
  await ada.post('/account/addresses', { address: 'ada@home.example' })
  const all = [...(await exportOf(ada)).values()].join('\n')
  assert.ok(!all.includes(ada.cookies.get('hearth_session') ?? '?'))
  assert.doesNotMatch(all, /token|hash|public_key|credential/i)
})

test('a guest gets no export, and nobody gets one again and again', async () => {
  assert.equal((await town.gus.get('/account/leave/export')).status, 303)
  let last = 0
  for (let tries = 0; tries < 11; tries++) last = (await town.mo.get('/account/leave/export')).status
  assert.equal(last, 429)
})
