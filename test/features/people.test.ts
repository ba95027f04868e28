// Profiles and the directory: who sees whom, and what may be written there.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { exportTags } from '#core/tags/export.ts'
import { asMember } from '#platform/db/viewing.ts'
import { openTown, type Town } from '../kit.ts'
import { multipart } from '../multipart.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const whole = {
  name: 'Bea',
  about: 'Answers questions',
  could_help: 'Joins',
  wants_to_learn: '',
  pronouns: 'she/her',
  skills: 'R, SQL',
  interests: '',
  links: '',
  seen_by: 'members',
}

test('a member says who they are, and members find them by skill and by words', async () => {
  const saved = await town.bea.post('/account/profile', {
    ...whole,
    skills: 'R Markdown, Databases, sql',
    links: 'https://bea.example/blog',
  })
  assert.equal(saved.location, `/people/${town.bea.id}`)
  const page = await town.ada.get(`/people/${town.bea.id}`)
  for (const words of ['Answers questions', 'she/her', 'R Markdown', 'bea.example/blog', '@bea'])
    assert.ok(page.text.includes(words), words)
  const names = async (path: string) => (await town.ada.json(path)).json.people.map((one: { name: string }) => one.name)
  assert.deepEqual(await names('/people?skill=r-markdown'), ['Bea'])
  assert.deepEqual(await names('/people?q=joins'), ['Bea'])
  assert.deepEqual(await names('/people?q=%25'), [])
  assert.deepEqual(
    (await town.ada.json('/search?q=joins&kind=member')).json.found.map((one: { title: string }) => one.title),
    ['Bea'],
  )
})

test('a profile for members is not there for guests, in any form; one for everyone is', async () => {
  await town.bea.post('/account/profile', whole)
  for (const path of [`/people/${town.bea.id}`, `/people/${town.bea.id}.json`])
    assert.equal((await town.gus.get(path)).status, 404)
  assert.deepEqual((await town.gus.json('/search?q=joins&kind=member')).json.found, [])
  assert.equal((await town.gus.get('/people')).status, 303)
  await town.bea.post('/account/profile', { ...whole, seen_by: 'everyone' })
  assert.equal((await town.gus.get(`/people/${town.bea.id}`)).status, 200)
  await town.bea.post('/account/profile', whole)
  assert.equal((await town.gus.get(`/people/${town.bea.id}`)).status, 404)
})

test('one tag for one thing, whatever case, plural or spacing', async () => {
  await town.ada.post('/account/profile', { ...whole, name: 'Ada', skills: 'r-markdown, Database, SQL, sql, C, C++' })
  await town.bea.post('/account/profile', { ...whole, skills: 'R  Markdown, databases, Sql' })
  const rows = await town.db.selectFrom('tags').select('slug').orderBy('slug').execute()
  const slugs = rows.map((row) => row.slug)
  for (const slug of ['rmarkdown', 'database', 'sql', 'c', 'cplusplus'])
    assert.equal(slugs.filter((one) => one === slug).length, 1, slug)
  assert.ok(!slugs.includes('databases'))
})

test('mistakes come back with a sentence and with what was typed', async () => {
  const mistakes: [Record<string, string>, RegExp][] = [
    [{ name: '  ' }, /name that others should know/],
    [{ skills: Array.from({ length: 21 }, (_, i) => `skill${i}`).join(',') }, /up to 20/],
    [{ skills: 'x'.repeat(41) }, /40 letters/],
    [{ links: 'javascript:alert(1)' }, /is no address of a page/],
    [{ links: 'https://a.example\n'.repeat(7) }, /up to 6 links/],
    [{ links: 'data:text/html,x' }, /is no address of a page/],
    [{ about: 'a'.repeat(2001) }, /2000 characters/],
    [{ seen_by: 'nobody' }, /who sees/],
  ]
  for (const [wrong, sentence] of mistakes) {
    const answer = await town.bea.post('/account/profile', { ...whole, about: 'Kept words', ...wrong })
    assert.equal(answer.status, 422)
    assert.match(answer.text, sentence)
    if (!wrong.about) assert.match(answer.text, /Kept words/)
  }
})

