// Notices by mail, through a real mail server: what arrives, when, and what must never arrive.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { markThreadSeen } from '#core/notices/seen.ts'
import { tellStewards } from '#core/notices/tell.ts'
import { asMember } from '#platform/db/viewing.ts'
import { mailProse } from '#platform/mail/prose.ts'
import { openTown, type Town } from '../kit.ts'
import { choose, follow, start, write } from './notices-kit.ts'

const PORT = 4311

let server: SMTPServer
let town: Town
let arrived: ParsedMail[] = []

before(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        arrived.push(mail)
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(PORT, '127.0.0.1', resolve))
  town = await openTown({ SMTP_URL: `smtp://127.0.0.1:${PORT}`, HEARTH_URL: 'https://hearth.test' })
})
after(async () => {
  await town.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

/** Does all waiting work and gives back the mails that arrived by it. */
async function mailed(): Promise<ParsedMail[]> {
  arrived = []
  await town.work()
  return arrived
}

const toOf = (mails: ParsedMail[]) => mails.map((mail) => [mail.to].flat()[0]?.text).sort()

test('a reply arrives as a mail with its words, a link to it, and a way to stop such mails in one click', async () => {
  const { ada, bea, spaces } = town
  const first = await start(town, ada, spaces.members, 'Why is my median wrong?')
  const html = '<p>Try <code>na.rm = TRUE</code>, see <a href="/people/3">Mo</a> <img src="/uploads/7/plot.png" alt="A plot"></p>'
  const second = await write(town, bea, first, { replyTo: first, body: 'Try `na.rm = TRUE`, see @mo', html })
  const [mail, ...more] = await mailed()
  assert.deepEqual(more, [])
  assert.ok(mail)
  assert.equal([mail.to].flat()[0]?.text, 'ada@trust.example')
  assert.equal(mail.subject, 'Bea replied to you in “Why is my median wrong?”')
  assert.equal(mail.from?.value[0]?.name, 'Bea (Testing Town)')
  assert.match(mail.text ?? '', /Try `na\.rm = TRUE`, see @mo/)
  assert.match(mail.text ?? '', new RegExp(`https://hearth\\.test/notices/\\d+\\?post=${second.postId}`))
  assert.match(String(mail.html), /<code[^>]*>na\.rm = TRUE<\/code>/)
  assert.match(String(mail.html), /href="https:\/\/hearth\.test\/people\/3"/)
  assert.match(String(mail.html), /href="https:\/\/hearth\.test\/uploads\/7\/plot\.png">Picture: A plot/)
  assert.doesNotMatch(String(mail.html), /<img/)
  const list = mail.headers.get('list') as { unsubscribe?: { url: string }; 'unsubscribe-post'?: { name: string } }
  assert.match(list.unsubscribe?.url ?? '', /^https:\/\/hearth\.test\/notices\/stop\/[\w-]{32}$/)
  assert.equal(list['unsubscribe-post']?.name, 'List-Unsubscribe=One-Click')
  assert.equal(mail.inReplyTo, `<thread-${first.threadId}@hearth.test>`)
  await markThreadSeen(town.db, ada.id, first.threadId)
})

test('mails wait a minute, and none comes for what was seen by then', async () => {
  const { ada, bea, spaces } = town
  const first = await start(town, ada, spaces.members, 'Seen at once')
  await write(town, bea, first, { replyTo: first })
  const { rows } = await sql<{ soon: boolean }>`
    select bool_and(run_at between now() + interval '50 seconds' and now() + interval '70 seconds') as soon
    from graphile_worker.jobs where task_identifier = 'notices.mail'`.execute(town.db)
  assert.equal(rows[0]?.soon, true)
  await asMember(town.house.database, ada.id, (db) => markThreadSeen(db, ada.id, first.threadId))
  assert.deepEqual(await mailed(), [])
})

test('none comes for a post that was read on an open page', async () => {
  const { ada, bea, spaces } = town
  const first = await start(town, ada, spaces.members, 'Open page')
  await write(town, bea, first, { replyTo: first })
  await town.db.insertInto('thread_reads').values({ member_id: ada.id, thread_id: first.threadId, number: 2 }).execute()
  assert.deepEqual(await mailed(), [])
})

test('there is never more than one mail for a thread until its member has looked', async () => {
  const { ada, bea, ivy, spaces } = town
  const first = await start(town, ada, spaces.members, 'Busy')
  await write(town, bea, first, { replyTo: first })
  await write(town, ivy, first, { replyTo: first })
  assert.equal((await mailed()).length, 1, 'two posts before the first mail')
  await write(town, bea, first, { mentions: [ada] })
  assert.deepEqual(await mailed(), [], 'and one after it')
  const { groups } = (await ada.json('/notices')).json
  const busy = groups.find((group: { sentence: string }) => group.sentence.includes('Busy'))
  assert.equal(busy.more, 2, 'all are on the site')
  await ada.get(busy.href)
  await write(town, bea, first, { replyTo: first })
  assert.equal((await mailed()).length, 1, 'she has looked')
  const elsewhere = await start(town, bea, spaces.members, 'Another thread', { mentions: [ada] })
  assert.equal((await mailed()).length, 1, 'another thread is another mail')
  for (const { threadId } of [first, elsewhere]) await markThreadSeen(town.db, ada.id, threadId)
})

test('two jobs for one thread at the same moment send one mail', async () => {
  const { ada, bea, spaces } = town
  const first = await start(town, ada, spaces.members, 'Same moment')
  const second = await write(town, bea, first, { replyTo: first })
  const third = await write(town, bea, first, { replyTo: first })
  const job = town.house.features.find((one) => one.name === 'notices')!.jobs!['notices.mail']!
  await Promise.all([second, third, second].map(({ postId }) => job(town.house, { postId } as never)))
  assert.equal((await mailed()).length, 1)
})

test('no mail carries words that its member may no longer read', async () => {
  const { ivy, spaces } = town
  const eve = await town.newcomer('Eve')
  await town.db.insertInto('space_members').values({ space_id: spaces.invited, member_id: eve.id }).execute()
  await start(town, ivy, spaces.invited, 'Budget', { mentions: [eve] })
  await town.db.deleteFrom('space_members').where('member_id', '=', eve.id).execute()
  assert.deepEqual(await mailed(), [])
})

test('no mail carries words that were taken away, or goes to somebody who has left', async () => {
  const { ada, bea, spaces } = town
  const leo = await town.newcomer('Leo')
  const removed = await start(town, bea, spaces.members, 'Regret', { mentions: [ada] })
  await town.db
    .updateTable('posts')
    .set({ body: '', html: '', words: '', removed_at: new Date(), removed_by: 'author' })
    .where('id', '=', removed.postId)
    .execute()
  await start(town, bea, spaces.members, 'Goodbye', { mentions: [leo] })
  await town.db.updateTable('members').set({ state: 'left' }).where('id', '=', leo.id).execute()
  assert.deepEqual(await mailed(), [])
})

test('the words of the moment of sending are sent: an edit within the minute reaches the mail', async () => {
  const { ada, bea, spaces } = town
  const first = await start(town, bea, spaces.members, 'Edited', { mentions: [ada], body: 'Wrong words' })
  await town.db
    .updateTable('posts')
    .set({ body: 'Right words', html: '<p>Right words</p>', words: 'Right words' })
    .where('id', '=', first.postId)
    .execute()
  const [mail] = await mailed()
  assert.match(mail?.text ?? '', /Right words/)
  assert.doesNotMatch(`${mail?.text}${mail?.html}`, /Wrong words/)
})

test('names and titles cannot add headers or markup', async () => {
  const { ada, spaces } = town
  const mallory = await town.newcomer('Mal <b>"lory')
  await town.db.updateTable('members').set({ name: 'Mal\r\nBcc: eve@evil.example <b>' }).where('id', '=', mallory.id).execute()
  await start(town, mallory, spaces.members, 'Hi\r\nBcc: eve@evil.example <script>alert(1)</script>', { mentions: [ada] })
  const mails = await mailed()
  assert.deepEqual(toOf(mails), ['ada@trust.example'])
  assert.equal(mails[0]?.bcc, undefined)
  assert.doesNotMatch(String(mails[0]?.html), /<script|<b>/)
})

test('hostile HTML does not reach a mail, even if the renderer let it through', () => {
  const html = mailProse(
    '<p style="position:fixed" onclick="x()">Hi<script>alert(1)</script></p><a href="javascript:alert(1)">a</a><iframe src="//evil"></iframe><a href="#fn1">1</a><math><mi>x</mi></math><pre style="color:red"><code class="x">y &lt; z</code></pre>',
    'https://hearth.test',
    '',
  )
  assert.doesNotMatch(html, /script|iframe|onclick|position|javascript|color:red|<math|#fn1/)
  assert.match(html, /<em>\[formula\]<\/em>/)
  assert.match(html, /y &lt; z/)
  assert.equal(
    mailProse('x'.repeat(70_000), 'https://hearth.test', 'Words & <more>'),
    '<p style="white-space: pre-wrap">Words &amp; &lt;more&gt;</p>',
  )
})

test('a mail that asks a steward to look is one a day, and on the site only where the steward chose so', async () => {
  const { mo } = town
  const tell = (link: string) => tellStewards(town.db, { text: 'Somebody asks to join.', link })
  await tell('/stewards/joining')
  await tell('/stewards/joining')
  const mails = await mailed()
  assert.deepEqual(toOf(mails), ['mo@trust.example'])
  assert.equal(mails[0]?.subject, 'Somebody asks to join.')
  const { choices } = (await mo.json('/account/notices')).json
  await mo.post('/account/notices', { ...choices, stewards: 'site' })
  await tell('/stewards/records')
  assert.deepEqual(await mailed(), [])
})

test('followers who chose mail get one, others do not, and turning it off stops a mail that waits', async () => {
  const { ada, bea, ivy, mo, spaces } = town
  const first = await start(town, bea, spaces.members, 'Followers')
  for (const who of [ada, ivy, mo]) await follow(town, who, first.threadId, 'follow')
  await choose(ada, 'thread', 'mail')
  await choose(ivy, 'thread', 'mail')
  await write(town, bea, first)
  await choose(ivy, 'thread', 'site')
  const mails = await mailed()
  assert.deepEqual(toOf(mails), ['ada@trust.example'])
  assert.equal(mails[0]?.subject, 'Bea replied in “Followers”')
})
