// Asking, answering, accepting: what a member does with a question.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '../kit.ts'
import { answer, ask, comment, firstPost, stateOf } from './questions-kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

test('a question that is asked can be read by everybody where the space is for everybody', async () => {
  const id = await ask(town, town.ada, { title: 'How do I join two tables?', tags: 'dplyr, joins' })
  const page = await town.gus.get(`/questions/${id}`)
  assert.equal(page.status, 200)
  assert.match(page.text, /How do I join two tables\?/)
  assert.match(page.text, /Open/)
  assert.match(page.text, /href="\/questions\?tag=dplyr"/)
  assert.equal((await stateOf(town, id)).state, 'open')
})

test('headings under which nothing was written are left out', async () => {
  const body = '**What I want**\n\nA mean\n\n**What I tried**\n\n\n\n**What happened**\n\n\n**My data looks like this**\n\n'
  const id = await ask(town, town.ada, { body })
  const { text } = await town.gus.get(`/questions/${id}`)
  assert.match(text, /What I want/)
  assert.doesNotMatch(text, /What I tried|What happened|My data looks/)
})

test('a question with nothing but its headings is not posted, and says so kindly', async () => {
  const page = await town.ada.post('/questions', {
    title: 'Nothing',
    body: '**What I want**\n\n\n**What I tried**\n\n',
    space_id: town.spaces.commons,
  })
  assert.equal(page.status, 422)
  assert.match(page.text, /Write something first\./)
})

test('an answer answers, an accepted one solves, and taking it back opens the question again', async () => {
  const id = await ask(town, town.ada)
  const post = await answer(town.bea, id)
  assert.equal((await stateOf(town, id)).state, 'answered')
  const accepted = await town.ada.post(`/questions/${id}/answers/${post}/accept`, { accepted: 'yes' })
  assert.equal(accepted.status, 303)
  assert.deepEqual([(await stateOf(town, id)).state, (await stateOf(town, id)).best_id], ['solved', post])
  assert.match((await town.gus.get(`/questions/${id}`)).text, /Best answer/)
  await town.bea.post(`/posts/${post}/take-back`)
  assert.deepEqual([(await stateOf(town, id)).state, (await stateOf(town, id)).answers], ['open', 0])
})

test('several answers can be accepted; the best stands first', async () => {
  const id = await ask(town, town.ada)
  const [first, second] = [await answer(town.bea, id, 'The first way'), await answer(town.ivy, id, 'The second way')]
  await town.ada.post(`/questions/${id}/answers/${first}/accept`, { accepted: 'yes' })
  await town.ada.post(`/questions/${id}/answers/${second}/accept`, { accepted: 'best' })
  const { json } = await town.gus.json(`/questions/${id}`)
  assert.deepEqual(
    json.shown.answers.map((one: { post: { id: number }; isBest: boolean }) => [one.post.id, one.isBest]),
    [
      [second, true],
      [first, false],
    ],
  )
})

test('accepting at the same moment ends with every accepted answer accepted and one best', async () => {
  const id = await ask(town, town.ada)
  const posts = [await answer(town.bea, id), await answer(town.ivy, id)]
  const answers = await Promise.all([
    ...posts.map((post) => town.ada.post(`/questions/${id}/answers/${post}/accept`, { accepted: 'yes' })),
    ...posts.map((post) => town.mo.post(`/questions/${id}/answers/${post}/accept`, { accepted: 'best' })),
  ])
  assert.deepEqual(
    answers.map((one) => one.status),
    [303, 303, 303, 303],
  )
  const state = await stateOf(town, id)
  assert.equal(state.state, 'solved')
  assert.ok(posts.includes(state.best_id!))
})

test('nobody accepts an answer to somebody else’s question', async () => {
  const id = await ask(town, town.ada)
  const post = await answer(town.bea, id)
  for (const who of [town.bea, town.ivy]) {
    const page = await who.post(`/questions/${id}/answers/${post}/accept`, { accepted: 'yes' })
    assert.equal(page.status, 403)
    assert.match(page.text, /Only whoever asked, or a steward/)
  }
  assert.equal((await town.sol.post(`/questions/${id}/answers/${post}/accept`, { accepted: 'yes' })).status, 403)
  assert.equal((await stateOf(town, id)).state, 'answered')
})

