// Making a question of a thread's post: authors, addresses and links stay.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

async function start(who: Person, title: string): Promise<number> {
  const page = await who.post('/spaces/commons/threads', { title, body: 'How does that work?' })
  return Number(/\d+/.exec(page.location)![0])
}

async function reply(who: Person, thread: number, body: string, to?: number): Promise<number> {
  const page = await who.post(`/threads/${thread}/posts`, { body, ...(to ? { reply_to: to } : {}) })
  return Number(/post-(\d+)/.exec(page.location)![1])
}

const postsOf = (thread: number) =>
  town.db.selectFrom('posts').select(['id', 'author_id', 'number']).where('thread_id', '=', thread).orderBy('number').execute()

test('a whole thread becomes a question, with its answers and comments', async () => {
  const thread = await start(town.ada, 'Is this a question?')
  const [good, aside] = [await reply(town.bea, thread, 'Yes, like this.'), await reply(town.ivy, thread, 'Nice.')]
  const first = (await postsOf(thread))[0]!.id
  assert.match((await town.ada.get(`/threads/${thread}`)).text, new RegExp(`href="/posts/${first}/question"`))
  const made = await town.ada.post(`/posts/${first}/question`, {
    title: 'Is this a question?',
    tags: 'r',
    [`reply-${good}`]: 'answer',
  })
  assert.equal(made.location, `/questions/${thread}`)
  const { json } = await town.gus.json(`/questions/${thread}`)
  assert.equal(json.question.state, 'answered')
  assert.deepEqual(
    [
      json.shown.answers.map((one: { post: { id: number } }) => one.post.id),
      json.shown.comments.map((one: { id: number }) => one.id),
    ],
    [[good], [aside]],
  )
  assert.equal((await town.gus.get(`/threads/${thread}`)).location, `/questions/${thread}`)
})

test('a post within a thread moves into a question of its own, with the replies to it that were chosen', async () => {
  const thread = await start(town.ada, 'Long talk')
  const asked = await reply(town.bea, thread, 'By the way, how do I join tables?')
  const answered = await reply(town.ivy, thread, 'With left_join.', asked)
  const stays = await reply(town.ada, thread, 'Back to the subject.')
  const fields = { title: 'How do I join tables?', tags: 'dplyr', [`reply-${answered}`]: 'answer', [`reply-${stays}`]: 'answer' }
  const made = await town.bea.post(`/posts/${asked}/question`, fields)
  const question = Number(/\d+/.exec(made.location)![0])
  assert.notEqual(question, thread)
  assert.deepEqual(
    (await postsOf(question)).map((post) => [post.id, post.author_id]),
    [
      [asked, town.bea.id],
      [answered, town.ivy.id],
    ],
  )
  assert.ok(
    (await postsOf(thread)).some((post) => post.id === stays),
    'what is no reply to it stays',
  )
  assert.equal((await town.gus.get(`/posts/${answered}`)).location, `/questions/${question}?post=${answered}#post-${answered}`)
  assert.match((await town.gus.get(`/threads/${thread}`)).text, /went into a thread of\s+their own/)
  assert.match((await town.gus.get(`/questions/${question}`)).text, /With left_join/)
})

test('only its author or a steward can do it, once', async () => {
  const thread = await start(town.ada, 'Mine')
  const first = (await postsOf(thread))[0]!.id
  assert.equal((await town.bea.post(`/posts/${first}/question`, { title: 'Mine' })).status, 403)
  assert.equal((await town.sol.post(`/posts/${first}/question`, { title: 'Mine' })).status, 403)
  const both = await Promise.all([1, 2].map(() => town.mo.post(`/posts/${first}/question`, { title: 'Mine' })))
  assert.ok(both.every((page) => page.location === `/questions/${thread}` || page.status === 409))
  const { rows } = { rows: await town.db.selectFrom('questions').selectAll().where('thread_id', '=', thread).execute() }
  assert.equal(rows.length, 1)
  const acts = await town.db.selectFrom('steward_acts').select('act').where('thread_id', '=', thread).execute()
  assert.ok(acts.length >= 1 && acts.every((row) => row.act === 'make question'))
})

test('questions are neither merged nor split, and can be moved with everything that hangs on them', async () => {
  const thread = await start(town.ada, 'To be moved')
  const first = (await postsOf(thread))[0]!.id
  const other = await reply(town.bea, thread, 'An answer')
  await town.ada.post(`/posts/${first}/question`, { title: 'To be moved', tags: 'moving', [`reply-${other}`]: 'answer' })
  const into = await start(town.ada, 'Another')
  assert.equal((await town.mo.post(`/threads/${thread}/merge`, { into, reason: 'x' })).status, 422)
  assert.equal((await town.mo.post(`/threads/${thread}/split`, { title: 'x', posts: other, reason: 'x' })).status, 403)
  const moved = await town.mo.post(`/threads/${thread}/move`, { space_id: town.spaces.members, reason: 'better there' })
  assert.equal(moved.status, 303, moved.text.slice(0, 500))
  assert.equal((await town.gus.get(`/questions/${thread}`)).status, 404)
  assert.deepEqual((await town.gus.json('/questions?tag=moving')).json.questions, [])
  const seen = (await town.bea.json(`/questions/${thread}`)).json
  assert.deepEqual([seen.question.space_slug, seen.question.tags.length, seen.shown.answers.length], ['help-with-r', 1, 1])
})
