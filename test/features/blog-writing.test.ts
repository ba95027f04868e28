// From a title to a published article, with changes asked for on the way.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '../kit.ts'
import { begin, publish, save } from './blog-kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const stateOf = async (id: number): Promise<string> => (await town.ada.json(`/blog/write/${id}`)).json.article.state

test('an article goes from a title through an editor to everybody', async () => {
  const id = await begin(town.ada, 'Counting beds without tears')
  await save(town.ada, id, {
    subtitle: 'A small tale',
    body: '## Why\n\nWe counted beds by hand.\n\n## How\n\n```r\nsum(beds)\n```\n\n## So\n\nDone.',
    tags: 'dplyr, Beds',
  })
  assert.equal((await town.gus.get(`/blog/write/${id}`)).location.startsWith('/sign-in'), true)
  for (const other of [town.bea, town.mo])
    assert.equal((await other.get(`/blog/write/${id}`)).status, 404, 'a draft is its author’s')
  await town.ada.post(`/blog/write/${id}/move`, { to: 'submitted', said: 'My first one.' })
  assert.equal((await town.bea.get(`/blog/write/${id}`)).status, 404)
  assert.match((await town.mo.get('/blog/desk')).text, /Counting beds without tears/)

  const empty = await town.mo.post(`/blog/write/${id}/move`, { to: 'changes' })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Say what should change/)
  await town.mo.post(`/blog/write/${id}/notes`, { about: 'by hand', body: 'How many hands?' })
  await town.mo.post(`/blog/write/${id}/move`, { to: 'changes', said: 'Say how many.' })
  const page = await town.ada.get(`/blog/write/${id}`)
  for (const words of ['How many hands?', 'Say how many.', 'My first one.', 'Changes asked for'])
    assert.ok(page.text.includes(words), words)
  assert.match((await town.ada.get('/notices')).text, /An editor asks for changes to “Counting beds without tears”/)

  await save(town.ada, id, {
    body: '## Why\n\nWe counted 12 beds by hand.\n\n## How\n\n```r\nsum(beds)\n```\n\n## So\n\nDone.',
    tags: 'dplyr, Beds',
    note: 'How many',
  })
  await town.ada.post(`/blog/write/${id}/move`, { to: 'submitted' })
  const done = await town.mo.post(`/blog/write/${id}/move`, { to: 'published' })
  assert.equal(done.location, '/blog/counting-beds-without-tears')

  const read = await town.gus.get(done.location)
  assert.equal(read.status, 200)
  for (const words of ['12 beds', 'Harrowick Trust', 'Contents', 'CC0 1.0', 'How to cite', 'application/ld+json', 'og:image'])
    assert.ok(read.text.includes(words), words)
  assert.match((await town.ada.get('/notices')).text, /is published. Thank you for writing it/)
  assert.match((await town.gus.get('/blog')).text, /Counting beds without tears/)
  assert.equal((await town.gus.json('/blog?category=BEDS')).json.articles.length, 1)
  assert.match((await town.gus.get('/blog/feed.atom?category=beds')).text, /12 beds/)
  assert.equal((await town.gus.json('/search?q=beds&kind=article')).json.found[0].href, done.location)
  const revisions = (await town.ada.json(`/blog/write/${id}/revisions`)).json.revisions
  assert.deepEqual(
    revisions.map((one: { note: string }) => one.note),
    ['How many', ''],
  )
  assert.equal((await town.gus.json(`/blog/write/${id}/revisions`)).json.revisions.length, 1, 'only what was public')
  assert.match((await town.ada.get(`/blog/write/${id}/revisions/${revisions[0].version}`)).text, /comes in\] <\/span>12 /)
})

test('two who save at one moment do not overwrite each other', async () => {
  const id = await begin(town.ada, 'Two pens')
  await save(town.ada, id, { body: 'One' })
  const late = await save(town.ada, id, { body: 'Two', version: '1' })
  assert.equal(late.status, 409)
  assert.match(late.text, /your words are still in the form/)
  assert.equal((await town.ada.json(`/blog/write/${id}`)).json.article.body, 'One')
})

