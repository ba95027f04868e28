// Suggested changes by those who may not, too often, too long; and what others read of them.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { gatherExports } from '#features/account/export.ts'
import { asMember } from '#platform/db/viewing.ts'
import type { Member } from '#platform/viewer.ts'
import { answer, ask, firstPost } from '../features/questions-kit.ts'
import { openTown, type Town } from '../kit.ts'
import { multipart } from '../multipart.ts'
import type { Person } from '../person.ts'
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

test('notices and mails about suggestions hold no words of the post', async () => {
  const post = await answered('Zebrawords here.')
  const id = await suggest(town.ivy, post, 'Zebrawords there.', 'Zebranote')
  await town.bea.post(`/posts/${post}/suggestions/${id}`, { take: 'yes' })
  await town.work()
  const mails = (await town.mails()).filter((mail) => /suggest/.test(`${mail.subject}`))
  assert.ok(mails.length >= 2)
  for (const mail of mails) assert.doesNotMatch(`${mail.subject} ${mail.text} ${mail.html}`, /[Zz]ebra/)
})

test('an author declines, and the post stays as it was', async () => {
  const post = await answered()
  const id = await suggest(town.ivy, post, AFTER)
  assert.equal((await town.bea.post(`/posts/${post}/suggestions/${id}`, { take: 'no' })).status, 303)
  assert.equal(await bodyOf(town, post), BEFORE)
  assert.doesNotMatch((await town.bea.get(`/posts/${post}/suggestions`)).text, /Take this change/)
})

test('only the author of the post answers, neither the asker, nor a steward, nor whoever suggested', async () => {
  const post = await answered()
  const id = await suggest(town.ivy, post, AFTER)
  for (const who of [town.ada, town.mo, town.ivy])
    assert.equal((await who.post(`/posts/${post}/suggestions/${id}`, { take: 'yes' })).status, 403)
  for (const who of [town.ada, town.mo, town.ivy, town.sol])
    await asMember(town.house.database, who.id, async (db) => {
      const done = await db.updateTable('suggestions').set({ state: 'taken' }).where('id', '=', id).executeTakeFirst()
      assert.equal(Number(done.numUpdatedRows), 0)
    })
  assert.equal(await bodyOf(town, post), BEFORE)
})

test('nobody suggests changes to their own post, to one that was taken back, or in talk', async () => {
  const post = await answered()
  assert.equal((await town.bea.get(`/posts/${post}/suggest`)).status, 403)
  assert.equal((await town.bea.post(`/posts/${post}/suggestions`, { body: AFTER })).status, 403)
  const started = await town.ada.post('/spaces/commons/threads', { title: 'Talk', body: 'Talk', once: randomUUID() })
  const talk = await firstPost(town, Number(/\d+/.exec(started.location)?.[0]))
  await town.bea.post(`/posts/${post}/take-back`)
  for (const id of [post, talk]) {
    assert.equal((await town.ivy.get(`/posts/${id}/suggest`)).status, 404)
    assert.equal((await town.ivy.get(`/posts/${id}/suggestions`)).status, 404)
    assert.equal((await town.ivy.post(`/posts/${id}/suggestions`, { body: AFTER })).status, 404)
  }
})

test('a paused member and a guest suggest nothing, and nobody does in somebody else’s name', async () => {
  const post = await answered()
  assert.equal((await town.sol.post(`/posts/${post}/suggestions`, { body: AFTER })).status, 403)
  assert.notEqual((await town.gus.post(`/posts/${post}/suggestions`, { body: AFTER })).location, `/posts/${post}/suggestions`)
  const { thread_id, space_id } = await town.db.selectFrom('posts').selectAll().where('id', '=', post).executeTakeFirstOrThrow()
  const place = { post_id: post, thread_id, space_id, base: BEFORE, body: AFTER }
  for (const [who, author_id] of [
    [town.sol, town.sol.id],
    [town.ivy, town.ada.id],
    [town.bea, town.bea.id],
  ] as const)
    await assert.rejects(
      asMember(town.house.database, who.id, (db) =>
        db
          .insertInto('suggestions')
          .values({ ...place, author_id })
          .execute(),
      ),
      /row-level security/,
    )
  assert.deepEqual((await listOf(town.bea, post)).suggestions, [])
})

test('in a space that one does not see there is no post to suggest for, and no suggestion to read', async () => {
  const question = await ask(town, town.ivy, { space: town.spaces.invited })
  const post = await answer(town.bea, question, BEFORE)
  const id = await suggest(town.ivy, post, AFTER)
  for (const who of [town.ada, town.mo]) {
    assert.equal((await who.get(`/posts/${post}/suggest`)).status, 404)
    assert.equal((await who.get(`/posts/${post}/suggestions`)).status, 404)
    assert.equal((await who.json(`/posts/${post}/suggestions`)).status, 404)
    assert.equal((await who.post(`/posts/${post}/suggestions`, { body: AFTER })).status, 404)
    assert.equal((await who.post(`/posts/${post}/suggestions/${id}`, { take: 'yes' })).status, 404)
    assert.equal((await who.post(`/posts/${post}/suggestions/${id}/withdraw`)).status, 404)
    const rows = await asMember(town.house.database, who.id, (db) => db.selectFrom('suggestions').selectAll().execute())
    assert.ok(!rows.some((row) => row.id === id))
  }
})

