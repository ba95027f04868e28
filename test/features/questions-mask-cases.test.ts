// Looking behind a mask: never alone, never in secret.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { asMember } from '#platform/db/viewing.ts'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'
import { allowMasks, ask } from './questions-kit.ts'

let town: Town
let wearer: Person
let question: number
let [ruth, paul]: Person[] = []
before(async () => {
  town = await openTown()
  await allowMasks(town, town.spaces.commons)
  wearer = await town.newcomer('Wanda')
  ruth = await town.newcomer('Ruth', { role: 'steward' })
  paul = await town.newcomer('Paul', { role: 'steward' })
  question = await ask(town, wearer, { title: 'Said under a mask', mask: true })
})
after(() => town.close())

const page = (who: Person, of = question) => who.get(`/questions/${of}/mask`)
const request = (who: Person, of = question, reason = 'It names a patient') => who.post(`/questions/${of}/mask`, { reason })

async function openCase(of = question): Promise<number> {
  const row = await town.db
    .selectFrom('mask_cases')
    .select('id')
    .where('thread_id', '=', of)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return row.id
}

const reply = async (who: Person, agree: 'yes' | 'no', of = question) =>
  who.post(`/questions/${of}/mask/answer`, { case_id: await openCase(of), agree, reason: 'I have read it too' })

const behind = (who: Person, caseId: number) =>
  asMember(town.house.database, who.id, async (db) => {
    const { rows } = await sql<{ member_id: number }>`select member_id from behind_mask(${caseId}, interval '30 days')`.execute(
      db,
    )
    return rows.map((row) => row.member_id)
  })

test('one steward alone learns nothing, whatever they send', async () => {
  assert.equal((await page(town.mo)).status, 200)
  assert.equal((await request(town.mo)).status, 303)
  const { text } = await page(town.mo)
  assert.doesNotMatch(text, /Wanda/)
  assert.match(text, /Another steward has to agree or refuse/)
  assert.deepEqual(await behind(town.mo, await openCase()), [])
  assert.equal((await reply(town.mo, 'yes')).status, 409)
  assert.equal((await request(ruth!)).status, 409, 'asked already')
  assert.deepEqual(await behind(town.mo, await openCase()), [])
})

test('members have no such page, and cannot ask or answer by the wall’s own functions', async () => {
  assert.equal((await page(town.bea)).status, 404)
  assert.equal((await request(town.bea)).status, 404)
  const caseId = await openCase()
  await asMember(town.house.database, town.bea.id, async (db) => {
    const { rows } = await sql<{ done: boolean }>`select answer_mask_case(${caseId}, true, 'x', interval '1 s') as done`.execute(
      db,
    )
    assert.equal(rows[0]?.done, false)
    assert.deepEqual((await sql`select 1 from mask_cases`.execute(db)).rows, [])
  })
})

test('a refusal leaves the mask on, and says why', async () => {
  assert.equal((await reply(ruth!, 'no')).status, 303)
  assert.deepEqual(await behind(ruth!, await openCase()), [])
  assert.match((await page(town.mo)).text, /The mask stayed on/)
  assert.equal((await wearer.get(`/questions/${question}/mask-reasons`)).status, 404)
})

test('two stewards who agree see it, a third does not; the wearer is told once, with both reasons', async () => {
  await request(town.mo)
  const answers = await Promise.all([reply(ruth!, 'yes'), reply(ruth!, 'yes')])
  assert.deepEqual(answers.map((one) => one.status).sort(), [303, 409])
  for (const who of [town.mo, ruth!]) assert.match((await page(who)).text, /Wanda/)
  assert.doesNotMatch((await page(paul!)).text, /Wanda/)
  assert.deepEqual(await behind(paul!, await openCase()), [])
  await town.work()
  assert.match((await wearer.get('/notices')).text, /Two stewards looked behind your mask/)
  const reasons = await wearer.get(`/questions/${question}/mask-reasons`)
  assert.match(reasons.text, /It names a patient/)
  assert.match(reasons.text, /I have read it too/)
  for (const who of [town.bea, town.mo, paul!]) assert.equal((await who.get(`/questions/${question}/mask-reasons`)).status, 404)
  const told = (await town.mails()).filter((mail) => /looked behind your mask/.test(mail.subject ?? ''))
  assert.equal(told.length, 1)
  assert.doesNotMatch(JSON.stringify((await town.mo.json('/stewards/mail')).json), /looked behind your mask|wanda/i)
})

test('it is on record with the reasons and the mask, never with the person', async () => {
  const { text } = await paul!.get('/stewards/records')
  assert.match(text, /agreed to look behind a mask/)
  assert.doesNotMatch(text, /Wanda/)
  const rows = await town.db.selectFrom('steward_acts').selectAll().where('act', 'like', '%mask%').execute()
  assert.ok(rows.length >= 4 && rows.every((row) => row.member_id !== wearer.id && row.reason !== ''))
})

test('what the two saw is over after a month', async () => {
  await sql`update mask_cases set answered_at = now() - interval '31 days' where answer = 'agreed'`.execute(town.db)
  assert.deepEqual(await behind(town.mo, await openCase()), [])
  assert.doesNotMatch((await page(town.mo)).text, /Wanda/)
})

test('a steward under a mask neither asks nor agrees about themself', async () => {
  const own = await ask(town, paul!, { title: 'A steward asks under a mask', mask: true })
  assert.equal((await request(paul!, own)).status, 409)
  await request(town.mo, own)
  assert.equal((await reply(paul!, 'yes', own)).status, 409)
  assert.equal((await reply(paul!, 'no', own)).status, 409)
  assert.doesNotMatch((await page(ruth!, own)).text, /Paul/)
})

test('a steward cannot make a second account a steward and agree with it', async () => {
  const other = await ask(town, wearer, { title: 'A third mask', mask: true })
  const puppet = await town.newcomer('Punch')
  await town.mo.post(`/people/${puppet.id}/role`, { role: 'steward', reason: 'helps' })
  await request(town.mo, other)
  assert.equal((await page(puppet, other)).status, 200, 'the role was given')
  assert.equal((await reply(puppet, 'yes', other)).status, 409)
  assert.deepEqual(await behind(puppet, await openCase(other)), [])
})

test('a question that is not under a mask has no such page, nor has one that the steward does not see', async () => {
  const plain = await ask(town, town.ada)
  assert.equal((await page(town.mo, plain)).status, 404)
  const hidden = await ask(town, town.ivy, { space: town.spaces.invited })
  assert.equal((await page(town.mo, hidden)).status, 404)
  assert.equal((await request(town.mo, plain)).status, 404)
})

test('without a reason nothing is asked', async () => {
  const other = await ask(town, wearer, { title: 'Another mask', mask: true })
  assert.equal((await request(town.mo, other, '')).status, 422)
  assert.equal((await town.db.selectFrom('mask_cases').selectAll().where('thread_id', '=', other).execute()).length, 0)
})
