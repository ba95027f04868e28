// Articles that come by e-mail: what is read of them, and what hostile ones can not do.
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { readMail } from '#features/blog/arrive/mail.ts'
import { readMarkdownFile } from '#features/blog/arrive/markdown-file.ts'
import { docx, para, picture, png, refuses, run } from './word-file.ts'

// Mails, as they go over the line.

type Part = { type: string; body: string | Buffer; name?: string; cid?: string }
const head = (subject: string, more = '') =>
  `From: Ann Lee <ann@example.org>\r\nTo: blog@here.example\r\nSubject: ${subject}\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n${more}`
const plain = (text: string, more = '', subject = 'Re: My article') =>
  Buffer.from(`${head(subject, more)}Content-Type: text/plain; charset=utf-8\r\n\r\n${text.replace(/\n/g, '\r\n')}`)
const html = (text: string, more = '') =>
  Buffer.from(`${head('My article', more)}Content-Type: text/html; charset=utf-8\r\n\r\n${text}`)

function mixed(list: Part[], kind = 'mixed'): Buffer {
  const encoded = list.map(({ type, body, name, cid }) => {
    const place = name ? `Content-Disposition: ${cid ? 'inline' : 'attachment'}; filename="${name}"\r\n` : ''
    const bytes = Buffer.from(body as Buffer)
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n')
    const id = cid ? `Content-ID: <${cid}>\r\n` : ''
    return `--b\r\nContent-Type: ${type}\r\n${place}${id}Content-Transfer-Encoding: base64\r\n\r\n${bytes}\r\n`
  })
  return Buffer.from(`${head('My article')}Content-Type: multipart/${kind}; boundary="b"\r\n\r\n${encoded.join('')}--b--\r\n`)
}

async function read(raw: Buffer | NodeJS.ReadableStream) {
  const mail = await readMail(raw)
  assert.ok(mail)
  return mail
}

test('a mail of text is an article without its signature and what it quotes', async () => {
  const text = `Hello **all**,

> a quote that belongs to it

Under
--
more

On Mon, 1 Jan 2024 at 10:00, Bo Day
<bo@example.org> wrote:

> old
>
> -- 
> older

-- 
Ann Lee
Professor`
  const mail = await read(Readable.from([plain(text)]))
  assert.equal(mail.from, 'ann@example.org')
  assert.equal(mail.messageId, '<1@example.org>')
  assert.equal(mail.isAutomatic, false)
  assert.equal(mail.arrived.title, 'My article')
  assert.equal(mail.arrived.body, 'Hello **all**,\n\n> a quote that belongs to it\n\nUnder\n--\nmore')
  assert.deepEqual(mail.arrived.notes, ['Earlier e-mail that was quoted was cut off.', 'The signature was cut off.'])
  const outlook = await read(plain('Text\n\n-----Original Message-----\nFrom: Bo\n\nold'))
  assert.equal(outlook.arrived.body, 'Text')
})

test('a mail of HTML becomes Markdown without scripts, quotes and what would be loaded from elsewhere', async () => {
  const source = `<html><head><style>p{}</style><title>t</title></head><body onload="x()"><script>alert(1)</script><h1>Part</h1><p>Text <b>bold</b>
    <a href="javascript:alert(1)">trap</a> <a href="https://example.org/">link</a> &lt;script&gt;</p><img src="https://t.example/1.gif" alt="spy">
    <table><tr><td><p>One column</p></td></tr></table><div class="gmail_quote">On Monday Bo wrote:<blockquote>old</blockquote></div></body></html>`
  const { arrived } = await read(html(source))
  assert.equal(arrived.body, '## Part\n\nText **bold** trap [link](https://example.org/) \\<script>\n\nOne column')
  assert.deepEqual(arrived.notes, ['Pictures that are not in the e-mail itself were not loaded.'])
})

test('pictures within a mail stand where its HTML has them', async () => {
  const mail = mixed(
    [
      { type: 'text/html', body: '<p>Before</p><img src="cid:1@x" alt="A plan"><p>After</p>' },
      { type: 'image/png', body: png, name: '../My Plan!.PNG', cid: '1@x' },
    ],
    'related',
  )
  const { arrived } = await read(mail)
  assert.equal(arrived.body, 'Before\n\n![A plan](my-plan.png)\n\nAfter')
  assert.deepEqual(arrived.pictures, [{ name: 'my-plan.png', bytes: png, description: 'A plan' }])
})

