// Stewards from the command line, and the small readings that signing in needs.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { deviceOf } from '#core/members/device.ts'
import { firstStewardLink, makeSteward, nameFrom } from '#core/members/first-steward.ts'
import { networkOf } from '#platform/network.ts'
import { openTown, type Town } from '../kit.ts'
import { stranger } from './sign-in-mail.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const memberWith = (address: string) =>
  town.db
    .selectFrom('addresses as a')
    .innerJoin('members as m', 'm.id', 'a.member_id')
    .where('a.address', '=', address)
    .selectAll('m')
    .executeTakeFirst()

test('the first steward comes in by the link of the first start, once, and only while there is none', async () => {
  const empty = await openTown()
  try {
    assert.equal(await firstStewardLink(empty.house), undefined)
    await sql`delete from members`.execute(empty.db)
    const link = new URL((await firstStewardLink(empty.house))!)
    const later = new URL((await firstStewardLink(empty.house))!)
    assert.equal(link.origin, 'http://hearth.test')
    const who = stranger(empty)
    assert.match((await who.get(link.pathname)).text, /first steward/)
    assert.equal((await stranger(empty).get('/first/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).status, 404)
    const wrong = await who.post(link.pathname, { name: 'Una', address: 'una', version: 1 })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /value="Una"/)
    const fields = { name: 'Una', address: 'Una@Home.example', agree: 'on', version: 1 }
    const sent = await Promise.all([
      who.post(link.pathname, fields),
      stranger(empty).post(later.pathname, { ...fields, name: 'Thief', address: 't@x.example' }),
    ])
    assert.deepEqual(sent.map((answer) => answer.status).sort(), [303, 404])
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from members where role = 'steward'`.execute(empty.db)
    assert.equal(rows[0]?.n, 1)
    assert.equal((await stranger(empty).post(later.pathname, fields)).status, 404)
    assert.equal((await who.get(link.pathname)).status, 404)
    assert.equal(await firstStewardLink(empty.house), undefined)
  } finally {
    await empty.close()
  }
})

test('the command line makes a steward, with an account where there is none, and a link that works once', async () => {
  const path = new URL(await makeSteward(town.house, 'Grace.Hopper+home@Navy.example')).pathname
  const who = stranger(town)
  const page = (await who.get(path)).text
  assert.match(page, /grace\.hopper\+home@navy\.example/)
  assert.doesNotMatch(page, /another browser/)
  // A mail that is asked for in the meantime leaves it as it is.
  await stranger(town).post('/sign-in', { address: 'grace.hopper+home@navy.example' })
  assert.equal((await who.post('/sign-in/link', { token: path.split('/').at(-1)! })).status, 303)
  assert.equal((await who.get('/stewards')).status, 200)
  assert.equal((await stranger(town).post('/sign-in/link', { token: path.split('/').at(-1)! })).status, 422)
  assert.equal((await memberWith('grace.hopper+home@navy.example'))?.name, 'Grace Hopper')
  await makeSteward(town.house, 'ivy@trust.example')
  assert.equal((await memberWith('ivy@trust.example'))?.role, 'steward')
  assert.equal((await memberWith('ivy@trust.example'))?.name, 'Ivy')
  await assert.rejects(makeSteward(town.house, 'nobody'), /is not an e-mail address/)
})

test('a name is made from an address until its owner says otherwise', () => {
  assert.equal(nameFrom('ada.lovelace@trust.example'), 'Ada Lovelace')
  assert.equal(nameFrom('bea_jones-smith99+r@trust.example'), 'Bea Jones Smith99')
  assert.equal(nameFrom('12345@trust.example'), 'New steward')
})

test('one household or hospital counts as one network', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7')
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7')
  assert.equal(networkOf('2001:db8:0:1::5'), networkOf('2001:0DB8::1:9:8:7:6'))
  assert.notEqual(networkOf('2001:db8:0:1::5'), networkOf('2001:db8:0:2::5'))
  assert.equal(networkOf('::1'), '0:0:0:0')
})

test('a browser is called by its name and its device', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0'
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'
  assert.equal(deviceOf(edge), 'Edge on Windows')
  assert.equal(deviceOf(phone), 'Safari on iPhone')
  assert.equal(deviceOf(undefined), 'A browser')
  assert.equal(deviceOf('<script>'.repeat(9999)), 'A browser')
})
