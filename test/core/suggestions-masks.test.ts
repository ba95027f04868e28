// Who suggests under a mask, or is suggested to: nobody can tell who wears it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { gatherExports } from '#features/account/export.ts'
import { asMember } from '#platform/db/viewing.ts'
import type { Member } from '#platform/viewer.ts'
import { allowMasks, answer, ask, firstPost } from '../features/questions-kit.ts'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'
import { bodyOf, listOf, suggest } from './suggestions-kit.ts'

let town: Town
let wearer: Person
let question: number
let mask: { id: number; name: string }
let post: number
const SECRET = 'Wilhelmina'

before(async () => {
  town = await openTown()
  await allowMasks(town, town.spaces.commons)
  wearer = await town.newcomer(SECRET)
  question = await ask(town, wearer, { mask: true, body: 'A masked question.' })
  mask = await town.db
    .selectFrom('threads as t')
    .innerJoin('members as m', 'm.id', 't.author_id')
    .where('t.id', '=', question)
    .select(['m.id', 'm.name'])
    .executeTakeFirstOrThrow()
  post = await answer(town.bea, question, 'Use mean(x).')
})
after(() => town.close())

function tells(text: string): boolean {
  return text.includes(SECRET) || new RegExp(`/people/${wearer.id}\\b`).test(text)
}

/** What the wearer is told of, and looks at: notices of one thread are one line, and one mail until they have looked. */
async function lookAtNotices(): Promise<string[]> {
  const rows = await town.db
    .selectFrom('notices')
    .select(['id', 'text'])
    .where('member_id', '=', wearer.id)
    .orderBy('id')
    .execute()
  await wearer.post('/notices/seen', { up_to: rows.at(-1)?.id ?? 1 })
  return rows.map((row) => row.text)
}

function exportOf(person: Person): Promise<string> {
  return asMember(town.house.database, person.id, async (db) =>
    JSON.stringify(await gatherExports(db, town.house, { id: person.id } as Member)),
  )
}

test('a masked asker suggests under the mask: on the page, in JSON, in notices, mails and exports', async () => {
  const id = await suggest(wearer, post, 'Use mean(x, na.rm = TRUE).', 'I tried it')
  const row = await town.db.selectFrom('suggestions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal(row.author_id, mask.id)
  for (const who of [town.gus, town.ada, town.bea, town.mo])
    for (const page of [await who.get(`/posts/${post}/suggestions`), await who.json(`/posts/${post}/suggestions`)]) {
      assert.ok(page.text.includes(mask.name))
      assert.ok(!tells(page.text))
    }
  await town.work()
  assert.ok(!tells((await town.bea.get('/notices')).text))
  for (const person of [town.bea, town.mo, town.ada]) assert.ok(!tells(await exportOf(person)))
  assert.match(await exportOf(wearer), /I tried it/)
  await lookAtNotices()
  await town.bea.post(`/posts/${post}/suggestions/${id}`, { take: 'yes' })
  await town.work()
  assert.ok((await lookAtNotices()).some((text) => /you suggested was taken/.test(text)))
  const mails = await town.mails()
  const to = (mail: (typeof mails)[number]) => JSON.stringify(mail.to).toLowerCase()
  assert.ok(mails.some((mail) => to(mail).includes(SECRET.toLowerCase()) && /suggested was taken/.test(`${mail.subject}`)))
  for (const mail of mails.filter((one) => !to(one).includes(SECRET.toLowerCase())))
    assert.ok(!tells(JSON.stringify([mail.subject, mail.text, mail.html, [...mail.headers]])))
  assert.ok(
    !JSON.stringify((await town.mo.json('/stewards/mail')).json)
      .toLowerCase()
      .includes(SECRET.toLowerCase()),
  )
})

test('the wearer may not suggest as themself in their masked question, nor anybody as the mask', async () => {
  const place = { post_id: post, thread_id: question, space_id: town.spaces.commons, base: 'a', body: 'b' }
  for (const [who, author_id] of [
    [wearer, wearer.id],
    [town.ivy, mask.id],
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
})

test('a masked asker is told of suggestions for their question and takes them; it is the mask’s own post, not for suggesting', async () => {
  const first = await firstPost(town, question)
  assert.equal((await wearer.post(`/posts/${first}/suggestions`, { body: 'My own' })).status, 403)
  const id = await suggest(town.ivy, first, 'A masked question, with an example.')
  await town.work()
  assert.ok((await lookAtNotices()).some((text) => /suggests a change to what you wrote/.test(text)))
  assert.equal((await wearer.post(`/posts/${first}/suggestions/${id}`, { take: 'yes' })).status, 303)
  assert.equal(await bodyOf(town, first), 'A masked question, with an example.')
  assert.ok(!tells((await town.ivy.get('/notices')).text))
})

test('a wearer who takes their words along takes along what they suggested; one who leaves them leaves nobody behind the mask', async () => {
  for (const [removeWords, left] of [
    [true, 0],
    [false, 1],
  ] as const) {
    const goes = await town.newcomer(`Goes ${removeWords}`)
    const asked = await ask(town, goes, { mask: true })
    const on = await answer(town.bea, asked, 'Use mean(x).')
    await suggest(goes, on, 'Use median(x).')
    await sql`select erase(${goes.id}, ${removeWords})`.execute(town.db)
    assert.equal((await listOf(town.gus, on)).suggestions.length, left)
    const { rows } = await sql`select 1 from masks where member_id = ${goes.id}`.execute(town.db)
    assert.equal(rows.length, 0)
  }
})
