// Mail over a real mail server: what arrives, what is tried again, what is given up, and what stewards see of it.
import assert from 'node:assert/strict'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { takeMail } from '#core/mail/queries.ts'
import { asMember } from '#platform/db/viewing.ts'
import { runDueJobs } from '#platform/jobs.ts'
import { sendMail } from '#platform/mail/send.ts'
import { openTown, type Town } from '../kit.ts'

const PORTS = { server: 4301, silent: 4302 }

/** What the server says to recipients and to words; undefined is yes. Each answer is used once. */
let answers: { rcpt: Error[]; data: Error[] }
let arrived: ParsedMail[]
let server: SMTPServer
let town: Town

function no(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code })
}

const behaviour: SMTPServerOptions = {
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: (_address, _session, done) => done(answers.rcpt.shift()),
  onData(stream, _session, done) {
    simpleParser(stream).then((mail) => {
      const refusal = answers.data.shift()
      if (!refusal) arrived.push(mail)
      done(refusal)
    }, done)
  },
}

before(async () => {
  server = new SMTPServer(behaviour)
  await new Promise<void>((resolve) => server.listen(PORTS.server, '127.0.0.1', resolve))
  town = await openTown({ SMTP_URL: `smtp://127.0.0.1:${PORTS.server}`, HEARTH_URL: 'https://hearth.test' })
})
after(async () => {
  await town.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

/** A test that begins without mails, notices and jobs. */
function fresh(name: string, work: () => Promise<void>): void {
  test(name, async () => {
    answers = { rcpt: [], data: [] }
    arrived = []
    await town.house.database.ownerSql`truncate mails, notices, graphile_worker._private_jobs`
    await work()
  })
}

const hello = {
  to: 'ada@trust.example',
  subject: 'Hello',
  text: 'The code is 123456',
  html: '<p>The code is <b>123456</b></p>',
  kind: 'sign-in',
}

/** Sends as the web does, without being signed in. */
const sendAsGuest = (more: object = {}) => asMember(town.house.database, undefined, (db) => sendMail(db, { ...hello, ...more }))

async function row() {
  return town.db.selectFrom('mails').selectAll().executeTakeFirstOrThrow()
}

/** Makes waiting jobs due and does them, once. */
async function nextTry() {
  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(town.db)
  await runDueJobs(town.house)
}

fresh('a mail arrives as it was written, and its words are gone from the database', async () => {
  await sendAsGuest({ fromName: 'Bea', headers: { 'List-Unsubscribe': '<https://hearth.test/x>' } })
  await runDueJobs(town.house)
  const [mail] = arrived
  assert.equal(mail?.subject, 'Hello')
  assert.equal(mail?.text?.trim(), 'The code is 123456')
  assert.match(String(mail?.html), /<b>123456<\/b>/)
  assert.deepEqual(mail?.from?.value, [{ address: 'hearth@hearth.test', name: 'Bea (Testing Town)' }])
  assert.match(mail?.messageId ?? '', /^<[0-9a-f-]{36}@hearth\.test>$/)
  assert.equal(mail?.headers.get('auto-submitted'), 'auto-generated')
  const kept = await row()
  assert.equal(kept.state, 'sent')
  assert.deepEqual([kept.text, kept.html, kept.subject], [null, null, ''])
})

fresh('a mail whose change was undone is never sent', async () => {
  await assert.rejects(
    asMember(town.house.database, undefined, async (db) => {
      await sendMail(db, hello)
      throw new Error('undone')
    }),
  )
  await runDueJobs(town.house)
  assert.equal(arrived.length, 0)
})

fresh('a job that runs twice, even at the same moment, sends once', async () => {
  await sendAsGuest()
  const { id } = await row()
  const taken = await Promise.all([1, 2, 3].map(() => takeMail(town.db, id)))
  assert.equal(taken.filter(Boolean).length, 1)
  await runDueJobs(town.house)
  assert.equal(arrived.length, 0, 'another job has it')
})

fresh('a mail whose process was killed in the middle of a try is taken up again', async () => {
  await sendAsGuest()
  await takeMail(town.db, (await row()).id)
  await sql`delete from graphile_worker._private_jobs`.execute(town.db)
  await sql`update mails set next_at = now() - interval '11 minutes'`.execute(town.db)
  const sweep = town.house.features.find((one) => one.name === 'mail')!.jobs!['mail.sweep']!
  await sweep(town.house, undefined as never)
  await runDueJobs(town.house)
  assert.equal(arrived.length, 1)
})

fresh('a line end in a subject, a name or a header adds no header', async () => {
  const bad = 'Hello\r\nBcc: eve@evil.example\r\n\r\nBody'
  await sendAsGuest({ subject: bad, fromName: bad, headers: { 'X-Test': bad } })
  await runDueJobs(town.house)
  const [mail] = arrived
  assert.equal(mail?.headers.get('bcc'), undefined)
  assert.equal(mail?.bcc, undefined)
  assert.equal(mail?.subject, 'Hello Bcc: eve@evil.example Body')
  assert.equal(mail?.text?.trim(), 'The code is 123456')
})

fresh('only one plain address is taken', async () => {
  for (const to of [
    'ada@trust.example, eve@evil.example',
    'Ada <ada@trust.example>',
    'ada@trust.example\r\nRCPT TO:<eve@evil.example>',
    '',
    `${'a'.repeat(250)}@trust.example`,
  ])
    await assert.rejects(sendAsGuest({ to }), /one plain address/)
  assert.equal((await town.db.selectFrom('mails').selectAll().execute()).length, 0)
})

fresh('a server that says "later" is tried again after a pause, and then it arrives once', async () => {
  answers.rcpt = [no(451, 'Greylisted, come back later')]
  answers.data = [no(452, 'Disk full')]
  await sendAsGuest()
  await runDueJobs(town.house)
  const waiting = await row()
  assert.equal(waiting.state, 'waiting')
  assert.match(waiting.error ?? '', /Greylisted/)
  assert.ok(waiting.next_at.getTime() > Date.now() + 30_000)
  assert.equal(waiting.text, 'The code is 123456\n'.trim())
  await runDueJobs(town.house)
  assert.equal((await row()).tries, 1, 'not before the pause is over')
  await nextTry()
  assert.match((await row()).error ?? '', /Disk full/)
  assert.ok((await row()).next_at.getTime() > Date.now() + 3 * 60_000, 'the pauses grow')
  await nextTry()
  assert.equal(arrived.length, 1)
  assert.deepEqual([(await row()).state, (await row()).error], ['sent', null])
})

fresh('a recipient whom the server refuses is given up at once, and the words are deleted', async () => {
  answers.rcpt = [no(550, '5.1.1 <ada@trust.example>: no such person')]
  await sendAsGuest()
  await runDueJobs(town.house)
  const failed = await row()
  assert.deepEqual([failed.state, failed.tries, failed.text, failed.html], ['failed', 1, null, null])
  assert.match(failed.error ?? '', /no such person/)
  assert.ok(!failed.error?.includes('ada@trust.example'), 'stewards do not see the whole address')
  await nextTry()
  assert.equal(arrived.length, 0)
})

fresh('nothing is tried for more than three days, nor after the mail is of use', async () => {
  answers.rcpt = Array.from({ length: 20 }, () => no(450, 'Busy'))
  await sendAsGuest()
  for (let n = 0; n < 12; n++) await nextTry()
  assert.deepEqual([(await row()).state, (await row()).tries], ['failed', 11])
  await sql`truncate mails`.execute(town.db)
  answers.rcpt = [no(450, 'Busy')]
  await sendAsGuest({ until: new Date(Date.now() + 15 * 60_000) })
  await runDueJobs(town.house)
  assert.equal((await row()).state, 'waiting')
  await sql`update mails set until = now() - interval '1 second'`.execute(town.db)
  await nextTry()
  assert.deepEqual([(await row()).state, (await row()).text, arrived.length], ['failed', null, 0])
})

fresh('a mail server that never answers does not hold a job for ever', async () => {
  const sockets: Socket[] = []
  const silent = createServer((socket) => void sockets.push(socket))
  await new Promise<void>((resolve) => silent.listen(PORTS.silent, '127.0.0.1', resolve))
  const { port } = silent.address() as AddressInfo
  const patient = town.house.config.smtpUrl
  town.house.config.smtpUrl = `smtp://127.0.0.1:${port}?greetingTimeout=300`
  await sendAsGuest()
  await runDueJobs(town.house)
  town.house.config.smtpUrl = patient
  for (const socket of sockets) socket.destroy()
  silent.close()
  const waiting = await row()
  assert.equal(waiting.state, 'waiting')
  assert.match(waiting.error ?? '', /time|Greeting/i)
  await nextTry()
  assert.equal(arrived.length, 1)
})

fresh('no mail server at the address is told in plain words', async () => {
  const right = town.house.config.smtpUrl
  town.house.config.smtpUrl = 'smtp://127.0.0.1:4349'
  await sendAsGuest()
  await runDueJobs(town.house)
  town.house.config.smtpUrl = right
  assert.equal((await row()).error, 'Nothing answers at the address of the mail server.')
})

fresh('stewards see how mail fares but not what it says, and can try again', async () => {
  answers.rcpt = [no(451, 'Come back later')]
  await sendAsGuest()
  await runDueJobs(town.house)
  const page = await town.mo.get('/stewards/mail')
  assert.equal(page.status, 200)
  assert.match(page.text, /Come back later/)
  assert.match(page.text, /a…@trust\.example/)
  assert.doesNotMatch(page.text, /123456|ada@trust/)
  assert.equal((await town.mo.json('/stewards/mail')).json.troubled[0].error, '451 Come back later')
  const { id } = await row()
  const again = await town.mo.post(`/stewards/mail/${id}/try-again`)
  assert.equal(again.location, '/stewards/mail')
  await runDueJobs(town.house)
  assert.equal(arrived.length, 1)
  assert.match((await town.mo.get('/stewards/mail')).text, /Sent/)
})

fresh('nobody but stewards sees mail, by page or by query', async () => {
  await sendAsGuest()
  for (const who of [town.ada, town.sol]) {
    assert.equal((await who.get('/stewards/mail')).status, 404)
    assert.ok([403, 404].includes((await who.post('/stewards/mail/try-again')).status))
  }
  assert.equal((await town.gus.get('/stewards/mail')).status, 303)
  const { database } = town.house
  assert.deepEqual(await asMember(database, town.ada.id, (db) => db.selectFrom('mails').select('id').execute()), [])
  await assert.rejects(
    asMember(database, town.mo.id, (db) => db.selectFrom('mails').select('text').execute()),
    /permission denied/,
  )
  await assert.rejects(
    asMember(database, town.mo.id, (db) => db.selectFrom('mails').select('to_address').execute()),
    /permission denied/,
  )
  for (const id of [undefined, town.ada.id])
    assert.deepEqual((await asMember(database, id, (db) => sql`select * from kept_mails(null, 10)`.execute(db))).rows, [])
})

fresh('stewards are told of mail in trouble, once a day and not by mail', async () => {
  answers.rcpt = [no(550, 'No'), no(550, 'No')]
  await sendAsGuest()
  await sendAsGuest()
  await runDueJobs(town.house)
  const notices = await town.db.selectFrom('notices').selectAll().execute()
  assert.deepEqual(
    notices.map(({ member_id, kind, link, by_mail }) => ({ member_id, kind, link, by_mail })),
    [{ member_id: town.mo.id, kind: 'stewards', link: '/stewards/mail', by_mail: false }],
  )
})

fresh('what was sent a month ago is forgotten, what is on its way is not', async () => {
  await sendAsGuest()
  await runDueJobs(town.house)
  await sendAsGuest()
  await sql`update mails set at = now() - interval '31 days', done_at = done_at - interval '31 days'`.execute(town.db)
  await town.house.features.find((one) => one.name === 'mail')!.jobs!['mail.forget']!(town.house, undefined as never)
  assert.equal((await row()).state, 'waiting')
})