test('an answer under another question is not there', async () => {
  const [one, other] = [await ask(town, town.ada), await ask(town, town.ada)]
  const post = await answer(town.bea, other)
  assert.equal((await town.ada.post(`/questions/${one}/answers/${post}/accept`, { accepted: 'yes' })).status, 404)
  assert.equal((await town.ada.post(`/questions/${one}/posts/${post}/sort`, { as: 'comment' })).status, 404)
})

test('comments stand under what they are about', async () => {
  const id = await ask(town, town.ada)
  const post = await answer(town.bea, id)
  const asked = await comment(town.ivy, id, await firstPost(town, id), 'Which version?')
  const about = await comment(town.ada, id, post, 'That helped a lot')
  const reply = await comment(town.bea, id, about, 'Glad to hear')
  const { json } = await town.gus.json(`/questions/${id}`)
  const ids = (posts: { id: number }[]) => posts.map((one) => one.id)
  assert.deepEqual(ids(json.shown.comments), [asked])
  assert.deepEqual(ids(json.shown.answers[0].comments), [about, reply])
})

test('“this helped me too” counts once a member, never for one’s own answer, and can be taken back', async () => {
  const id = await ask(town, town.ada)
  const post = await answer(town.bea, id)
  for (const _ of [1, 2]) await town.ivy.post(`/questions/${id}/answers/${post}/helped`, { helped: 'yes' })
  assert.equal((await stateOf(town, id)).helped, 1)
  assert.equal((await town.bea.post(`/questions/${id}/answers/${post}/helped`, { helped: 'yes' })).status, 403)
  assert.equal(
    (await town.gus.post(`/questions/${id}/answers/${post}/helped`, { helped: 'yes' })).location.split('?')[0],
    '/sign-in',
  )
  await town.ivy.post(`/questions/${id}/answers/${post}/helped`, { helped: 'no' })
  assert.equal((await stateOf(town, id)).helped, 0)
})

test('what helped more members stands higher, what is out of date last', async () => {
  const id = await ask(town, town.ada)
  const [old, good, plain] = [
    await answer(town.bea, id, 'Old'),
    await answer(town.ivy, id, 'Good'),
    await answer(town.mo, id, 'Plain'),
  ]
  await town.ada.post(`/questions/${id}/answers/${good}/helped`, { helped: 'yes' })
  for (const who of [town.ada, town.ivy]) await who.post(`/questions/${id}/answers/${old}/helped`, { helped: 'yes' })
  const marked = await town.ivy.post(`/questions/${id}/answers/${old}/outdated`, {
    note: 'Since dplyr 1.1 there is .by',
    newer_id: good,
  })
  assert.equal(marked.status, 303)
  const { text } = await town.gus.get(`/questions/${id}`)
  const { json } = await town.gus.json(`/questions/${id}`)
  assert.deepEqual(
    json.shown.answers.map((one: { post: { id: number } }) => one.post.id),
    [good, plain, old],
  )
  assert.match(text, /Out of date<\/strong>: Since dplyr 1\.1 there is \.by/)
  assert.match(text, new RegExp(`href="/posts/${good}">See the newer answer`))
})

test('out of date needs a note or a newer answer to the same question', async () => {
  const [id, other] = [await ask(town, town.ada), await ask(town, town.ada)]
  const [post, elsewhere] = [await answer(town.bea, id), await answer(town.bea, other)]
  const empty = await town.ivy.post(`/questions/${id}/answers/${post}/outdated`, { note: '' })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Say what has changed, or choose the newer answer\./)
  assert.equal((await town.ivy.post(`/questions/${id}/answers/${post}/outdated`, { newer_id: elsewhere })).status, 409)
})

