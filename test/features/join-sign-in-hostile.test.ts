// What must not sign anybody in, and what nobody may learn on the way.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'
import { mailTo, proveAddress, signedInAs, stranger } from './sign-in-mail.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

/** Somebody with an account who has asked for a mail in a browser of their own. */
async function whoAsked(name: string, next = ''): Promise<Person & { address: string }> {
  await town.newcomer(name)
  const address = `${name.toLowerCase()}@trust.example`
  const who = stranger(town)
  const asked = await who.post('/sign-in', { address, next })
  assert.equal(asked.location, '/sign-in/code', asked.text)
  return { ...who, address }
}

const press = (who: Person, token: string) => who.post('/sign-in/link', { token })

test('a code is of no use in another browser', async () => {
  const who = await whoAsked('Flo')
  const { code } = await mailTo(town, who.address)
  const other = stranger(town)
  await other.post('/sign-in/code', { code })
  assert.equal(await signedInAs(other), undefined)
  await other.post('/sign-in', { address: 'somebody.else@trust.example' })
  await other.post('/sign-in/code', { code })
  assert.equal(await signedInAs(other), undefined)
})

test('only the newest mail works', async () => {
  const who = await whoAsked('Ida')
  const first = await mailTo(town, who.address)
  const other = stranger(town)
  await other.post('/sign-in', { address: who.address })
  const answer = await press(who, first.token)
  assert.equal(answer.status, 422)
  assert.match(answer.text, /newer mail/)
  await who.post('/sign-in/code', { code: first.code })
  assert.equal(await signedInAs(who), undefined)
  assert.equal((await press(who, (await mailTo(town, who.address)).token)).status, 303)
})

test('after five wrong codes the right one is of no use', async () => {
  const who = await whoAsked('Jon')
  const { code, token } = await mailTo(town, who.address)
  const wrong = code === '111111' ? '222222' : '111111'
  for (let guess = 1; guess <= 4; guess++) {
    const answer = await who.post('/sign-in/code', { code: wrong })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /not the digits/)
  }
  assert.match((await who.post('/sign-in/code', { code: wrong })).text, /five wrong codes/)
  assert.equal((await who.post('/sign-in/code', { code })).status, 422)
  assert.equal((await press(who, token)).status, 422)
  assert.equal(await signedInAs(who), undefined)
})

test('guesses over many mails are counted together, and the link still works', async () => {
  const who = await whoAsked('Kai')
  const id = (
    await town.db.selectFrom('addresses').select('member_id').where('address', '=', who.address).executeTakeFirstOrThrow()
  ).member_id
  await sql`insert into attempts (kind, key_hash) select 'sign-in.guesses', sha256(convert_to(${String(id)}, 'UTF8')) from generate_series(1, 30)`.execute(
    town.db,
  )
  const { code, token } = await mailTo(town, who.address)
  assert.equal((await who.post('/sign-in/code', { code })).status, 422)
  assert.equal((await press(who, token)).status, 303)
})

test('nobody learns from an answer whether an address has an account', async () => {
  const seen: unknown[] = []
  for (const address of ['ada@trust.example', 'nobody.at.all@trust.example']) {
    const who = stranger(town)
    const asked = await who.post('/sign-in', { address })
    assert.equal(asked.status, 303)
    const page = await who.get('/sign-in/code')
    const wrong = await who.post('/sign-in/code', { code: '000000' })
    const again = await who.post('/sign-in/again')
    const blank = (text: string) => text.replaceAll(address, 'ADDRESS')
    seen.push([
      asked.status,
      asked.location,
      blank(asked.text),
      page.status,
      blank(page.text),
      wrong.status,
      blank(wrong.text),
      again.status,
      again.location,
    ])
    await mailTo(town, address)
    const { count } = await town.db
      .selectFrom('sign_ins')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('address', '=', address)
      .executeTakeFirstOrThrow()
    seen.push(count)
  }
  assert.deepEqual(seen.slice(0, 2), seen.slice(2))
})

test('asking takes about the same time whether an address has an account or not', async () => {
  const times: Record<string, number[]> = { known: [], unknown: [] }
  for (let round = 0; round < 40; round++) {
    const known = round % 2 === 0
    const name = `T${round}`
    if (known) await town.newcomer(name)
    const address = known ? `${name.toLowerCase()}@trust.example` : `x${round}@trust.example`
    const began = performance.now()
    assert.equal((await stranger(town).post('/sign-in', { address })).status, 303)
    times[known ? 'known' : 'unknown']!.push(performance.now() - began)
  }
  const median = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!
  const [known, unknown] = [median(times.known!), median(times.unknown!)]
  assert.ok(Math.abs(known - unknown) < Math.max(5, 0.5 * Math.min(known, unknown)), `${known} ms and ${unknown} ms`)
})

test('a sixth mail within a quarter of an hour is not sent, whoever has the address, and the newest goes on working', async () => {
  for (const address of ['bea@trust.example', 'not.bea@trust.example']) {
    const who = stranger(town)
    for (let round = 0; round < 5; round++) assert.equal((await who.post('/sign-in', { address })).status, 303)
    const { token } = await mailTo(town, address)
    const sixth = await stranger(town).post('/sign-in', { address })
    assert.equal(sixth.status, 429)
    assert.match(sixth.text, /newest one/)
    assert.equal((await who.post('/sign-in/again')).status, 429)
    assert.equal((await press(who, token)).status, 303)
  }
})

