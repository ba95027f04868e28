// Faults, and what is said of them: error pages and logs carry no word, address or secret of anybody.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openLog } from '#platform/log.ts'
import { openTown, type Town } from '../kit.ts'

const WORD = 'wallabyword'
const ADDRESS = 'numbat@home.example'

let town: Town
const lines: string[] = []
const port = await closedPort()
before(async () => {
  town = await openTown({ SMTP_URL: `smtp://127.0.0.1:${port}`, HEARTH_LOG: 'debug' })
  town.house.log = openLog('debug', (line) => lines.push(line))
})
after(() => town.close())

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

function saysNothing(text: string, secrets: (string | undefined)[]): void {
  for (const secret of secrets) assert.ok(secret && !text.includes(secret), `${secret} in ${text.slice(0, 400)}`)
}

test('when something breaks in the middle, nothing is kept, the page says so kindly, and neither it nor the log tells what was written', async () => {
  const session = town.ada.cookies.get('hearth_session')
  await sql`alter table search_entries rename to search_entries_away`.execute(town.db)
  const broken = await town.ada.post('/spaces/commons/threads', { title: WORD, body: `${WORD} ${ADDRESS}`, once: randomUUID() })
  const asJson = await town.ada.postJson('/spaces/commons/threads', { title: WORD, body: `${WORD} ${ADDRESS}` })
  const search = await town.gus.get(`/search?q=${WORD}`)
  await sql`alter table search_entries_away rename to search_entries`.execute(town.db)
  for (const page of [broken, asJson]) {
    assert.equal(page.status, 500)
    assert.match(page.text, /nothing was changed/)
    assert.ok(!/search_entries|relation|node_modules|select |at async|\.ts/.test(page.text))
    saysNothing(page.text, [WORD, ADDRESS])
  }
  assert.equal(search.status, 500)
  assert.deepEqual(await town.db.selectFrom('threads').select('id').where('title', '=', WORD).execute(), [])
  const code = /code: (\w{8})/.exec(broken.text)?.[1]
  const log = lines.join('')
  assert.ok(code && log.includes(code))
  saysNothing(log, [WORD, ADDRESS, session])
})

test('a duplicate that the database refuses is logged without the value', async () => {
  await sql`alter table threads add constraint no_wallabies check (title !~ 'wallaby')`.execute(town.db)
  assert.equal((await town.ada.post('/spaces/commons/threads', { title: WORD, body: ADDRESS, once: randomUUID() })).status, 500)
  await sql`alter table threads drop constraint no_wallabies`.execute(town.db)
  saysNothing(lines.join(''), [WORD, ADDRESS])
})

test('a mail that cannot be sent is logged without its address, its words or its code', async () => {
  await town.gus.post('/sign-in', { address: ADDRESS })
  await town.ada.post('/join/invitations', { address: ADDRESS })
  const signIn = await town.db.selectFrom('mails').select('text').where('to_address', '=', ADDRESS).executeTakeFirstOrThrow()
  const code = /\b\d{3} ?\d{3}\b/.exec(signIn.text ?? '')?.[0]
  await town.work()
  const mails = await town.db.selectFrom('mails').select('error').where('error', 'is not', null).execute()
  assert.ok(mails.length > 0)
  saysNothing(JSON.stringify(mails), [ADDRESS, code])
  const log = lines.join('')
  assert.match(log, /mail\.later/)
  saysNothing(log, [ADDRESS, 'home.example', code])
  // Stewards read how it fares, and not to whom it goes.
  const desk = await town.mo.get('/stewards/mail')
  saysNothing(desk.text, [ADDRESS, code])
})

test('a job that fails is logged without what it was about', async () => {
  await sql`alter table mails rename to mails_away`.execute(town.db)
  await sql`select graphile_worker.add_job('join.invite', json_build_object('invitationId', ${WORD}::text, 'address', ${ADDRESS}::text))`.execute(
    town.db,
  )
  await town.work()
  await sql`alter table mails_away rename to mails`.execute(town.db)
  const failed = lines.filter((line) => line.includes('"jobs"'))
  assert.ok(failed.length > 0)
  saysNothing(failed.join(''), [WORD, ADDRESS])
})

test('a refused form says nothing of anybody else, and a guest is told of a sign-in rather than of what is there', async () => {
  const started = await town.ivy.post('/spaces/organisers/threads', { title: WORD, body: WORD, once: randomUUID() })
  for (const path of ['', '/posts', '/follow', '/lock', '/move', '/live', '/unread']) {
    for (const who of [town.gus, town.ada]) {
      for (const page of [
        await who.post(`${started.location}${path}`, { body: 'x', level: 'follow' }),
        await who.get(`${started.location}${path}`),
      ]) {
        saysNothing(page.text, [WORD])
        assert.notEqual(page.status, 403, `${path} tells that it is there`)
      }
    }
  }
})

test('ordinary use at every level of the log leaves no word, name, address or secret in it', async () => {
  lines.length = 0
  const { ada, bea, gus } = town
  const started = await ada.post('/spaces/commons/threads', { title: WORD, body: `${WORD} @bea ${ADDRESS}`, once: randomUUID() })
  await bea.get(`${started.location}?q=${WORD}`)
  await bea.post(`${started.location}/posts`, { body: WORD })
  await gus.get(`/search?q=${WORD}`)
  await gus.get(`/${WORD}?address=${ADDRESS}`)
  await ada.post('/account/addresses', { address: ADDRESS })
  await town.work()
  saysNothing(lines.join(''), [WORD, ADDRESS, 'trust.example', 'Ada', ada.cookies.get('hearth_session')])
})
