// Where masks are, and what becomes of them when their wearers leave.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTown, type Town } from '../kit.ts'
import { allowMasks, ask } from './questions-kit.ts'

let town: Town
before(async () => {
  town = await openTown()
  await allowMasks(town, town.spaces.commons)
})
after(() => town.close())

test('a mask in a space without masks is a kind sentence, and nothing is posted', async () => {
  const count = async () => (await sql<{ n: number }>`select count(*)::int as n from threads`.execute(town.db)).rows[0]!.n
  const before = await count()
  const fields = { title: 'Hidden', body: 'Words', space_id: town.spaces.members, mask: 'on', once: randomUUID() }
  const page = await town.ada.post('/questions', fields)
  assert.equal(page.status, 422)
  assert.match(page.text, /There are no masks in Help with R/)
  assert.equal(await count(), before)
})

test('who leaves and keeps their words leaves the mask behind, worn by nobody; who takes them along takes the masked ones too', async () => {
  const [stays, goes] = [await town.newcomer('Kay Keeper'), await town.newcomer('Tara Taker')]
  const [kept, taken] = [
    await ask(town, stays, { title: 'Kept for others', body: 'Kept words', mask: true }),
    await ask(town, goes, { title: 'Taken along', body: 'Taken words', mask: true }),
  ]
  await sql`select erase(${stays.id}, false), erase(${goes.id}, true)`.execute(town.db)
  assert.match((await town.gus.get(`/questions/${kept}`)).text, /Kept words/)
  const page = await town.gus.get(`/questions/${taken}`)
  assert.doesNotMatch(page.text, /Taken words|Taken along/)
  assert.match(page.text, /The author took this post back\./)
  const { rows } = await sql`select 1 from masks where member_id in (${stays.id}, ${goes.id})`.execute(town.db)
  assert.equal(rows.length, 0)
})