test('one network may ask for three hundred mails an hour, and its pretended neighbours count as itself', async () => {
  const other = await openTown()
  try {
    await sql`insert into attempts (kind, key_hash) select 'sign-in.network', sha256(convert_to('127.0.0.1', 'UTF8')) from generate_series(1, 299)`.execute(
      other.db,
    )
    const ask = (address: string) => stranger(other).post('/sign-in', { address }, { 'x-forwarded-for': '203.0.113.7' })
    assert.equal((await ask('a@trust.example')).status, 303)
    assert.equal((await ask('b@trust.example')).status, 429)
  } finally {
    await other.close()
  }
})

test('a link in a mail leads to our address, whatever a request says it is', async () => {
  await town.newcomer('Max')
  const forged = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
  await stranger(town).post('/sign-in', { address: 'max@trust.example' }, forged)
  const { text, html, link } = await mailTo(town, 'max@trust.example')
  assert.doesNotMatch(text + html, /evil/)
  assert.ok(link)
})

test('signing in never leads to another website', async () => {
  const bad = [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/sign-out',
    '/sign-in?next=/sign-in',
    `/${'a'.repeat(3000)}`,
  ]
  for (const [index, next] of bad.entries()) {
    const page = await stranger(town).get(`/sign-in?next=${encodeURIComponent(next)}`)
    assert.match(page.text, /name="next" value="\/"/, next)
    await town.newcomer(`Nora${index}`)
    assert.equal(await proveAddress(town, stranger(town), `nora${index}@trust.example`, next), '/', next)
  }
  assert.equal((await town.ada.get('/sign-in?next=//evil.example')).location, '/')
})

test('the database keeps no token, code or browser key in clear', async () => {
  const who = await whoAsked('Oona')
  const { code, token } = await mailTo(town, who.address)
  const key = who.cookies.get('hearth_asked')!
  const { rows } = await sql<{ row: string }>`select s::text as row from sign_ins s where address = ${who.address}`.execute(
    town.db,
  )
  const kept = rows.map(({ row }) => row).join()
  for (const secret of [token, key, code]) {
    assert.ok(!kept.includes(secret))
    assert.ok(!kept.includes(Buffer.from(secret).toString('hex')))
  }
  const guessed = await sql<{ n: number }>`
    select count(*)::int as n from sign_ins, generate_series(0, 999999) code
    where address = ${who.address} and code_hash = sha256(convert_to(lpad(code::text, 6, '0'), 'UTF8'))`.execute(town.db)
  assert.equal(guessed.rows[0]?.n, 0)
})

test('the web role cannot read or write what signing in stands on', async () => {
  const { web } = town.house.database
  for (const table of ['sign_ins', 'proven_addresses', 'first_links']) {
    await assert.rejects(sql`select * from ${sql.table(table)}`.execute(web), /permission denied/, table)
    await assert.rejects(sql`delete from ${sql.table(table)}`.execute(web), /permission denied/, table)
  }
  for (const call of [
    sql`select make_steward('x@y.example', 'X', sha256('x'))`,
    sql`select keep_first_link(sha256('x'))`,
    sql`select open_session(1, sha256('x'), '', null)`,
    sql`select go_in('ada@trust.example', '/', sha256('x'), '', sha256('y'), null)`,
    sql`select forget_sign_ins()`,
    sql`select enter_invited_spaces(1)`,
    sql`select token_hash from invitations`,
  ])
    await assert.rejects(call.execute(web), /permission denied/)
})

test('signing in always makes a new session, and ends the one that the browser had', async () => {
  const who = await whoAsked('Pia')
  who.cookies.set('hearth_session', 'planted-by-somebody-else-planted-by-somebod')
  const { code } = await mailTo(town, who.address)
  await who.post('/sign-in/code', { code })
  const first = who.cookies.get('hearth_session')!
  assert.notEqual(first, 'planted-by-somebody-else-planted-by-somebod')
  assert.match(first, /^[\w-]{43}$/)
  await who.post('/sign-in', { address: who.address })
  await press(who, (await mailTo(town, who.address)).token)
  const second = who.cookies.get('hearth_session')!
  assert.notEqual(second, first)
  const old = stranger(town)
  old.cookies.set('hearth_session', first)
  assert.equal(await signedInAs(old), undefined)
})

test('the cookie of a session is out of reach for scripts and other sites', async () => {
  const who = await whoAsked('Quin')
  const answer = await press(who, (await mailTo(town, who.address)).token)
  const session = [answer.headers['set-cookie'] ?? []]
    .flat()
    .map(String)
    .find((one) => one.startsWith('hearth_session='))!
  assert.match(session, /HttpOnly/)
  assert.match(session, /SameSite=Lax/)
  assert.ok(Number(/Max-Age=(\d+)/.exec(session)?.[1]) <= 366 * 86_400)
})

test('another website can neither sign anybody in nor out', async () => {
  const who = await whoAsked('Sue')
  const { token, code } = await mailTo(town, who.address)
  const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  assert.equal((await who.post('/sign-in', { address: who.address }, foreign)).status, 403)
  assert.equal((await who.post('/sign-in/link', { token }, foreign)).status, 403)
  assert.equal((await who.post('/sign-in/code', { code }, foreign)).status, 403)
  assert.equal((await town.ada.post('/sign-out', {}, foreign)).status, 403)
  assert.equal(await signedInAs(town.ada), 'ada@trust.example')
  assert.equal((await town.gus.get('/sign-out')).status, 404)
})

test('whoever is removed from an address between the mail and the press does not get in by it', async () => {
  const who = await whoAsked('Wyn')
  const { token } = await mailTo(town, who.address)
  await sql`update addresses set address = 'wyn@elsewhere.example' where address = ${who.address}`.execute(town.db)
  assert.equal((await press(who, token)).location, '/join/welcome')
  assert.equal(await signedInAs(who), undefined)
})
