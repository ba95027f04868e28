// Finding people: the directory, page by page, and the names that are offered while one writes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { publish } from '#platform/jobs.ts'
import { openTown, type Town } from '../kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

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

test('a long name of rare letters does not turn the directory in a circle', async () => {
  const rare = '\u{1d4e9}'.repeat(80)
  const ids: number[] = []
  for (let i = 0; i < 26; i++) {
    const { id } = await town.newcomer(`Rare${i}`)
    await town.db.updateTable('members').set({ name: rare, about: 'rareletters' }).where('id', '=', id).execute()
    ids.push(id)
  }
  const first = (await town.ada.json('/people?q=rareletters')).json
  const second = (await town.ada.json(`/people?q=rareletters&after=${encodeURIComponent(first.next)}`)).json
  const shown = [...first.people, ...second.people].map((one: { id: number }) => one.id)
  assert.deepEqual(shown, ids)
  assert.equal(second.next, undefined)
})

test('words of a key that are wrong show the first page, and a skill that nobody has shows nobody and none of its words', async () => {
  const first = (await town.ada.json('/people')).json
  for (const wrong of ['x', '0-Ada', '1-', '-1-Ada', "1'--", `9999999999999999-${'x'.repeat(200)}`])
    assert.deepEqual((await town.ada.json(`/people?after=${encodeURIComponent(wrong)}`)).json, first, wrong)
  const page = await town.ada.get('/people?skill=callthisnumber')
  assert.equal(page.status, 200)
  assert.match(page.text, /Nobody was found/)
  assert.doesNotMatch(page.text.replace(/<form.*?<\/form>/gs, '').replace(/href="[^"]*"/g, ''), /can help with callthisnumber/)
  for (const odd of ['%00', '%ED%A0%80', "' or 1=1 --", '\\', '__proto__', 'a'.repeat(5000)])
    assert.equal((await town.ada.get(`/people?q=${encodeURIComponent(odd)}&skill=${encodeURIComponent(odd)}`)).status, 200, odd)
})

test('whoever has just joined is found, also when that is told twice', async () => {
  const nia = await town.newcomer('Niamh')
  for (let times = 0; times < 2; times++) await publish(town.db, 'member.joined', { memberId: nia.id })
  await town.work()
  const found = (await town.ada.json('/search?q=niamh&kind=member')).json.found
  assert.deepEqual(
    found.map((one: { title: string }) => one.title),
    ['Niamh'],
  )
})
