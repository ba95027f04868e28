// Without a mail server: mail as files, and a page for stewards.
import assert from 'node:assert/strict'
import { readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { asMember } from '#platform/db/viewing.ts'
import { mailHtml, mailText } from '#platform/mail/layout.tsx'
import { isAddress, sendMail } from '#platform/mail/send.ts'
import { openTown, type Town } from '../kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const send = (subject: string) =>
  asMember(town.house.database, undefined, (db) =>
    sendMail(db, {
      to: 'zoe@trust.example',
      subject,
      text: `Words of <${subject}>`,
      html: '<p>Grüße</p>',
      kind: 'sign-in',
    }),
  )

test('without a mail server, mail is kept as files that sort by time and that only their owner reads', async () => {
  await send('First – Ü')
  await town.work()
  await send('Second')
  await town.work()
  const mails = await town.mails()
  assert.deepEqual(
    mails.map((mail) => mail.subject),
    ['First – Ü', 'Second'],
  )
  assert.match(String(mails[0]?.html), /Grüße/)
  const folder = join(town.house.config.dataDir, 'outbox')
  for (const name of readdirSync(folder)) {
    assert.match(name, /^\d{8}T\d{6}\.\d{3}Z-[0-9a-f]{8}\.eml$/)
    assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600)
  }
})

test('stewards read the outbox on a page that says how to set a mail server; others find nothing there', async () => {
  await send('Your <code>')
  await town.work()
  const page = await town.mo.get('/stewards/mail')
  assert.match(page.text, /Your &lt;code>/)
  assert.match(page.text, /Words of &lt;Your &lt;code>/)
  assert.match(page.text, /zoe@trust\.example/)
  assert.match(page.text, /SMTP_URL/)
  assert.equal((await town.mo.json('/stewards/mail')).json.kept[0].subject, 'Your <code>')
  assert.doesNotMatch((await town.ada.get('/stewards/mail')).text, /Words of/)
})

test('files of the outbox are deleted after 30 days', async () => {
  await send('Old')
  await town.work()
  const folder = join(town.house.config.dataDir, 'outbox')
  const before = readdirSync(folder)
  const old = before.at(-1)!
  const past = new Date(Date.now() - 31 * 86_400_000)
  utimesSync(join(folder, old), past, past)
  await town.house.features.find((one) => one.name === 'mail')!.jobs!['mail.forget']!(town.house, undefined as never)
  assert.deepEqual(readdirSync(folder), before.slice(0, -1))
})

test('the pages of a mail escape what people wrote', () => {
  const html = mailHtml('Hearth & <friends>', <p>{'<script>alert(1)</script>'}</p>, <p>Why</p>)
  assert.ok(html.includes('Hearth &amp; &lt;friends'))
  assert.ok(!html.includes('<script>'))
  assert.equal(mailText('One', undefined, false, 'Two\n'), 'One\n\nTwo\n')
})

test('an address is one plain address', () => {
  for (const good of ['a@b.org', 'first.last+tag@sub.trust.nhs.uk']) assert.ok(isAddress(good), good)
  for (const bad of ['', 'a', 'a@b', '@b.org', 'a@b.org,c@d.org', 'a b@c.org', 'a@b.org\n', `${'x'.repeat(100_000)}@b.org`])
    assert.ok(!isAddress(bad), bad.slice(0, 20))
})
