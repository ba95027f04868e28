// A draft of an article is its author's: nobody else reads a word of it behind any door, or changes anything about it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { asMember } from '#platform/db/viewing.ts'
import { begin, save } from '../features/blog-kit.ts'
import { openTown, type Town } from '../kit.ts'
import { multipart } from '../multipart.ts'
import { allDoors, fill, MARK } from './doors.ts'

// What one has typed oneself may stand on a page; these were only ever written by Ada.
const SECRETS = new RegExp(`${MARK} (title|subtitle|picture|tag|trust|note)`)

let town: Town
let article: number
let upload: number
let tag: number
before(async () => {
  town = await openTown()
  article = await begin(town.ada, `${MARK} title`)
  const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const form = multipart({ description: `${MARK} picture` }, { field: 'file', name: `${MARK}.png`, bytes: picture })
  const headers = { ...form.headers, accept: 'application/json', 'sec-fetch-site': 'same-origin' }
  const { json } = await town.ada.send('POST', '/uploads', headers, form.payload)
  upload = json.id
  await save(town.ada, article, {
    subtitle: `${MARK} subtitle`,
    body: `## ${MARK}\n\n${json.markdown}`,
    tags: `${MARK} tag`,
    affiliation: `${MARK} trust`,
  })
  await town.ada.post(`/blog/write/${article}/notes`, { about: MARK, body: `${MARK} note` })
  tag = (await town.db.selectFrom('tags').select('id').where('name', 'like', `${MARK}%`).executeTakeFirstOrThrow()).id
})
after(() => town.close())

function addresses(): string[] {
  const slugs = ['quokkamarked-title', `${MARK}-title.html`]
  const found = new Set<string>()
  for (const { method, url } of allDoors(town)) {
    if (method !== 'get' || url === '/account/leave/export') continue
    for (const id of [article, upload, tag, 1, 2])
      for (const slug of slugs) found.add(fill(url, { id, slug, version: 2, note: 1, correction: 1, name: 'x.webp' }))
  }
  for (const path of [
    `/blog?category=${MARK}tag`,
    `/blog/feed.atom?category=${MARK}tag`,
    '/blog?author=1',
    '/sitemap/blog/0',
    `/stewards/tags?q=${MARK}`,
    `/search?q=${MARK}`,
  ])
    found.add(path)
  return [...found]
}

for (const who of ['gus', 'bea', 'sol', 'mo'] as const)
  test(`${who} finds no word of a draft behind any door, as a page or as JSON`, async () => {
    for (const url of addresses()) {
      for (const page of [await town[who].get(url), await town[who].json(url)]) {
        assert.doesNotMatch(page.text, SECRETS, `${who} reads ${url}`)
        if (!url.includes(MARK)) assert.doesNotMatch(page.location, /quokkamarked-title/, `${who} is led from ${url}`)
        assert.ok(page.status < 500, `${url} is ${page.status}`)
      }
    }
  })

const facts = async () =>
  JSON.stringify([
    await town.db.selectFrom('articles').selectAll().where('id', '=', article).executeTakeFirst(),
    await town.db.selectFrom('article_authors').selectAll().where('article_id', '=', article).execute(),
    await town.db.selectFrom('article_categories').selectAll().where('article_id', '=', article).execute(),
    await town.db.selectFrom('article_notes').selectAll().where('article_id', '=', article).execute(),
    await town.db.selectFrom('article_corrections').selectAll().where('article_id', '=', article).execute(),
    await town.db.selectFrom('article_revisions').selectAll().where('article_id', '=', article).execute(),
    await town.db.selectFrom('uploads').selectAll().where('id', '=', upload).execute(),
  ])

const form = {
  title: 'x',
  body: 'x',
  to: 'published',
  said: 'x',
  who: 'Bea',
  person: '1',
  take: 'yes',
  done: 'yes',
  description: 'x',
  tags: 'x',
}

for (const who of ['gus', 'bea', 'sol', 'mo'] as const)
  test(`${who} changes nothing of a draft by any form of the blog`, async () => {
    const was = await facts()
    for (const { method, url } of allDoors(town)) {
      if (method !== 'post' || !/^\/blog|^\/uploads/.test(url)) continue
      const path = fill(url, { id: article, slug: `${MARK}-title`, note: 1, correction: 1 })
      const answer = await town[who].post(path, form)
      assert.ok(answer.status < 500, `${path} is ${answer.status}`)
    }
    assert.equal(await facts(), was)
  })

test('a steward does not see who has begun to write; they do themselves', async () => {
  const seenBy = (id: number) =>
    asMember(town.house.database, id, (db) =>
      db.selectFrom('blog_people').select('id').where('member_id', '=', town.ada.id).execute(),
    )
  assert.equal((await seenBy(town.mo.id)).length, 0)
  assert.equal((await seenBy(town.ada.id)).length, 1)
})

test('once it is submitted, editors read it and members do not; a note stays between them', async () => {
  await town.ada.post(`/blog/write/${article}/move`, { to: 'submitted' })
  assert.match((await town.mo.get(`/blog/write/${article}`)).text, new RegExp(`${MARK} note`))
  for (const who of ['gus', 'bea', 'sol'] as const)
    for (const url of addresses()) {
      assert.doesNotMatch((await town[who].get(url)).text, SECRETS, `${who} reads ${url}`)
    }
})

test('mails and notices to others say the title to editors only', async () => {
  await town.work()
  for (const mail of await town.mails()) {
    const words = JSON.stringify(mail)
    if (words.includes(MARK)) assert.match(words, /mo@trust\.example/)
  }
})
