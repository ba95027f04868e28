// Questions for readers from elsewhere: search engines, feed readers, links in other places, programs.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dataText } from '#platform/layout/Page.tsx'
import { openTown, type Town } from '../kit.ts'
import { answer, ask } from './questions-kit.ts'
import { entriesOf } from './xml.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const dataIn = (html: string) => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null')

test('search engines get QAPage data with the best answer, and text cannot end the block', async () => {
  const id = await ask(town, town.ada, { title: 'Does </script><script>alert(1)</script> break out & in?' })
  const best = await answer(town.bea, id, 'No, it does not.')
  await answer(town.ivy, id, 'Another answer.')
  await town.ada.post(`/questions/${id}/answers/${best}/accept`, { accepted: 'yes' })
  const { text } = await town.gus.get(`/questions/${id}`)
  const data = dataIn(text)
  assert.equal(data['@type'], 'QAPage')
  assert.equal(data.mainEntity.name, 'Does </script><script>alert(1)</script> break out & in?')
  assert.equal(data.mainEntity.answerCount, 2)
  assert.equal(data.mainEntity.acceptedAnswer.text, 'No, it does not.')
  assert.equal(data.mainEntity.suggestedAnswer.length, 1)
  assert.ok(!text.includes('<script>alert(1)'))
  assert.equal(dataText({ a: '\u2028<' }), '{"a":"\\u2028\\u003c"}')
})

test('guests get a canonical address and Open Graph; members are spared it, and a private question has none of it', async () => {
  const id = await ask(town, town.ada, { title: 'Canonical' })
  const { text } = await town.gus.get(`/questions/${id}?post=1&page=1`)
  assert.match(text, new RegExp(`<link rel="canonical" href="${town.house.config.url}/questions/${id}"`))
  assert.match(text, /<meta property="og:title" content="Canonical"/)
  assert.doesNotMatch((await town.bea.get(`/questions/${id}`)).text, /og:title|ld\+json/)
  const hidden = await ask(town, town.bea, { title: 'Hidden', space: town.spaces.members })
  assert.doesNotMatch((await town.gus.get(`/questions/${hidden}`)).text, /Hidden/)
})

test('the sitemap names what guests may read, whoever asks for it', async () => {
  const id = await ask(town, town.ada, { title: 'In the sitemap' })
  const hidden = await ask(town, town.bea, { title: 'Not in it', space: town.spaces.members })
  const index = await town.bea.get('/sitemap.xml')
  const files = [...index.text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => new URL(address!).pathname)
  assert.ok(files.includes('/sitemap/questions/0'))
  const { text } = await town.bea.get('/sitemap/questions/0')
  assert.match(text, new RegExp(`/questions/${id}</loc>`))
  assert.doesNotMatch(text, new RegExp(`/questions/${hidden}</loc>`))
  assert.match((await town.gus.get('/robots.txt')).text, /Sitemap: http.*\/sitemap\.xml/)
  assert.equal((await town.gus.get('/sitemap/nothing/0')).status, 404)
})

test('a feed holds the newest questions of a tag and a space, as whole and valid XML whatever was written', async () => {
  const title = 'Ends ]]> here <b>&amp;</b> \u202e and \u0007 there'
  const id = await ask(town, town.ada, { title, body: 'See [this](/questions) ]]> and `a & b < c`', tags: 'feeds' })
  await ask(town, town.bea, { title: 'Not for guests', tags: 'feeds', space: town.spaces.members })
  const page = await town.gus.get('/questions/feed.atom?tag=feeds&space=commons')
  assert.match(String(page.headers['content-type']), /application\/atom\+xml/)
  const entries = entriesOf(page.text)
  assert.equal(entries.length, 1)
  assert.match(entries[0]!.title, /Ends \]\]> here <b>&amp;<\/b>/)
  assert.equal(entries[0]!.id, `${town.house.config.url}/questions/${id}`)
  assert.ok(entries[0]!.content.includes(`href="${town.house.config.url}/questions"`))
  assert.equal((await town.gus.get('/questions/feed.atom?space=help-with-r')).status, 404)
  assert.match(
    (await town.gus.get('/questions?tag=feed')).text,
    /rel="alternate" href="\/questions\/feed\.atom\?tag=feed" type="application\/atom\+xml"/,
  )
})

test('every page with questions answers JSON, and the OpenAPI page says so', async () => {
  const api = (await town.gus.json('/openapi.json')).json
  for (const path of ['/questions', '/questions/{id}', '/questions/help', '/questions/yours', '/questions/similar'])
    assert.ok(api.paths[path]?.get, path)
  for (const path of [
    '/questions',
    '/questions/{id}/answers',
    '/questions/{id}/comments',
    '/questions/{id}/answers/{post}/accept',
  ])
    assert.ok(api.paths[path]?.post, path)
  const page = await town.gus.get('/api')
  assert.match(page.text, /GET \/questions\/\{id\}/)
  assert.match(page.text, /A question with its answers and comments/)
  const posted = await town.ada.postJson('/questions', {
    title: 'By a program',
    body: 'Words',
    tags: 'api',
    space_id: town.spaces.commons,
  })
  assert.equal(posted.status, 200)
  assert.match(posted.json.location, /^\/questions\/\d+$/)
})
