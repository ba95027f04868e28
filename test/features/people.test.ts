// Profiles and the directory: who sees whom, and what may be written there.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
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
  for (const slug of ['r-markdown', 'database', 'sql', 'c', 'cplusplus'])
    assert.equal(slugs.filter((one) => one === slug).length, 1, slug)
  assert.ok(!slugs.includes('databases'))
})

test('mistakes come back with a sentence and with what was typed', async () => {
  const mistakes: [Record<string, string>, RegExp][] = [
    [{ name: '  ' }, /name that others should know/],
    [{ skills: Array.from({ length: 21 }, (_, i) => `skill${i}`).join(',') }, /up to 20/],
    [{ skills: 'x'.repeat(41) }, /40 letters/],
    [{ links: 'javascript:alert(1)' }, /is no address of a page/],
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

test('names with markup or turned letters are harmless', async () => {
  const eve = await town.newcomer('Eve')
  await eve.post('/account/profile', { ...whole, name: '<b>Eve</b>\u202e\u2066x', about: '<script>alert(1)</script>' })
  const page = await town.ada.get(`/people/${eve.id}`)
  assert.doesNotMatch(page.text, /<b>Eve|<script>alert|\u202e|\u2066/)
  await eve.post('/spaces/commons/threads', { title: 'Hi', body: 'x' })
  assert.doesNotMatch((await town.gus.get('/talk')).text, /<b>Eve/)
})

test('names that are offered while writing tell nobody who is in a space', async () => {
  const offered = async (path: string) => (await town.ada.json(path)).json.people.map((one: { handle: string }) => one.handle)
  assert.deepEqual(await offered('/people/suggest?q=iv'), ['ivy'])
  assert.deepEqual(await offered(`/people/suggest?q=iv&space=${town.spaces.invited}`), [])
  assert.deepEqual(await offered('/people/suggest?q=iv&space=999'), [])
  assert.deepEqual(await offered('/people/suggest?q=%25'), [])
  const inside = (await town.ivy.json(`/people/suggest?q=be&space=${town.spaces.invited}`)).json.people
  assert.deepEqual(
    inside.map((one: { handle: string }) => one.handle),
    ['bea'],
  )
  assert.deepEqual((await town.ivy.json(`/people/suggest?q=ad&space=${town.spaces.invited}`)).json.people, [])
  assert.equal((await town.gus.json('/people/suggest?q=a')).status, 401)
})

test('a mention in a space that somebody may not see stays plain text', async () => {
  const { location } = await town.ivy.post('/spaces/organisers/threads', { title: 'Call', body: 'Hello @ada and @bea' })
  const page = (await town.bea.get(location)).text
  assert.match(page, /class="mention"[^>]*>@Bea/)
  assert.doesNotMatch(page, /class="mention"[^>]*>@Ada/)
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

test('people of one name stand on one page each, and none twice', async () => {
  for (let i = 0; i < 30; i++) {
    const { id } = await town.newcomer(`Same${i}`)
    await town.db.updateTable('members').set({ name: 'Same Name' }).where('id', '=', id).execute()
  }
  const ids: number[] = []
  let path = '/people'
  for (let page = 0; page < 6 && path; page++) {
    const { people, next } = (await town.ada.json(path)).json
    ids.push(...people.map((one: { id: number }) => one.id))
    path = next ? `/people?after=${encodeURIComponent(next)}` : ''
  }
  const { count } = await town.db
    .selectFrom('members')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow()
  assert.deepEqual([ids.length, new Set(ids).size], [count, count])
})