test('a duplicate is closed with the link, takes no answers, and can be opened again', async () => {
  const [original, again] = [
    await ask(town, town.ada, { title: 'The original' }),
    await ask(town, town.bea, { title: 'The same again' }),
  ]
  assert.equal((await town.ivy.post(`/questions/${again}/duplicate`, { of: original })).status, 403)
  const closed = await town.bea.post(`/questions/${again}/duplicate`, { of: `https://hearth.example/questions/${original}` })
  assert.equal(closed.location, `/questions/${again}`)
  const page = await town.gus.get(`/questions/${again}`)
  assert.match(page.text, new RegExp(`href="/questions/${original}">The original`))
  const late = await town.ivy.post(`/questions/${again}/answers`, { body: 'Too late' })
  assert.equal(late.status, 409)
  assert.match(late.text, /repeats another one/)
  await town.bea.post(`/questions/${again}/open`)
  assert.equal((await stateOf(town, again)).state, 'open')
})

test('a question is no duplicate of itself, of one closed in its favour, or of one that is not there', async () => {
  const [one, other] = [await ask(town, town.ada), await ask(town, town.ada)]
  await town.ada.post(`/questions/${other}/duplicate`, { of: one })
  for (const of of [String(one), '999999', 'what?', ''])
    assert.equal((await town.ada.post(`/questions/${one}/duplicate`, { of })).status, 422)
  assert.equal((await town.ada.post(`/questions/${one}/duplicate`, { of: other })).status, 422)
})

test('an answer to a vanished question is a kind 404', async () => {
  const page = await town.ada.post('/questions/999999/answers', { body: 'Hello?' })
  assert.equal(page.status, 404)
  assert.match(page.text, /There is no page here/)
})

test('tags that differ by case, plural or spacing are one; too many or too long ones are a kind sentence', async () => {
  const id = await ask(town, town.ada, { tags: 'Time Series, time-series, TIMESERIES, Databases, database' })
  const { json } = await town.gus.json(`/questions/${id}`)
  assert.equal(json.question.tags.length, 2)
  const send = (tags: string) =>
    town.ada.post('/questions', { title: 'Tags', body: 'Words', tags, space_id: town.spaces.commons })
  const many = await send(Array.from({ length: 40 }, (_, index) => `tag${index}x`).join(','))
  assert.equal(many.status, 422)
  assert.match(many.text, /Choose up to/)
  const long = await send('a'.repeat(200))
  assert.equal(long.status, 422)
  assert.match(long.text, /Keep each to 40 letters/)
  assert.match(long.text, new RegExp('a'.repeat(200)), 'what was typed is still there')
})

test('the same form sent twice asks once', async () => {
  const fields = { title: 'Only once', body: 'Words', space_id: town.spaces.commons, once: 'once-and-for-all-12345' }
  const [one, two] = await Promise.all([town.ada.post('/questions', fields), town.ada.post('/questions', fields)])
  assert.equal(one.location, two.location)
  assert.match(one.location, /^\/questions\/\d+$/)
})

test('a first question is marked so, and its first answer is thanked', async () => {
  const newcomer = await town.newcomer('Nia Newcomer')
  const id = await ask(town, newcomer, { title: 'My very first question' })
  assert.match((await town.gus.get(`/questions/${id}`)).text, /First question: be kind/)
  await answer(town.bea, id)
  assert.match((await town.bea.get(`/questions/${id}`)).text, /First answer to a first question\. Thank you!/)
  const second = await ask(town, newcomer, { title: 'And another' })
  assert.doesNotMatch((await town.gus.get(`/questions/${second}`)).text, /First question/)
})

test('the address of a thread leads to its question, and posts lead to where they stand', async () => {
  const id = await ask(town, town.ada)
  const post = await answer(town.bea, id)
  assert.equal((await town.gus.get(`/threads/${id}`)).location, `/questions/${id}`)
  assert.equal((await town.gus.get(`/posts/${post}`)).location, `/questions/${id}?post=${post}#post-${post}`)
})
