// Signing in by mail: the link, the code, and everything that must not sign anybody in.
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
const late = (address: string) =>
  sql`update sign_ins set expires_at = now() - interval '1 second' where address = ${address}`.execute(town.db)

test('a member signs in with the six digits of the mail and goes on to where they were', async () => {
  const who = await whoAsked('Cara', '/talk?page=2')
  assert.match((await who.get('/sign-in/code')).text, /cara@trust\.example/)
  const { code, subject, html } = await mailTo(town, who.address)
  assert.match(subject, /Sign in/)
  assert.ok(html.includes(`${code.slice(0, 3)} ${code.slice(3)}`))
  const answer = await who.post('/sign-in/code', { code: ` ${code.slice(0, 3)}-${code.slice(3)} ` })
  assert.equal(answer.location, '/talk?page=2')
  assert.equal(await signedInAs(who), who.address)
})

test('opening the link does nothing; the button behind it signs in', async () => {
  const who = await whoAsked('Dan')
  const { link, token } = await mailTo(town, who.address)
  for (let scan = 0; scan < 3; scan++) {
    const page = await stranger(town).get(link)
    assert.equal(page.status, 200)
    assert.equal(page.headers['set-cookie'], undefined)
  }
  const page = await who.get(link)
  assert.match(page.text, /dan@trust\.example/)
  assert.doesNotMatch(page.text, /another browser/)
  assert.equal(await signedInAs(who), undefined)
  assert.equal((await press(who, token)).status, 303)
  assert.equal(await signedInAs(who), who.address)
})

test('a link works in another browser, which is told that it is another one', async () => {
  const who = await whoAsked('Eve', '/spaces')
  const { link, token } = await mailTo(town, who.address)
  const phone = stranger(town)
  assert.match((await phone.get(link)).text, /another browser/)
  assert.equal((await press(phone, token)).location, '/spaces')
  assert.equal(await signedInAs(phone), who.address)
  assert.equal(await signedInAs(who), undefined)
})

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

test('a link and a code work once', async () => {
  const who = await whoAsked('Gil')
  const { code, token, link } = await mailTo(town, who.address)
  await press(who, token)
  const second = stranger(town)
  const again = await press(second, token)
  assert.equal(again.status, 422)
  assert.match(again.text, /used already/)
  assert.match((await second.get(link)).text, /used already.*Send a new one/s)
  assert.equal(await signedInAs(second), undefined)
  const here = { ...who, cookies: who.cookies }
  here.cookies.delete('hearth_session')
  await here.post('/sign-in/code', { code })
  assert.equal(await signedInAs(here), undefined)
})

test('two presses of the button at one moment sign in once', async () => {
  const who = await whoAsked('Gus2')
  const { token } = await mailTo(town, who.address)
  const answers = await Promise.all([press(stranger(town), token), press(stranger(town), token), press(stranger(town), token)])
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [303, 422, 422])
})

test('a link and a code that are late no longer work, and a new one is a press away', async () => {
  const who = await whoAsked('Hal', '/talk')
  const { code, token, link } = await mailTo(town, who.address)
  await late(who.address)
  assert.match((await who.get(link)).text, /older than it may be/)
  assert.equal((await press(who, token)).status, 422)
  const answer = await who.post('/sign-in/code', { code })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /older than it may be.*Send a new one/s)
  assert.equal(await signedInAs(who), undefined)
  assert.equal((await who.post('/sign-in/again')).location, '/sign-in/code')
  const fresh = await mailTo(town, who.address)
  assert.notEqual(fresh.token, token)
  assert.equal((await press(who, fresh.token)).location, '/talk')
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

test('something that is no code is told beside the field, and what was typed is still there', async () => {
  const who = await whoAsked('Lea')
  for (const code of ['', '12345', 'abcdef', '1234567', '１２３', '\0']) {
    const answer = await who.post('/sign-in/code', { code })
    assert.equal(answer.status, 422, code)
    assert.match(answer.text, /Enter the six digits/)
  }
  assert.match((await who.post('/sign-in/code', { code: '12 34' })).text, /value="12 34"/)
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

test('signing out ends the session for good', async () => {
  const who = await whoAsked('Rob')
  await press(who, (await mailTo(town, who.address)).token)
  const kept = who.cookies.get('hearth_session')!
  assert.equal((await who.post('/sign-out')).location, '/')
  const thief = stranger(town)
  thief.cookies.set('hearth_session', kept)
  assert.equal(await signedInAs(thief), undefined)
  assert.equal((await who.post('/sign-out')).status, 303)
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

test('words that were sent after a session had ended are there as a draft after signing in', async () => {
  const ada = await town.newcomer('Tess')
  const thread = (await ada.post('/spaces/commons/threads', { title: 'A title', body: 'Some words' })).location
  ada.cookies.set('hearth_session', 'over-over-over-over-over-over-over-over-ove')
  const draft = `reply:${thread.split('/')[2]}`
  const sent = await ada.post(
    `${thread}/posts`,
    { body: 'Half an hour of thinking', draft },
    { referer: `http://hearth.test${thread}` },
  )
  const next = new URL(sent.location, 'http://hearth.test').searchParams.get('next')!
  assert.equal(await proveAddress(town, ada, 'tess@trust.example', next), thread)
  assert.equal(ada.cookies.has('hearth_parked'), false)
  assert.match((await ada.get(thread)).text, /Half an hour of thinking/)
})

test('the list of sessions says which browser it was', async () => {
  const who = await whoAsked('Uma')
  const agent = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0' }
  await who.post('/sign-in/link', { token: (await mailTo(town, who.address)).token }, agent)
  assert.equal((await who.json('/account/sessions')).json.sessions[0].device, 'Firefox on Windows')
})

test('an address is read as people type it, and nonsense is told beside the field', async () => {
  await town.newcomer('Vic')
  const who = stranger(town)
  assert.equal((await who.post('/sign-in', { address: '  VIC@Trust.Example\u200b ' })).status, 303)
  assert.equal((await press(who, (await mailTo(town, 'vic@trust.example')).token)).status, 303)
  for (const address of [
    '',
    'vic',
    'vic@',
    '<script>@x',
    'a@b.example, c@d.example',
    'a\r\nBcc: b@c.example',
    `${'a'.repeat(100_000)}@x.example`,
    '\0@x.example',
  ]) {
    const answer = await stranger(town).post('/sign-in', { address })
    assert.equal(answer.status, 422, address.slice(0, 40))
    assert.match(answer.text, /Enter (your|an) e-mail address/)
  }
  assert.match((await stranger(town).post('/sign-in', { address: 'vic at trust' })).text, /value="vic at trust"/)
})

test('a link that never was is met with kindness', async () => {
  for (const token of ['x', 'A'.repeat(43), '%00', '..%2f..%2fetc']) {
    const page = await stranger(town).get(`/sign-in/link/${token}`)
    assert.equal(page.status, 422)
    assert.match(page.text, /Send a new one/)
  }
  assert.equal((await stranger(town).get('/sign-in/code')).location, '/sign-in')
})

test('whoever is removed from an address between the mail and the press does not get in by it', async () => {
  const who = await whoAsked('Wyn')
  const { token } = await mailTo(town, who.address)
  await sql`update addresses set address = 'wyn@elsewhere.example' where address = ${who.address}`.execute(town.db)
  assert.equal((await press(who, token)).location, '/join/welcome')
  assert.equal(await signedInAs(who), undefined)
})
