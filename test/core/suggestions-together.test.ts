// Suggested changes and the posts that they repeat: several at one moment, after the post has changed, when somebody leaves.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { asMember } from '#platform/db/viewing.ts'
import { answer, ask } from '../features/questions-kit.ts'
import { openTown, type Town } from '../kit.ts'
import { bodyOf, listOf, suggest } from './suggestions-kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const BEFORE = 'Use mean(x, na.rm=T).\n\nIt leaves out what is missing.\n\nSee the help page.'
const AFTER = BEFORE.replace('na.rm=T', 'na.rm = TRUE')

async function answered(body = BEFORE): Promise<number> {
  return answer(town.bea, await ask(town, town.ada), body)
}

test('pressing the button twice is pressing it once', async () => {
  const post = await answered()
  const id = await suggest(town.ivy, post, AFTER)
  const take = () => town.bea.post(`/posts/${post}/suggestions/${id}`, { take: 'yes' })
  const pages = await Promise.all([take(), take(), take()])
  assert.deepEqual([...new Set(pages.map((page) => page.status))], [303])
  assert.equal((await take()).status, 303)
  assert.equal(await bodyOf(town, post), AFTER)
  const { rows } = await sql`select 1 from post_versions where post_id = ${post}`.execute(town.db)
  assert.equal(rows.length, 1)
})

test('two suggestions taken at the same moment are both in the post', async () => {
  for (let round = 0; round < 4; round++) {
    const post = await answered()
    const one = await suggest(town.ivy, post, AFTER)
    const other = await suggest(town.ada, post, BEFORE.replace('See the help page.', 'See ?mean.'))
    const pages = await Promise.all([one, other].map((id) => town.bea.post(`/posts/${post}/suggestions/${id}`, { take: 'yes' })))
    assert.deepEqual(
      pages.map((page) => page.status),
      [303, 303],
    )
    const now = await bodyOf(town, post)
    assert.ok(now.includes('na.rm = TRUE') && now.includes('See ?mean.'), now)
  }
})

test('a suggestion is taken into a post that has changed elsewhere meanwhile, and the page says so', async () => {
  const post = await answered()
  const id = await suggest(town.ivy, post, AFTER)
  await town.bea.post(`/posts/${post}`, { body: BEFORE.replace('See the help page.', 'Ask R: ?mean') })
  const { text } = await town.bea.get(`/posts/${post}/suggestions`)
  assert.match(text, /has changed since/)
  assert.equal((await town.bea.post(`/posts/${post}/suggestions/${id}`, { take: 'yes' })).status, 303)
  assert.equal(await bodyOf(town, post), AFTER.replace('See the help page.', 'Ask R: ?mean'))
})

test('where the same words have changed meanwhile, taking it is refused in a kind sentence', async () => {
  const post = await answered()
  const id = await suggest(town.ivy, post, AFTER)
  const changed = BEFORE.replace('mean(x, na.rm=T)', 'median(x)')
  await town.bea.post(`/posts/${post}`, { body: changed })
  const { text } = await town.bea.get(`/posts/${post}/suggestions`)
  assert.match(text, /has changed too much since/)
  assert.doesNotMatch(text, /Take this change/)
  assert.match(text, /<del>.*median/)
  const page = await town.bea.post(`/posts/${post}/suggestions/${id}`, { take: 'yes' })
  assert.equal(page.status, 409)
  assert.match(page.text, /changed too much/)
  assert.equal(await bodyOf(town, post), changed)
})

test('a page of long and utterly different suggestions is there within seconds, and is refused kindly where it no longer fits', async () => {
  const lines = (letter: string) => Array.from({ length: 8000 }, (_, n) => `${letter}${n % 7}${n}`.slice(0, 5)).join('\n')
  const post = await answered(lines('a'))
  const ids = []
  for (const letter of ['b', 'c', 'd']) ids.push(await suggest(town.ivy, post, lines(letter)))
  for (const letter of ['e', 'f', 'g']) ids.push(await suggest(town.ada, post, lines(letter)))
  await town.bea.post(`/posts/${post}`, { body: lines('h') })
  const start = performance.now()
  assert.equal((await town.bea.get(`/posts/${post}/suggestions`)).status, 200)
  assert.equal((await town.bea.post(`/posts/${post}/suggestions/${ids[0]}`, { take: 'yes' })).status, 409)
  assert.ok(performance.now() - start < 3000, `${performance.now() - start} ms`)
})

test('a merged text that is too long for a post is refused, and nothing is half done', async () => {
  const body = `${BEFORE}\n\n${'words '.repeat(5000)}\n\nThe middle.\n\nThe end.`
  const post = await answered(body)
  const id = await suggest(town.ivy, post, body.replace('The end.', 'more '.repeat(3500)))
  const longer = `${'first '.repeat(3000)}\n\n${body}`
  assert.equal((await town.bea.post(`/posts/${post}`, { body: longer })).status, 303)
  assert.equal((await town.bea.post(`/posts/${post}/suggestions/${id}`, { take: 'yes' })).status, 409)
  assert.equal((await listOf(town.bea, post)).suggestions[0]?.state, 'open')
})

test('a change made while the author changed something else does not undo what the author did', async () => {
  const post = await answered()
  const from = /name="from" value="(\d+)"/.exec((await town.ivy.get(`/posts/${post}/suggest`)).text)?.[1]
  const byAuthor = BEFORE.replace('See the help page.', 'Ask R: ?mean')
  await town.bea.post(`/posts/${post}`, { body: byAuthor })
  await town.bea.post(`/posts/${post}`, { body: `${byAuthor}!` })
  await town.ivy.post(`/posts/${post}/suggestions`, { body: AFTER, from: from! })
  const { id } = (await listOf(town.bea, post)).suggestions[0]!
  assert.equal((await town.bea.post(`/posts/${post}/suggestions/${id}`, { take: 'yes' })).status, 303)
  assert.equal(await bodyOf(town, post), `${AFTER.replace('See the help page.', 'Ask R: ?mean')}!`)
})

