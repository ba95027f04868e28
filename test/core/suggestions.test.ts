// Suggested changes: others say how an answer could be better, its author takes it with one button.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { difference, merged } from '#core/suggestions/difference.ts'
import { allowMasks, answer, ask } from '../features/questions-kit.ts'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'

let town: Town
let question: number
before(async () => {
  town = await openTown()
  await allowMasks(town, town.spaces.commons)
  question = await ask(town, town.ada)
})
after(() => town.close())

const suggest = (who: Person, post: number, body: string, note = '') => who.post(`/posts/${post}/suggestions`, { body, note })

async function latest(post: number): Promise<number> {
  const row = await town.db
    .selectFrom('suggestions')
    .select('id')
    .where('post_id', '=', post)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return row.id
}

const take = async (who: Person, post: number, yes = 'yes') =>
  who.post(`/posts/${post}/suggestions/${await latest(post)}`, { take: yes })
const bodyOf = async (post: number) =>
  (await town.db.selectFrom('posts').select('body').where('id', '=', post).executeTakeFirstOrThrow()).body

test('a suggestion shows what goes and what comes in, and the author takes it with one button', async () => {
  const post = await answer(town.bea, question, 'Use `na.rm = T` here.')
  assert.equal(
    (await suggest(town.ivy, post, 'Use `na.rm = TRUE` here.', 'T can be overwritten')).location,
    `/posts/${post}/suggestions`,
  )
  const page = await town.bea.get(`/posts/${post}/suggestions`)
  assert.match(page.text, /<ins>.*TRUE.*<\/ins>/s)
  assert.match(page.text, /T can be overwritten/)
  assert.match((await town.bea.get(`/questions/${question}`)).text, /1 suggested change/)
  await town.work()
  assert.match((await town.bea.get('/notices')).text, /Somebody suggests a change to what you wrote/)
  assert.equal((await take(town.bea, post)).location, `/posts/${post}`)
  assert.equal(await bodyOf(post), 'Use `na.rm = TRUE` here.')
  assert.match((await town.gus.get(`/posts/${post}/history`)).text, /na\.rm = T</)
  await town.work()
  assert.match((await town.ivy.get('/notices')).text, /A change that you suggested was taken/)
})

test('only the author takes or declines, and whoever suggested takes it back', async () => {
  const post = await answer(town.bea, question, 'One two three')
  await suggest(town.ivy, post, 'One two four')
  for (const who of [town.ivy, town.ada, town.mo]) assert.equal((await take(who, post)).status, 403)
  assert.equal((await town.ada.post(`/posts/${post}/suggestions/${await latest(post)}/withdraw`)).status, 403)
  assert.equal((await town.ivy.post(`/posts/${post}/suggestions/${await latest(post)}/withdraw`)).status, 303)
  assert.equal(await bodyOf(post), 'One two three')
})

test('nobody suggests changes to their own post, to talk, where they may not write, or without changing anything', async () => {
  const post = await answer(town.bea, question, 'My own words')
  assert.equal((await suggest(town.bea, post, 'Other words')).status, 403)
  assert.equal((await suggest(town.sol, post, 'Other words')).status, 403)
  assert.equal((await suggest(town.ivy, post, 'My own words')).status, 409)
  assert.equal((await suggest(town.ivy, post, 'x'.repeat(60_000))).status, 422)
  const thread = await town.ada.post('/spaces/commons/threads', { title: 'Talk', body: 'Words' })
  const talk = await town.db
    .selectFrom('posts')
    .select('id')
    .where('thread_id', '=', Number(/\d+/.exec(thread.location)![0]))
    .executeTakeFirstOrThrow()
  assert.equal((await suggest(town.ivy, talk.id, 'Other words')).status, 404)
  const hidden = await answer(town.bea, await ask(town, town.ivy, { space: town.spaces.invited }), 'Hidden words')
  assert.equal((await suggest(town.ada, hidden, 'Other words')).status, 404)
  assert.equal((await town.mo.get(`/posts/${hidden}/suggestions`)).status, 404)
})