test('a co-author is named, writes too, and takes their name off', async () => {
  const id = await begin(town.ada, 'Together')
  await save(town.ada, id, { body: 'We.' })
  assert.match((await town.ada.post(`/blog/write/${id}/authors`, { who: 'Nobody Known' })).text, /No member has this name/)
  await town.ada.post(`/blog/write/${id}/authors`, { who: 'Bea', affiliation: 'The Unit' })
  assert.match((await town.ada.post(`/blog/write/${id}/authors`, { who: 'bea' })).text, /is named already/)
  assert.match((await town.bea.get('/notices')).text, /You are named as an author of “Together”/)
  await save(town.bea, id, { body: 'We two.' })
  const { article } = (await town.ada.json(`/blog/write/${id}`)).json
  assert.equal(article.body, 'We two.')
  const bea = article.authors.find((author: { name: string }) => author.name === 'Bea')
  await town.bea.post(`/blog/write/${id}/authors/remove`, { person: String(bea.id) })
  assert.equal((await town.bea.get(`/blog/write/${id}`)).status, 404)
})

test('what is scheduled appears by itself, and not before', async () => {
  const id = await begin(town.ada, 'Tomorrow')
  await save(town.ada, id, { body: 'Soon.' })
  await town.ada.post(`/blog/write/${id}/move`, { to: 'submitted' })
  assert.equal((await town.mo.post(`/blog/write/${id}/move`, { to: 'scheduled', at: '2020-01-01T09:00' })).status, 422)
  await town.mo.post(`/blog/write/${id}/move`, { to: 'scheduled', at: '2099-07-01T09:00' })
  const row = await town.db.selectFrom('articles').select('publish_at').where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal(row.publish_at?.toISOString(), '2099-07-01T08:00:00.000Z', 'nine in London in summer')
  assert.equal((await town.gus.get('/blog/tomorrow')).status, 404)
  await town.db
    .updateTable('articles')
    .set({ publish_at: new Date(Date.now() - 1000) })
    .where('id', '=', id)
    .execute()
  const { publishDue } = await import('#features/blog/jobs.ts')
  for (const _ of [1, 2]) await publishDue(town.house)
  assert.equal((await town.gus.get('/blog/tomorrow')).status, 200)
})

test('who may not, does not', async () => {
  const id = await begin(town.ada, 'Mine')
  await save(town.ada, id, { body: 'Mine.' })
  assert.equal((await town.bea.post(`/blog/write/${id}`, { title: 'Hers', body: 'x' })).status, 404)
  assert.equal((await town.bea.post(`/blog/write/${id}/move`, { to: 'published' })).status, 404)
  assert.equal(
    (await town.ada.post(`/blog/write/${id}/move`, { to: 'published' })).status,
    409,
    'nobody publishes their own as an author',
  )
  await town.ada.post(`/blog/write/${id}/move`, { to: 'submitted' })
  assert.equal((await town.ada.post(`/blog/write/${id}/move`, { to: 'approved' })).status, 409)
  assert.equal(await stateOf(id), 'submitted')
  assert.equal((await town.sol.post('/blog/write', { title: 'Paused' })).status, 403)
  await town.mo.post('/stewards/blog/editors', { who: 'Bea' })
  assert.equal((await town.bea.get(`/blog/write/${id}`)).status, 200, 'an editor')
  assert.equal((await town.bea.post('/stewards/blog/editors', { who: 'Ada' })).status, 404)
  const { member_id } = await town.db.selectFrom('blog_editors').select('member_id').executeTakeFirstOrThrow()
  await town.mo.post('/stewards/blog/editors/remove', { member: String(member_id) })
  assert.equal((await town.bea.get(`/blog/write/${id}`)).status, 404)
})

