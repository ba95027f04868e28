// Search finds what one may see, and tells nothing of the rest.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '../kit.ts'

let town: Town
before(async () => {
  town = await openTown()
  await town.ada.post('/spaces/commons/threads', {
    title: 'Joining tables',
    body: 'How do I use left_join with na.rm and kangaroos?',
  })
  await town.ada.post('/spaces/help-with-r/threads', { title: 'Members only', body: 'The marsupial kangaroo pipeline' })
  await town.ivy.post('/spaces/organisers/threads', { title: 'Invited only', body: 'The secret kangaroo budget' })
})
after(() => town.close())

const titles = async (who: { json(url: string): Promise<{ json: { found: { title: string }[] } }> }, q: string) =>
  (await who.json(`/search?q=${encodeURIComponent(q)}`)).json.found.map((one) => one.title).sort()

test('everybody finds what they may see, and nothing else', async () => {
  assert.deepEqual(await titles(town.gus, 'kangaroo'), ['Joining tables'])
  assert.deepEqual(await titles(town.ada, 'kangaroo'), ['Joining tables', 'Members only'])
  assert.deepEqual(await titles(town.mo, 'kangaroo'), ['Joining tables', 'Members only'])
  assert.deepEqual(await titles(town.ivy, 'kangaroo'), ['Invited only', 'Joining tables', 'Members only'])
})

test('pages, snippets and filters leak nothing', async () => {
  for (const q of [
    '/search?q=secret',
    '/search?q=budget&space=organisers',
    '/search?q=kangaroo&kind=post&page=2',
    '/search?q=secret.json',
  ]) {
    const page = await town.ada.get(q)
    assert.doesNotMatch(
      page.text.replaceAll(/value="[^"]*"|Search: [^<]*|“[^”]*”/g, ''),
      /secret kangaroo|Invited only|budget/i,
      q,
    )
  }
})

test('words are found in other forms, and code as it stands', async () => {
  assert.deepEqual(await titles(town.gus, 'join table'), ['Joining tables'])
  assert.deepEqual(await titles(town.gus, 'left_join'), ['Joining tables'])
  assert.deepEqual(await titles(town.gus, '"na.rm"'), ['Joining tables'])
})

test('an edit is found by its new words and no longer by the old', async () => {
  const { location } = await town.ada.post('/spaces/commons/threads', { title: 'Changing', body: 'wombat' })
  const post = (await town.ada.json(location)).json.posts[0].id
  await town.ada.post(`/posts/${post}`, { title: 'Changing', body: 'platypus' })
  assert.deepEqual(await titles(town.gus, 'wombat'), [])
  assert.deepEqual(await titles(town.gus, 'platypus'), ['Changing'])
})

test('matches are marked and everything is escaped', async () => {
  await town.ada.post('/spaces/commons/threads', { title: '<b>Bold</b>', body: 'A quokka <script>alert(1)</script> sat here' })
  const page = await town.gus.get('/search?q=quokka')
  assert.match(page.text, /<mark>quokka<\/mark>/)
  assert.doesNotMatch(page.text, /<script>alert|<b>Bold/)
})

test('odd questions do no harm', async () => {
  const odd = [
    "'",
    '"',
    '\\',
    '%',
    '((((',
    '!&|',
    'a:*',
    '%00',
    '%ED%A0%80',
    'x'.repeat(5000),
    'or or or',
    '-',
    '<>',
    '%F0%9F%98%80',
  ]
  for (const q of odd) assert.equal((await town.gus.get(`/search?q=${q}`)).status, 200, q.slice(0, 20))
  assert.equal((await town.gus.get('/search?q=a&q=b&page=x&kind=y&space=../')).status, 200)
})