test('a suggestion is answered at the address of its own post only', async () => {
  const [post, other] = [await answered(), await answered()]
  const id = await suggest(town.ivy, post, AFTER)
  assert.equal((await town.bea.post(`/posts/${other}/suggestions/${id}`, { take: 'yes' })).status, 404)
  assert.equal((await town.ivy.post(`/posts/${other}/suggestions/${id}/withdraw`)).status, 404)
  for (const wrong of ['0', 'x', '99999999']) {
    assert.equal((await town.bea.post(`/posts/${post}/suggestions/${wrong}`, { take: 'yes' })).status, 404)
    assert.equal((await town.ivy.post(`/posts/${post}/suggestions/${wrong}/withdraw`)).status, 404)
  }
})

test('a member has three suggestions a post that wait, also when they send four at once', async () => {
  const post = await answered()
  const pages = await Promise.all(
    [1, 2, 3, 4, 5].map((n) => town.ivy.post(`/posts/${post}/suggestions`, { body: `${AFTER} ${n}` })),
  )
  assert.equal(pages.filter((page) => page.status === 303).length, 3)
  assert.ok(pages.filter((page) => page.status !== 303).every((page) => page.status === 409))
  assert.match((await town.ivy.post(`/posts/${post}/suggestions`, { body: AFTER })).text, /wait already/)
  await suggest(town.ada, post, AFTER)
})

test('a form sent twice makes one suggestion; a preview, a draft and a file make none', async () => {
  const post = await answered()
  const fields = { body: AFTER, once: randomUUID() }
  await town.ivy.post(`/posts/${post}/suggestions`, fields)
  await town.ivy.post(`/posts/${post}/suggestions`, fields)
  for (const intent of ['preview', 'draft', 'attach']) {
    const page = await town.ivy.post(`/posts/${post}/suggestions`, { body: `${AFTER} More`, note: 'Because', intent })
    assert.match(page.text, /Because/)
  }
  assert.equal((await listOf(town.ivy, post)).suggestions.length, 1)
  assert.match((await town.ivy.get('/drafts')).text, new RegExp(`/posts/${post}/suggest"`))
  assert.match((await town.ivy.get(`/posts/${post}/suggest`)).text, /Because/)
})

test('what is too long or empty comes back with a sentence and all that was typed', async () => {
  const post = await answered()
  for (const [body, sentence] of [
    ['x'.repeat(60_000), /up to 50,000 characters/],
    ['  ', /Write something first/],
  ] as const) {
    const page = await town.ivy.post(`/posts/${post}/suggestions`, { body, note: 'Mind the note' })
    assert.equal(page.status, 422)
    assert.match(page.text, sentence)
    assert.match(page.text, /Mind the note/)
  }
  const long = await town.ivy.post(`/posts/${post}/suggestions`, { body: AFTER, note: 'n'.repeat(301) })
  assert.equal(long.status, 422)
  assert.deepEqual((await listOf(town.ivy, post)).suggestions, [])
})

test('the JSON twin names what a page shows and no more', async () => {
  const post = await answered()
  await suggest(town.ivy, post, AFTER, 'Why not')
  const one = (await listOf(town.gus, post)).suggestions[0]!
  assert.deepEqual(Object.keys(one).sort(), ['author_name', 'body', 'created_at', 'id', 'note', 'state'])
  assert.deepEqual([one.author_name, one.body, one.note, one.state], ['Ivy', AFTER, 'Why not', 'open'])
})

test('a member takes their own suggestions along, and nobody else’s', async () => {
  const post = await answered('Export words.')
  await suggest(town.ivy, post, 'Export words of Ivy.', 'Ivy’s note')
  const exportOf = (person: Person) =>
    asMember(town.house.database, person.id, async (db) =>
      JSON.stringify(await gatherExports(db, town.house, { id: person.id } as Member)),
    )
  assert.match(await exportOf(town.ivy), /Export words of Ivy\..*Ivy’s note/)
  for (const person of [town.bea, town.ada]) assert.doesNotMatch(await exportOf(person), /Export words of Ivy/)
})

test('no file can be attached to a suggestion: it would be somebody else’s in the author’s post', async () => {
  const post = await answered()
  assert.doesNotMatch((await town.ivy.get(`/posts/${post}/suggest`)).text, /type="file"|data-upload/)
  const form = multipart({ body: AFTER }, { field: 'file', name: 'plot.txt', bytes: Buffer.from('words') })
  const headers = { ...form.headers, accept: 'text/html', 'sec-fetch-site': 'same-origin' }
  assert.ok((await town.ivy.send('POST', `/posts/${post}/suggestions`, headers, form.payload)).status < 400)
  assert.equal((await town.db.selectFrom('uploads').selectAll().where('member_id', '=', town.ivy.id).execute()).length, 0)
})