test('a reader suggests a correction, and an author takes it', async () => {
  const { id, url } = await publish(town, { title: 'With a slip', body: 'The mean of the three is four.\n\nAnd more.' })
  const wrong = await town.bea.post(`/blog/write/${id}/corrections`, { body: 'The mean of the three is four.\n\nAnd more.' })
  assert.equal(wrong.status, 409)
  await town.bea.post(`/blog/write/${id}/corrections`, {
    body: 'The mean of the three is five.\n\nAnd more.',
    note: 'Count again',
  })
  assert.match((await town.ada.get(`/blog/write/${id}/corrections`)).text, /Count again/)
  const { id: correction } = await town.db
    .selectFrom('article_corrections')
    .select('id')
    .where('article_id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal((await town.bea.post(`/blog/write/${id}/corrections/${correction}`, { take: 'yes' })).status, 403)
  await town.ada.post(`/blog/write/${id}/corrections/${correction}`, { take: 'yes' })
  assert.equal((await town.ada.post(`/blog/write/${id}/corrections/${correction}`, { take: 'yes' })).status, 409)
  assert.match((await town.gus.get(url)).text, /is five/)
  assert.match((await town.gus.get(url)).text, /changed/)
  assert.match((await town.bea.get('/notices')).text, /Your correction of “With a slip” was taken/)
})

test('comments are a thread in the space that stewards chose, begun by the first one', async () => {
  const { url } = await publish(town, { title: 'Talk of it' })
  assert.doesNotMatch((await town.bea.get(url)).text, /Your comment|The first comment/)
  await town.mo.post('/stewards/blog/comments', { space: String(town.spaces.commons) })
  assert.match((await town.bea.get(url)).text, /The first comment/)
  await Promise.all([
    town.bea.post(`${url}/comments`, { body: 'First here' }),
    town.ada.post(`${url}/comments`, { body: 'Or me' }),
  ])
  const page = await town.gus.get(url)
  assert.match(page.text, /2 comments/)
  assert.match(page.text, /First here/)
  assert.match(page.text, /Or me/)
  assert.equal((await town.bea.post(`${url}/comments`, { body: '' })).status, 422)
  assert.match((await town.ada.get('/notices')).text, /Bea replied to you in “Talk of it”/, 'the author is told')
})

test('who does not see the comments cannot begin a second thread of them', async () => {
  const { id, url } = await publish(town, { title: 'Hidden talk' })
  await town.mo.post('/stewards/blog/comments', { space: String(town.spaces.members) })
  await town.bea.post(`${url}/comments`, { body: 'Among us' })
  const { thread_id } = await town.db.selectFrom('articles').select('thread_id').where('id', '=', id).executeTakeFirstOrThrow()
  await town.db.updateTable('threads').set({ space_id: town.spaces.invited }).where('id', '=', thread_id!).execute()
  await town.mo.post('/stewards/blog/comments', { space: String(town.spaces.commons) })
  assert.doesNotMatch((await town.ada.get(url)).text, /Among us|The first comment/)
  assert.equal((await town.ada.post(`${url}/comments`, { body: 'Me too' })).status, 403)
})

test('an article that was never published can be thrown away; one that was, withdrawn', async () => {
  const id = await begin(town.ada, 'Gone soon')
  assert.equal((await town.bea.post(`/blog/write/${id}/delete`)).status, 404)
  await town.ada.post(`/blog/write/${id}/delete`)
  assert.equal((await town.ada.get(`/blog/write/${id}`)).status, 404)
  const kept = await publish(town, { title: 'Taken off' })
  assert.equal((await town.ada.post(`/blog/write/${kept.id}/delete`)).status, 403)
  await town.ada.post(`/blog/write/${kept.id}/move`, { to: 'withdrawn', said: 'Wrong.' })
  assert.equal((await town.gus.get(kept.url)).status, 404)
  assert.deepEqual((await town.gus.json('/search?q=taken+off&kind=article')).json.found, [])
})