test('a draft of a change that is sent days later does not undo what the author did meanwhile either', async () => {
  const post = await answered()
  const shown = (text: string) => /name="from" value="(\d+)"/.exec(text)?.[1] ?? ''
  const from = shown((await town.ivy.get(`/posts/${post}/suggest`)).text)
  await town.ivy.post(`/posts/${post}/suggestions`, { body: AFTER, from, intent: 'draft' })
  await town.bea.post(`/posts/${post}`, { body: BEFORE.replace('See the help page.', 'Ask R: ?mean') })
  await town.ivy.post(`/posts/${post}/suggestions`, {
    body: AFTER,
    from: shown((await town.ivy.get(`/posts/${post}/suggest`)).text),
  })
  const { id } = (await listOf(town.bea, post)).suggestions[0]!
  await town.bea.post(`/posts/${post}/suggestions/${id}`, { take: 'yes' })
  assert.equal(await bodyOf(town, post), AFTER.replace('See the help page.', 'Ask R: ?mean'))
})

test('words that are taken back at the moment of a suggestion are in no suggestion', async () => {
  for (let round = 0; round < 6; round++) {
    const post = await answered()
    const pages = await Promise.all([
      town.ivy.post(`/posts/${post}/suggestions`, { body: `${AFTER} ${round}` }),
      town.bea.post(`/posts/${post}/take-back`),
      town.ada.post(`/posts/${post}/suggestions`, { body: `${AFTER} ${round}` }),
    ])
    assert.ok(
      pages.every((page) => page.status < 500),
      pages.map((page) => page.status).join(),
    )
    const rows = await town.db.selectFrom('suggestions').selectAll().where('post_id', '=', post).execute()
    assert.deepEqual(rows, [])
  }
})

test('nothing is kept of a suggestion for words that are gone, whichever comes first', async () => {
  const post = await answered()
  const { thread_id, space_id } = await town.db.selectFrom('posts').selectAll().where('id', '=', post).executeTakeFirstOrThrow()
  // The post is read, then taken back by another who has not finished, then the suggestion is written.
  let release = () => {}
  const mayFinish = new Promise<void>((resolve) => {
    release = resolve
  })
  let begun = () => {}
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve
  })
  const removing = town.db.transaction().execute(async (db) => {
    await db.updateTable('posts').set({ body: '', removed_at: new Date(), removed_by: 'author' }).where('id', '=', post).execute()
    begun()
    await mayFinish
  })
  await hasBegun
  const values = { post_id: post, thread_id, space_id, author_id: town.ivy.id, base: BEFORE, body: AFTER }
  const suggesting = asMember(town.house.database, town.ivy.id, (db) =>
    db.insertInto('suggestions').values(values).execute(),
  ).catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, 150))
  release()
  await Promise.all([removing, suggesting])
  assert.deepEqual(await town.db.selectFrom('suggestions').selectAll().where('post_id', '=', post).execute(), [])
})

test('suggestions of somebody who leaves go with them, and so do those for words that go', async () => {
  const [suggests, answers] = [await town.newcomer('Sue Gester'), await town.newcomer('Ann Swers')]
  const post = await answer(answers, await ask(town, town.ada), BEFORE)
  await suggest(suggests, post, AFTER)
  await suggest(town.ivy, post, AFTER)
  await sql`select erase(${suggests.id}, false)`.execute(town.db)
  assert.deepEqual(
    (await listOf(town.gus, post)).suggestions.map((one) => one.author_name),
    ['Ivy'],
  )
  await sql`select erase(${answers.id}, true)`.execute(town.db)
  const { rows } = await sql`select 1 from suggestions where post_id = ${post}`.execute(town.db)
  assert.equal(rows.length, 0)
})

test('the name of somebody who has left goes out of suggestions, and these still fit', async () => {
  const leaver = await town.newcomer('Lena')
  const { handle } = await town.db.selectFrom('members').select('handle').where('id', '=', leaver.id).executeTakeFirstOrThrow()
  const body = `Ask @${handle} first.\n\nThen read on.\n\nThe end.`
  const post = await answered(body)
  const id = await suggest(town.ivy, post, body.replace('The end.', 'The very end.'), `@${handle} says so`)
  await sql`select erase(${leaver.id}, false)`.execute(town.db)
  await town.work()
  const row = await town.db.selectFrom('suggestions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.ok(!JSON.stringify(row).includes(`@${handle}`), JSON.stringify(row))
  assert.equal((await town.bea.post(`/posts/${post}/suggestions/${id}`, { take: 'yes' })).status, 303)
  assert.match(await bodyOf(town, post), /a former member first.*The very end\./s)
})

test('a handle that is a word in code stays in a suggestion when its member leaves', async () => {
  const leaver = await town.newcomer('Param')
  const { handle } = await town.db.selectFrom('members').select('handle').where('id', '=', leaver.id).executeTakeFirstOrThrow()
  const body = `\`\`\`r\n#' @${handle} x A number.\n\`\`\``
  const post = await answered(body)
  const id = await suggest(town.ivy, post, `${body}\n\nLike this.`)
  await sql`select erase(${leaver.id}, false)`.execute(town.db)
  await town.work()
  const row = await town.db.selectFrom('suggestions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.ok(row.base.includes(`@${handle}`) && row.body.includes(`@${handle}`))
})