test('a suggestion still fits after another part of the post was changed, and says so where it does not', async () => {
  const lines = (first: string, last: string) => [first, ...Array.from({ length: 12 }, (_, n) => `Line ${n}`), last].join('\n')
  const post = await answer(town.bea, question, lines('Begin', 'End'))
  await suggest(town.ivy, post, lines('Begin', 'The end'))
  await town.bea.post(`/posts/${post}`, { body: lines('Beginning', 'End') })
  assert.equal((await take(town.bea, post)).status, 303)
  assert.equal(await bodyOf(post), lines('Beginning', 'The end'))
  await suggest(town.ivy, post, lines('Beginning', 'Finis'))
  await town.bea.post(`/posts/${post}`, { body: 'All is different now' })
  assert.match((await town.bea.get(`/posts/${post}/suggestions`)).text, /changed too much since/)
  assert.equal((await take(town.bea, post)).status, 409)
  assert.equal(await bodyOf(post), 'All is different now')
})

test('taken twice at one moment, a suggestion changes the post once', async () => {
  const post = await answer(town.bea, question, 'Once')
  await suggest(town.ivy, post, 'Once only')
  await Promise.all([take(town.bea, post), take(town.bea, post)])
  const versions = await town.db.selectFrom('post_versions').selectAll().where('post_id', '=', post).execute()
  assert.equal(versions.length, 1)
})

test('suggestions go with the words that they repeat', async () => {
  const post = await answer(town.bea, question, 'Words to be taken back')
  await suggest(town.ivy, post, 'Words to be taken back soon')
  await town.bea.post(`/posts/${post}/take-back`)
  assert.equal((await town.db.selectFrom('suggestions').selectAll().where('post_id', '=', post).execute()).length, 0)
})

test('under a mask one suggests under the mask', async () => {
  const wearer = await town.newcomer('Wendy')
  const masked = await ask(town, wearer, { mask: true })
  const post = await answer(town.bea, masked, 'An answer')
  assert.equal((await suggest(wearer, post, 'A better answer')).status, 303)
  await town.work()
  for (const who of [town.bea, town.mo, town.gus])
    assert.doesNotMatch((await who.get(`/posts/${post}/suggestions`)).text, /Wendy/)
  assert.match((await wearer.get(`/posts/${post}/suggestions`)).text, /Take it back/)
})

test('what a difference shows is text, never HTML', async () => {
  const post = await answer(town.bea, question, 'Plain')
  await suggest(town.ivy, post, 'Plain <img src=x onerror=alert(1)>')
  assert.doesNotMatch((await town.gus.get(`/posts/${post}/suggestions`)).text, /<img src=x/)
})

test('differences are whole', () => {
  const parts = difference('a b c', 'a x c')
  assert.equal(
    parts
      .filter((part) => part.kind !== 'in')
      .map((part) => part.text)
      .join(''),
    'a b c',
  )
  assert.equal(
    parts
      .filter((part) => part.kind !== 'out')
      .map((part) => part.text)
      .join(''),
    'a x c',
  )
  assert.equal(merged('a', 'b', 'a'), 'b')
})

test('texts that have nothing in common are shown whole, and no change fits', () => {
  const long = (seed: number) => Array.from({ length: 8000 }, (_, n) => `${(n * seed) % 9973}`).join('\n')
  assert.deepEqual(
    difference(long(3), long(5)).map((part) => part.kind),
    ['out', 'in'],
  )
  assert.equal(merged(long(3), long(5), long(7)), undefined)
})

test('a steward removes what breaks the code of conduct, with a reason on record; nobody else can', async () => {
  const post = await answer(town.bea, question, 'Words that somebody dislikes.')
  await suggest(town.ivy, post, 'Rude words.', 'Rude')
  const url = `/posts/${post}/suggestions/${await latest(post)}/remove`
  assert.equal((await town.ada.post(url, { reason: 'No' })).status, 404)
  assert.match((await town.mo.get(`/posts/${post}/suggestions`)).text, /Remove it as a steward/)
  assert.doesNotMatch((await town.bea.get(`/posts/${post}/suggestions`)).text, /Remove it as a steward/)
  await town.mo.post(url, { reason: '' })
  assert.match((await town.bea.get(`/posts/${post}/suggestions`)).text, /Rude/)
  await town.mo.post(url, { reason: 'Abusive' })
  assert.doesNotMatch((await town.bea.get(`/posts/${post}/suggestions`)).text, /Rude/)
  assert.match((await town.mo.get('/stewards/records')).text, /removed a suggested change[\s\S]*Abusive/)
  assert.equal((await town.mo.post(url, { reason: 'Again' })).status, 404)
})