test('fields that are not on the form change nothing', async () => {
  await town.bea.post('/account/profile', {
    ...whole,
    role: 'steward',
    state: 'active',
    handle: 'root',
    id: town.mo.id,
    member_id: town.mo.id,
  })
  const row = await town.db
    .selectFrom('members')
    .select(['role', 'handle'])
    .where('id', '=', town.bea.id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(row, { role: 'member', handle: 'bea' })
  const mo = await town.db.selectFrom('members').select('name').where('id', '=', town.mo.id).executeTakeFirstOrThrow()
  assert.equal(mo.name, 'Mo')
})

test('a paused member changes nothing of what others see', async () => {
  assert.equal((await town.sol.post('/account/profile', { ...whole, name: 'Loud' })).status, 403)
  assert.equal((await town.sol.get('/account/profile')).status, 200)
})

test('names with markup or turned letters are harmless', async () => {
  const eve = await town.newcomer('Eve')
  await eve.post('/account/profile', { ...whole, name: '<b>Eve</b>\u202e\u2066x', about: '<script>alert(1)</script>' })
  const page = await town.ada.get(`/people/${eve.id}`)
  assert.doesNotMatch(page.text, /<b>Eve|<script>alert|\u202e|\u2066/)
  await eve.post('/spaces/commons/threads', { title: 'Hi', body: 'x' })
  assert.doesNotMatch((await town.gus.get('/talk')).text, /<b>Eve/)
})

test('a picture is shown where the profile is, and nowhere else', async () => {
  const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#224488' } })
    .jpeg()
    .toBuffer()
  const { headers, payload } = multipart(whole, { field: 'picture', name: 'me.jpg', bytes })
  assert.equal(
    (
      await town.bea.send(
        'POST',
        '/account/profile',
        { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers },
        payload,
      )
    ).status,
    303,
  )
  const { picture_id } = await town.db
    .selectFrom('members')
    .select('picture_id')
    .where('id', '=', town.bea.id)
    .executeTakeFirstOrThrow()
  assert.equal((await town.ada.get(`/uploads/${picture_id}/picture`)).status, 200)
  assert.equal((await town.gus.get(`/uploads/${picture_id}/picture`)).status, 404)
  await town.bea.post('/account/profile/picture/remove')
  assert.equal((await town.ada.get(`/uploads/${picture_id}/picture`)).status, 404)
})

test('a profile shows what somebody started to those who see it, and to nobody else', async () => {
  await town.ivy.post('/spaces/organisers/threads', { title: 'Room for the autumn meeting', body: 'Which one?' })
  await town.ivy.post('/spaces/help-with-r/threads', { title: 'Ivy asks about joins', body: 'How?' })
  await town.ivy.post('/spaces/commons/threads', { title: 'Ivy says hello', body: 'Hello' })
  const profile = { ...whole, name: 'Ivy', skills: '', seen_by: 'everyone' }
  assert.equal((await town.ivy.post('/account/profile', profile)).status, 303)
  const titles = ['Room for the autumn meeting', 'Ivy asks about joins', 'Ivy says hello']
  const path = `/people/${town.ivy.id}`
  for (const [who, sees] of [
    [town.bea, [true, true, true]],
    [town.ada, [false, true, true]],
    [town.gus, [false, false, true]],
  ] as const) {
    const html = (await who.get(path)).text
    const json = (await who.json(path)).text
    for (const [index, title] of titles.entries())
      assert.deepEqual([html.includes(title), json.includes(title)], [sees[index], sees[index]], title)
  }
})

test('search engines find the profiles that are for everyone, and no others', async () => {
  const robots = async () => (await town.ada.get(`/people/${town.ivy.id}`)).text.includes('noindex')
  const profile = { ...whole, name: 'Ivy', skills: '' }
  await town.ivy.post('/account/profile', { ...profile, seen_by: 'everyone' })
  assert.equal(await robots(), false)
  await town.ivy.post('/account/profile', { ...profile, seen_by: 'members' })
  assert.equal(await robots(), true)
})

test('the JSON of a profile says what the page says, and no more', async () => {
  await town.db
    .updateTable('members')
    .set({ joined_at: new Date('2026-05-31T23:30:00Z') })
    .where('id', '=', town.bea.id)
    .execute()
  const { json } = await town.mo.json(`/people/${town.bea.id}`)
  assert.equal(json.person.joined_at, '2026-06')
  assert.match((await town.ada.get(`/people/${town.bea.id}`)).text, /joined in June 2026/)
  assert.deepEqual(Object.keys(json).sort(), ['interests', 'person', 'skills', 'threads'])
  assert.deepEqual(Object.keys(json.person).sort(), [
    'about',
    'could_help',
    'handle',
    'id',
    'joined_at',
    'links',
    'name',
    'pronouns',
    'wants_to_learn',
  ])
})

test('whoever has left has no page, for nobody', async () => {
  const lee = await town.newcomer('Lee')
  await lee.post('/account/profile', { ...whole, name: 'Lee', skills: 'Juggling', seen_by: 'everyone' })
  assert.equal((await town.ada.get(`/people/${lee.id}`)).status, 200)
  await sql`select erase(${lee.id}, false)`.execute(town.db)
  for (const who of [town.ada, town.mo, town.gus, lee]) {
    assert.equal((await who.get(`/people/${lee.id}`)).status, 404)
    assert.equal((await who.json(`/people/${lee.id}`)).status, 404)
  }
  assert.deepEqual((await town.ada.json('/people?skill=juggling')).json.people, [])
  assert.doesNotMatch((await town.ada.get('/people')).text, /Juggling/)
})

test('whoever waits to be let in fills in their profile, which members see only afterwards, and sees no member meanwhile', async () => {
  const wil = await town.newcomer('Wil', { waiting: true })
  const saved = await wil.post('/account/profile', { ...whole, name: 'Wil', skills: 'Beekeeping', seen_by: 'everyone' })
  assert.equal(saved.location, `/people/${wil.id}`)
  assert.equal((await wil.get('/people')).status, 403)
  assert.equal((await wil.json('/people/suggest?q=a')).status, 403)
  assert.equal((await wil.get(`/people/${town.bea.id}`)).status, 404)
  for (const who of [town.ada, town.gus]) assert.equal((await who.get(`/people/${wil.id}`)).status, 404)
  assert.doesNotMatch((await town.ada.get('/people')).text, /Beekeeping/)
  await town.db.updateTable('members').set({ state: 'active' }).where('id', '=', wil.id).execute()
  const found = (await town.ada.json('/people?skill=beekeeping')).json.people
  assert.deepEqual(
    found.map((one: { name: string }) => one.name),
    ['Wil'],
  )
})

test('links of a profile go nowhere dangerous, also those that came there another way', async () => {
  await town.db
    .updateTable('members')
    .set({ links: ['javascript:alert(1)', 'https://bea.example/?a="><b>x'] })
    .where('id', '=', town.bea.id)
    .execute()
  const { text } = await town.ada.get(`/people/${town.bea.id}`)
  assert.doesNotMatch(text, /href="javascript|"><b>x/)
  assert.match(text, /href="https:\/\/bea\.example[^"]*" rel="nofollow noopener/)
})

test('lines of a text stay lines, and its markup stays text', async () => {
  await town.bea.post('/account/profile', { ...whole, about: 'First line\r\nSecond <i>line</i>\n\nLast' })
  assert.match(
    (await town.ada.get(`/people/${town.bea.id}`)).text,
    /First line<br\s*\/?>Second &lt;i>line&lt;\/i(>|&gt;)<\/p><p>Last/,
  )
})

test('what a member takes along holds their skills and interests', async () => {
  await town.bea.post('/account/profile', { ...whole, skills: 'R, Data linkage', interests: 'Maps' })
  const exports = await asMember(town.house.database, town.bea.id, (db) => exportTags(db, town.bea.id))
  assert.deepEqual(exports[0]?.data, { skills: ['R', 'Data linkage'], interests: ['Maps'], tagsFollowed: [] })
})
