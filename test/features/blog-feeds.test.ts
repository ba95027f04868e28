// Feeds with all the words, read by other libraries; the sitemap; what search engines read; a mail that becomes an article.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { takeMail } from '#features/blog/arrive/by-mail.ts'
import { openTown, type Town } from '../kit.ts'
import { publish } from './blog-kit.ts'
import { docx, para, picture, run, styled } from './word-file.ts'
import { entriesOf } from './xml.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

test('Atom and JSON feeds carry the whole article, with whole addresses, by category and author', async () => {
  const url = town.house.config.url
  await publish(town, {
    title: 'Ends ]]> & <b>',
    body: 'All of it & more, [here](/questions).\n\n```r\n1 < 2\n```',
    tags: 'feeds',
  })
  await publish(town, { by: town.bea, title: 'Another', body: 'Other words.' })
  const atom = await town.gus.get('/blog/feed.atom?category=Feeds')
  assert.match(String(atom.headers['content-type']), /application\/atom\+xml/)
  const [entry, ...none] = entriesOf(atom.text)
  assert.equal(none.length, 0)
  assert.equal(entry!.id, `${url}/blog/ends-b`)
  assert.ok(entry!.content.includes(`href="${url}/questions"`) && entry!.content.includes('&lt;'))
  assert.equal(entriesOf((await town.gus.get('/blog/feed.atom')).text).length, 2)
  const json = JSON.parse((await town.gus.get('/blog/feed.json')).text)
  assert.deepEqual(
    [json.version, json.items.length, json.items[0].title, json.feed_url],
    ['https://jsonfeed.org/version/1', 2, 'Another', `${url}/blog/feed.json`],
  )
  assert.match(json.items[1].content_html, /All of it/)
  const person = await town.db
    .selectFrom('blog_people')
    .select('id')
    .where('member_id', '=', town.bea.id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(
    entriesOf((await town.gus.get(`/blog/feed.atom?author=${person.id}`)).text).map((one) => one.title),
    ['Another'],
  )
  assert.equal((await town.gus.get('/blog/feed.atom?author=999')).status, 404)
  assert.match((await town.gus.get('/blog')).text, /application\/feed\+json/)
})

test('the sitemap, the picture and the data for search engines know the article; citations come as files', async () => {
  assert.match((await town.gus.get('/sitemap/blog/0')).text, /\/blog\/another</)
  const page = await town.gus.get('/blog/another')
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page.text)![1]!)
  assert.deepEqual([data['@type'], data.headline, data.author[0].name], ['BlogPosting', 'Another', 'Bea'])
  assert.match(String((await town.gus.get('/blog/another/picture.png')).headers['content-type']), /image\/png/)
  assert.match((await town.gus.get('/blog/another/cite.bib')).text, /^@misc\{bea\d{4}another/)
  assert.equal((await town.gus.json('/blog/another/cite')).json['cff-version'], '1.2.0')
})

const mail = (from: string, more = '') =>
  Buffer.from(
    `From: ${from}\r\nTo: blog@town.example\r\nSubject: A tale by mail\r\nMessage-ID: <${from}@x>\r\n${more}Content-Type: text/plain; charset=utf-8\r\n\r\nOnce we counted beds.\r\n\r\nThen we stopped.\r\n`,
  )

test('a mail of a member becomes their draft, once; that of a guest waits for editors', async () => {
  assert.match(await takeMail(town.house, mail('ada@trust.example')), /draft of the member/)
  assert.match(await takeMail(town.house, mail('ada@trust.example')), /came before/)
  const own = (await town.ada.json('/blog/write')).json.articles.filter(
    (one: { title: string }) => one.title === 'A tale by mail',
  )
  assert.deepEqual(
    own.map((one: { state: string }) => one.state),
    ['draft'],
  )
  assert.equal((await town.bea.get(`/blog/write/${own[0].id}`)).status, 404)
  assert.match(await takeMail(town.house, mail('guest@elsewhere.example')), /waits for the editors/)
  const waiting = (await town.mo.json('/blog/desk')).json.articles
  assert.equal(waiting[0].title, 'A tale by mail')
  assert.match((await town.mo.get(`/blog/write/${waiting[0].id}`)).text, /came by mail from guest@elsewhere\.example/)
  assert.match(
    await takeMail(town.house, mail('robot@elsewhere.example', 'Auto-Submitted: auto-replied\r\n')),
    /written by a program/,
  )
  for (let n = 0; n < 11; n++) await takeMail(town.house, mail('many@elsewhere.example', `X-N: ${n}\r\n`).subarray(0))
  assert.match(
    await takeMail(town.house, Buffer.from(mail('many@elsewhere.example').toString().replace('@x>', '@y>'))),
    /waits|Too many/,
  )
})

test('a mail that says that a member wrote it names no member', async () => {
  const forged = `From: liar@elsewhere.example\r\nTo: blog@town.example\r\nSubject: x\r\nMessage-ID: <forged@x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/markdown; name=tale.md\r\nContent-Disposition: attachment; filename=tale.md\r\n\r\n---\ntitle: Forged\nauthor: Bea\n---\n\nLies.\n\r\n--b--\r\n`
  await takeMail(town.house, Buffer.from(forged))
  const { json } = await town.mo.json('/blog/desk')
  const one = json.articles.find((article: { title: string }) => article.title === 'Forged')
  assert.equal(one.authors[0].name, 'Bea')
  const person = await town.db
    .selectFrom('blog_people')
    .select('member_id')
    .where('id', '=', one.authors[0].id)
    .executeTakeFirstOrThrow()
  assert.equal(person.member_id, null)
  assert.equal((await town.bea.get(`/blog/write/${one.id}`)).status, 404)
})

test('a file becomes a draft; one that is none gets a sentence', async () => {
  const { multipart } = await import('../multipart.ts')
  const bring = (name: string, bytes: Buffer) => {
    const { headers, payload } = multipart({}, { field: 'file', name, bytes })
    return town.ada.send(
      'POST',
      '/blog/write/file',
      { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers },
      payload,
    )
  }
  const made = await bring('tale.qmd', Buffer.from('---\ntitle: From a file\nauthor: Somebody Else\n---\n\nWords.\n'))
  const page = await town.ada.get(made.location)
  assert.match(page.text, /From a file[\s\S]*Words\.[\s\S]*Somebody Else/)
  const word = await bring(
    'tale.docx',
    await docx(styled('Heading1', 'From Word') + para(run('Some words.')) + picture('Two beds')),
  )
  const draft = await town.ada.get(word.location)
  for (const words of ['From Word', 'Some words.', 'alt="Two beds"']) assert.ok(draft.text.includes(words), words)
  for (const [name, bytes] of [
    ['tale.exe', Buffer.from('MZ')],
    ['tale.docx', Buffer.from('not a zip')],
  ] as const) {
    const answer = await bring(name, bytes)
    assert.equal(answer.status, 422, name)
  }
})