test('an attached file is the article, and pictures beside it are its pictures', async () => {
  const markdown = { type: 'text/markdown', body: '# Ours\n\n![The plan](img/plan%201.png "t")', name: 'ours.md' }
  const list = [
    { type: 'text/plain', body: 'See attached.' },
    markdown,
    { type: 'image/png', body: png, name: 'plan 1.png' },
    { type: 'image/png', body: png, name: 'Plan 1.png' },
    { type: 'image/png', body: '<script>', name: 'fake.png' },
    { type: 'application/pdf', body: 'x', name: 'paper.pdf' },
  ]
  const { arrived } = await read(mixed(list))
  assert.equal(arrived.title, 'Ours')
  assert.equal(arrived.pictures.length, 2)
  assert.equal(new Set(arrived.pictures.map(({ name }) => name)).size, 2)
  for (const { name } of arrived.pictures) assert.ok(arrived.body.includes(`](${name})`) && /^[a-z0-9.-]+$/.test(name))
  assert.match(arrived.notes.join(), /belong: plan-1.*left out: fake\.png, paper\.pdf/)

  const word = { type: 'application/octet-stream', body: await docx(para(`${run('Text')}${picture('d')}`)), name: 'a.DOCX' }
  const fromWord = await read(mixed([{ type: 'text/plain', body: 'Hi' }, word]))
  assert.equal(fromWord.arrived.title, 'My article')
  assert.equal(fromWord.arrived.body, 'Text![d](picture-1.png)')
  await assert.rejects(readMail(mixed([{ ...word, body: 'no zip' }])), refuses(400))
})

test('automatic mail is known as such, and never answered with a refusal', async () => {
  for (const more of ['Auto-Submitted: auto-replied', 'List-Id: <l.example>', 'Precedence: bulk', 'Return-Path: <>'])
    assert.equal((await read(plain('x', `${more}\r\n`))).isAutomatic, true, more)
  assert.equal((await read(plain('x', '', 'Out of office: back on Monday'))).isAutomatic, true)
  for (const more of ['Auto-Submitted: no', 'Return-Path: <ann@example.org>'])
    assert.equal((await read(plain('x', `${more}\r\n`))).isAutomatic, false, more)
  const broken = mixed([{ type: 'application/octet-stream', body: 'no zip', name: 'a.docx' }])
  assert.equal((await read(Buffer.concat([Buffer.from('Precedence: bulk\r\n'), broken]))).isAutomatic, true)
  assert.equal(await readMail(Buffer.from('Subject: x\r\n\r\nNobody sent this')), undefined)
  assert.equal(await readMail(Buffer.alloc(0)), undefined)
})

test('large and odd mail takes neither long nor much', async () => {
  await assert.rejects(readMail(Buffer.alloc(15_000_001, 'a')), refuses(413))
  await assert.rejects(readMail(Readable.from(Array.from({ length: 16 }, () => Buffer.alloc(1_000_000, 'a')))), refuses(413))
  const begin = performance.now()
  for (const piece of ['a', '![', '>', '<', ' ', '[](', '\\', '`', '-', '$a', '*', '| ', '![](a', '{']) {
    const line = piece.repeat(1_000_000 / piece.length)
    assert.ok((await read(plain(line))).arrived.body.length <= line.length)
    readMarkdownFile('x.md', Buffer.from(line))
    await read(html(`<p>${line.slice(0, 400_000).replaceAll('<', '&lt;')}</p>`))
  }
  const said = performance.now() - begin
  assert.ok(said < 20_000, `took ${said} ms`)
})

test('deep and crooked HTML is bounded', async () => {
  const begin = performance.now()
  for (const piece of ['<div>', '<b></x>', '<p><tr>', '<table><td>', '<ul><li>', '<a href=x>']) {
    await assert.rejects(readMail(html(piece.repeat(100_000))), refuses(413), piece)
    await read(html(`${piece.repeat(9_000)}Text`))
  }
  await read(html('<ol>'.concat('<li>x</li>'.repeat(50_000))))
  await read(html('<table>'.concat('<tr><td>x</td><td colspan=9999999>y</td></tr>'.repeat(10_000))))
  const said = performance.now() - begin
  assert.ok(said < 30_000, `took ${said} ms`)
})
